package io.guanxi.cohorts;

import io.guanxi.analysis.Influence;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A random community, as objects and in the graph. */
final class Facts {

    static final String ZONE = "Europe/Berlin";
    static final List<String> TYPES = List.of("login", "play", "rare");
    static final List<String> SOURCES = List.of("search", "event", "referral");
    static final List<String> TAGS = List.of("vip", "new");
    static final List<String> CIRCLES = List.of("moon", "sun");
    static final List<String> TOPICS = List.of("optics", "music");
    static final List<String> KINDS = List.of("post", "video");
    static final List<String> ORIGINS = List.of("UGC", "PGC", "OGC");
    static final List<String> CAMPAIGNS = List.of("spring", "autumn");

    record Did(String type, Instant at) {}

    record Made(@Nullable String topic, String origin, String kind, int good, int bad) {}

    record Ranked(String pyramid, double percentile, String grade) {}

    record Person(
            String key,
            @Nullable Instant joinedAt,
            @Nullable Instant leftAt,
            @Nullable Instant lastSeenAt,
            @Nullable String source,
            Set<String> tags,
            Map<String, @Nullable Instant> circles,
            @Nullable String referrer,
            @Nullable String campaign,
            Set<String> follows,
            List<Did> did,
            List<Made> made) {}

    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, Ranked> ranked = new HashMap<>();
    private final Scenario scenario = Scenario.given();
    private final Random random;

