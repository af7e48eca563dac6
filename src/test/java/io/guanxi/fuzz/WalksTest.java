package io.guanxi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.graph.Ids;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever walks through a list page by page sees everything that stays, once, whatever else comes, goes and moves meanwhile. */
class WalksTest {

    private static final int WRITES = 1_000;
    private static final List<Integer> SIZES = List.of(1, 3, 10, 37);

    /** A list, as the place where its pages stand in an answer. */
    private record Walk(String operation, String place) {}

    private static final List<Walk> WALKS = List.of(
            new Walk("members(community: $community, %s) { %s }", "/members"),
            new Walk(
                    "members(community: $community, orderBy: [{field: JOINED_AT, direction: DESC}], %s) { %s }",
                    "/members"),
            new Walk("member(key: \"s0\", community: $community) { followers(%s) { %s } }", "/member/followers"),
            new Walk("topic(name: \"all\", community: $community) { contents(%s) { %s } }", "/topic/contents"),
            new Walk("member(key: \"s0\", community: $community) { events(%s) { %s } }", "/member/events"));

    /** What stays begins with an s, with equal and absent times among them. */
    private static final String PICTURE = """
            CREATE (all:Topic {name: 'all'})
            WITH all, datetime('2026-05-01T00:00:00Z') AS day
            UNWIND range(0, 79) AS i
            WITH all, i, CASE i % 5 WHEN 0 THEN null ELSE day - duration({days: i % 7}) END AS at, day
            CREATE (m:Member {key: 's' + i, joinedAt: at}), (:Content {key: 's' + i, createdAt: at})-[:ABOUT]->(all)
            WITH i, at, day, m
            MATCH (hub:Member {key: 's0'}) WHERE hub.community IS NULL
            CREATE (hub)-[:DID]->(:Event {key: 's' + i, type: 'x', at: day - duration({days: i % 7})})
            FOREACH (x IN CASE WHEN i > 0 THEN [1] ELSE [] END | CREATE (m)-[:FOLLOWS {at: at}]->(hub))
            """;

    private static final String COME = """
            MATCH (hub:Member {community: $v.community, key: 's0'}), (all:Topic {community: $v.community, name: 'all'})
            CREATE (m:Member {id: $v.id, community: $v.community, key: $v.key, joinedAt: $v.at}),
              (:Content {id: $v.id + 'c', community: $v.community, key: $v.key, createdAt: $v.at})-[:ABOUT]->(all),
              (hub)-[:DID]->(:Event {id: $v.id + 'e', memberId: hub.id, community: $v.community, key: $v.key, type: 'x', at: coalesce($v.at, datetime('2026-04-30T00:00:00Z'))}),
              (m)-[:FOLLOWS {at: $v.at, fromId: m.id, toId: hub.id,
                place: toString(500000000000000 - coalesce($v.at.epochMillis, -499999999999999)) + right($v.id, 21)}]->(hub)""";
    private static final String MOVE = """
            MATCH (m:Member {community: $v.community, key: $v.key})-[f:FOLLOWS]->()
            MATCH (c:Content {community: $v.community, key: $v.key})
            MATCH (e:Event {community: $v.community, key: $v.key})
            SET m.joinedAt = $v.at, c.createdAt = $v.at, e.at = coalesce($v.at, e.at), f.at = $v.at,
              f.place = toString(500000000000000 - coalesce($v.at.epochMillis, -499999999999999)) + right(f.place, 21)""";
    private static final String GO = """
            MATCH (n:Member|Content|Event {community: $v.community, key: $v.key}) DETACH DELETE n""";

    private static Scenario scenario;

    @BeforeAll
    static void whatStays() {
        scenario = Scenario.given(PICTURE);
    }

    @Test
    void everythingThatStaysIsSeenOnceWhileOthersComeAndGo() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(3);
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int writer = i;
            writing.add(writers.submit(() -> write(writer, written, over)));
        }
        try {
            Map<Walk, Set<String>> stay = WALKS.stream()
                    .collect(Collectors.toMap(walk -> walk, walk -> Set.copyOf(stayers(walk(walk, 50, true)))));
            for (int round = 0; round == 0 || written.get() < WRITES; round++) {
                for (Walk walk : WALKS) {
                    for (boolean forward : List.of(true, false)) {
                        int size = SIZES.get((round + (forward ? 0 : 1)) % SIZES.size());
                        List<String> seen = stayers(walk(walk, size, forward));
                        assertThat(seen)
                                .as(walk + " by " + size)
                                .doesNotHaveDuplicates()
                                .containsExactlyInAnyOrderElementsOf(stay.get(walk));
                    }
                }
            }
        } finally {
            over.set(true);
            writers.shutdown();
        }
        for (Future<?> one : writing) {
            one.get();
        }
        assertThat(written.get()).isGreaterThanOrEqualTo(WRITES);
    }

    @Test
    void backwardIsForwardFromTheOtherEnd() {
        Scenario still = Scenario.given(PICTURE);
        for (Walk walk : WALKS) {
            List<String> whole = walk(still, walk, 100, true);
            assertThat(whole).hasSizeGreaterThan(70);
            for (int size : SIZES) {
                assertThat(walk(still, walk, size, true))
                        .as(walk + " by " + size)
                        .isEqualTo(whole);
                assertThat(walk(still, walk, size, false))
                        .as(walk + " back by " + size)
                        .isEqualTo(whole);
            }
        }
    }

    /** Elements come, move to where they may be seen again or not at all, and go; those that stay are left alone. */
    private static void write(int writer, AtomicInteger written, AtomicBoolean over) {
        Random random = new Random(writer);
        List<String> there = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            int choice = there.size() < 5 ? 0 : random.nextInt(there.size() > 25 ? 5 : 3);
            String key = choice == 0
                    ? "abrstz".charAt(random.nextInt(3)) + "-" + writer + "-" + i
                    : there.get(random.nextInt(there.size()));
            Map<String, Object> input =
                    new java.util.HashMap<>(Map.of("community", scenario.community(), "key", key, "id", Ids.next()));
            input.put(
                    "at",
                    random.nextInt(5) == 0
                            ? null
                            : java.time.ZonedDateTime.parse("2026-05-03T00:00:00Z")
                                    .minusDays(random.nextInt(11)));
            TestGraph.run(choice == 0 ? COME : choice < 3 ? MOVE : GO, input);
            if (choice == 0) {
                there.add(key);
            } else if (choice >= 3) {
                there.remove(key);
            }
            written.incrementAndGet();
        }
    }

    private static List<String> stayers(List<String> seen) {
        return seen.stream().filter(key -> key.matches("s\\d+")).toList();
    }

    private static List<String> walk(Walk walk, int size, boolean forward) {
        return walk(scenario, walk, size, forward);
    }

    /** All keys in the order of the list, from either end. */
    private static List<String> walk(Scenario scenario, Walk walk, int size, boolean forward) {
        List<String> seen = new ArrayList<>();
        JsonNode info;
        String from = "";
        do {
            JsonNode page = scenario.when("{ "
                            + walk.operation()
                                    .formatted(
                                            (forward ? "first: " : "last: ") + size + from,
                                            "nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")
                            + " }")
                    .at(walk.place());
            List<String> keys = StreamSupport.stream(page.get("nodes").spliterator(), false)
                    .map(node -> node.get("key").asText())
                    .toList();
            seen.addAll(forward ? seen.size() : 0, keys);
            info = page.get("pageInfo");
            from = (forward ? ", after: \"" : ", before: \"")
                    + info.get(forward ? "endCursor" : "startCursor").asText() + "\"";
        } while (info.get(forward ? "hasNextPage" : "hasPreviousPage").asBoolean());
        return seen;
    }
}