    Facts(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            Person person = person("m%02d".formatted(i), i);
            people.put(person.key(), person);
        }
        store();
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        TestGraph.run(
                        "MATCH (c:Community {key: $v.community}) MATCH (m:Member {community: c.key})<-[r:RANKED {snapshot: c.influence}]-() MATCH (m)<-[v:VALUED {snapshot: c.influence}]-() "
                                + "RETURN m.key AS key, r.pyramid AS pyramid, r.percentile AS percentile, v.grade AS grade",
                        Map.of("community", scenario.community()))
                .forEach(row -> ranked.put(
                        (String) row.get("key"),
                        new Ranked((String) row.get("pyramid"), (double) row.get("percentile"), (String)
                                row.get("grade"))));
    }

    Scenario scenario() {
        return scenario;
    }

    Map<String, Person> people() {
        return people;
    }

    Person person(String key) {
        return Objects.requireNonNull(people.get(key));
    }

    /** Where they stand; nowhere if they joined after the time that the ranking looks from. */
    Ranked ranked(Person person) {
        return ranked.getOrDefault(person.key(), new Ranked("", -1, ""));
    }

    private Person person(String key, int others) {
        Map<String, @Nullable Instant> circles = new HashMap<>();
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            if (chance(3)) {
                circles.put(CIRCLES.get(i), chance(2) ? null : time(60));
            }
            if (chance(3)) {
                tags.add(TAGS.get(i));
            }
        }
        Set<String> follows = new HashSet<>();
        List<String> before = List.copyOf(people.keySet());
        for (int i = 0; i < random.nextInt(3) && others > 0; i++) {
            follows.add(before.get(random.nextInt(others)));
        }
        List<Did> did = new ArrayList<>();
        for (int i = 0; i < random.nextInt(9); i++) {
            did.add(new Did(any(TYPES.subList(0, chance(4) ? 3 : 2)), time(80)));
        }
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            made.add(new Made(
                    chance(3) ? null : any(TOPICS), any(ORIGINS), any(KINDS), random.nextInt(6), random.nextInt(3)));
        }
        boolean brought = others > 0 && !chance(3);
        return new Person(
                key,
                chance(6) ? null : time(chance(2) ? 20 : 100),
                chance(6) ? time(30) : null,
                chance(2) ? time(90) : null,
                chance(4) ? null : any(SOURCES),
                tags,
                circles,
                brought ? before.get(Math.max(0, others - 1 - random.nextInt(4))) : null,
                brought && chance(2) ? any(CAMPAIGNS) : null,
                follows,
                did,
                made);
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Some on whole days before the tests' clock, where limits lie. */
    private Instant time(int days) {
        Instant day = TestServer.NOW.minus(Duration.ofDays(random.nextInt(days)));
        return chance(4) ? day : day.plus(Duration.ofMinutes(random.nextInt(2880) - 1440));
    }

    private void store() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        people.values().forEach(person -> rows.add(row(person)));
        TestGraph.run(
                "MATCH (c:Community {key: $v.community}) SET c.timeZone = $v.zone",
                Map.of("community", scenario.community(), "zone", ZONE));
        for (String statement : List.of(
                "UNWIND $v.rows AS row CREATE (:Member {community: $v.community, id: randomUUID(), key: row.key, joinedAt: row.joinedAt, leftAt: row.leftAt, "
                        + "lastSeenAt: row.lastSeenAt, source: row.source})",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.tags AS name "
                        + "MERGE (t:Tag {community: $v.community, name: name}) ON CREATE SET t.id = randomUUID() CREATE (m)-[:TAGGED]->(t)",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.circles AS one "
                        + "MERGE (t:Circle {community: $v.community, key: one.key}) ON CREATE SET t.id = randomUUID() CREATE (m)-[:BELONGS_TO {until: one.until}]->(t)",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) MATCH (a:Member {community: $v.community, key: row.referrer}) "
                        + "CREATE (a)-[:REFERRED {campaign: row.campaign, state: 'PENDING'}]->(m)",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.follows AS key "
                        + "MATCH (a:Member {community: $v.community, key: key}) CREATE (m)-[:FOLLOWS]->(a)",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.did AS did "
                        + "CREATE (m)-[:DID]->(:Event {community: $v.community, id: randomUUID(), key: randomUUID(), type: did.type, at: did.at})",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.made AS made "
                        + "CREATE (m)-[:AUTHORED]->(c:Content {community: $v.community, id: randomUUID(), key: randomUUID(), origin: made.origin, kind: made.kind}) "
                        + "CREATE (c)-[:COUNTED]->(:ReactionCount {kind: 'like', count: made.good}), (c)-[:COUNTED]->(:ReactionCount {kind: 'dislike', count: made.bad}) "
                        + "CREATE (m)-[:REACTED {kind: 'like', at: datetime('2026-05-01T00:00:00Z')}]->(c) WITH c, made WHERE made.topic IS NOT NULL "
                        + "MERGE (t:Topic {community: $v.community, name: made.topic}) ON CREATE SET t.id = randomUUID() CREATE (c)-[:ABOUT]->(t)")) {
            TestGraph.run(statement, Map.of("community", scenario.community(), "rows", rows));
        }
        // Places in lists, and events packed by member.
        scenario.and("RETURN 1");
    }

    private static Map<String, @Nullable Object> row(Person person) {
        Map<String, @Nullable Object> row =
                PersonRow.of(person.key(), person.joinedAt(), person.leftAt(), person.lastSeenAt());
        row.put("source", person.source());
        row.put("tags", List.copyOf(person.tags()));
        List<Object> circles = new ArrayList<>();
        person.circles().forEach((circle, until) -> {
            Map<String, @Nullable Object> one = new HashMap<>();
            one.put("key", circle);
            one.put("until", PersonRow.at(until));
            circles.add(one);
        });
        row.put("circles", circles);
        row.put("referrer", person.referrer());
        row.put("campaign", person.campaign());
        row.put("follows", List.copyOf(person.follows()));
        row.put(
                "did",
                person.did().stream()
                        .map(did -> Map.of("type", did.type(), "at", Objects.requireNonNull(PersonRow.at(did.at()))))
                        .toList());
        List<Object> made = new ArrayList<>();
        person.made().forEach(content -> {
            Map<String, @Nullable Object> one = new HashMap<>();
            one.put("topic", content.topic());
            one.put("origin", content.origin());
            one.put("kind", content.kind());
            one.put("good", content.good());
            one.put("bad", content.bad());
            made.add(one);
        });
        row.put("made", made);
        return row;
    }
}
