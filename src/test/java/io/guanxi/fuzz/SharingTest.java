package io.guanxi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Role;
import io.guanxi.fuzz.Asked.Answer;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests share statements, and nobody sees another's rows, fails for another's sake, or waits for who has left. */
class SharingTest {

    private static final int CALLERS = 64;
    private static final int REQUESTS = 40;

    /** The same keys in each, with values that say whose they are; one content with a count that somebody wrote by hand, which the database cannot add up. */
    private static final String PICTURE = """
            UNWIND range(0, 19) AS i
            CREATE (m:Member {key: 'm' + i, handle: 'h' + i, displayName: $v.community + ' ' + i, source: $v.community, region: ['a', 'b', null][i % 3]})
            CREATE (m)-[:AUTHORED]->(c:Content {key: 'c' + i, title: $v.community + ' ' + i})
            CREATE (c)-[:COUNTED]->(:ReactionCount {kind: 'like', count: CASE i WHEN 7 THEN 'many' ELSE i END}),
              (c)-[:COUNTED]->(:ReactionCount {kind: 'like', count: i})
            WITH collect(m) AS ms
            UNWIND range(0, 19) AS i UNWIND range(0, 19) AS j
            WITH ms[i] AS a, ms[j] AS b, i, j WHERE i <> j AND (i * 3 + j * size($v.community)) % 4 = 0
            CREATE (a)-[:FOLLOWS]->(b)
            """;

    private static final List<String> SHAPES = List.of(
            "query($c: String, $k: String, $n: Int) { member(key: $k, community: $c) { id key source followers(first: $n) { totalCount nodes { key source } } } }",
            "query($c: String, $k: String) { member(key: $k, community: $c) { key displayName attributes } }",
            "query($c: String, $k: String!) { content(key: $k, community: $c) { title reactionCounts { kind count } author { key source } } }",
            "query($c: String, $k: String, $n: Int) { members(community: $c, first: $n, filter: {or: [{key: {eq: $k}}, {region: {eq: \"a\"}}]}) { nodes { key source } } }",
            "query($c: String) { me(community: $c) { key source displayName } }");

    private static final List<String> COMMUNITIES = new ArrayList<>();
    private static final List<String> TOKENS = new ArrayList<>();

    /** What each request is answered when nobody else asks. */
    private static final Map<Asked, Answer> ALONE = new LinkedHashMap<>();

    @BeforeAll
    static void everybodyAsksAlone() {
        for (int i = 0; i < 3; i++) {
            COMMUNITIES.add(Scenario.given(PICTURE).community());
        }
        TestGraph.run(
                "MATCH (m:Member {community: $v.c})-[f:FOLLOWS]->() WHERE m.key ENDS WITH '3' DELETE f",
                Map.of("c", COMMUNITIES.get(1)));
        TOKENS.add(Guarded.token(Set.of(Role.READER), Set.of(COMMUNITIES.get(0)), "m1"));
        TOKENS.add(Guarded.token(Set.of(Role.READER), Set.of(COMMUNITIES.get(1)), "m2"));
        TOKENS.add(Guarded.token(Set.of(Role.READER), Set.of(), "m1"));
        TOKENS.add(Guarded.token(Role.ANALYST));
        Random random = new Random(1);
        while (ALONE.size() < 250) {
            Asked asked = new Asked(
                    TOKENS.get(random.nextInt(TOKENS.size())),
                    SHAPES.get(random.nextInt(SHAPES.size())),
                    COMMUNITIES.get(random.nextInt(COMMUNITIES.size())),
                    random.nextInt(22),
                    random.nextBoolean() ? 2 : 5);
            ALONE.computeIfAbsent(asked, Asked::answer);
        }
    }

    @Test
    void theAnswersAreTheirOwn() {
        ALONE.forEach((asked, answer) -> COMMUNITIES.stream()
                .filter(other -> !other.equals(asked.community()))
                .forEach(other -> assertThat(answer.text()).doesNotContain(other)));
        assertThat(ALONE.values()).filteredOn(answer -> answer.code().isEmpty()).hasSizeGreaterThan(120);
        assertThat(ALONE.values()).extracting(Answer::code).contains("INTERNAL", "FORBIDDEN");
    }

    @Test
    void everybodyGetsWhatTheyWouldHaveGotAlone() throws Exception {
        List<Asked> all = List.copyOf(ALONE.keySet());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger arrived = new AtomicInteger();
        together(CALLERS, caller -> {
            Random random = new Random(caller);
            for (int i = 0; i < REQUESTS; i++) {
                Asked asked = all.get(random.nextInt(all.size()));
                if (random.nextInt(6) == 0) {
                    asked.andLeave(random.nextInt(8));
                    continue;
                }
                Answer answer = asked.answer();
                arrived.incrementAndGet();
                if (!answer.equals(ALONE.get(asked))) {
                    wrong.add(asked + "\nalone    " + ALONE.get(asked) + "\ntogether " + answer);
                }
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(arrived.get()).isGreaterThan(CALLERS * REQUESTS / 2);
    }

    @Test
    void whoAskTheSameAtOnceShareStatements() throws Exception {
        Asked asked = new Asked(TOKENS.get(3), SHAPES.get(0), COMMUNITIES.get(0), 1, 5);
        asked.answer();
        int before = TestGraph.statements();
        together(CALLERS, caller -> {
            Answer answer =
                    new Asked(TOKENS.get(3), SHAPES.get(0), COMMUNITIES.get(caller % 3), caller % 20, 5).answer();
            assertThat(answer.code()).isEmpty();
            assertThat(Scenario.json(answer.text()).at("/data/member/key").asText())
                    .isEqualTo("m" + caller % 20);
        });

        assertThat(TestGraph.statements() - before).isLessThan(CALLERS * 3 / 4);
    }

    interface Caller {
        void calls(int caller) throws Exception;
    }

    /** Everybody begins at the same moment. */
    static void together(int callers, Caller work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            all.add(threads.submit(() -> {
                begin.await();
                work.calls(caller);
                return null;
            }));
        }
        begin.countDown();
        for (Future<?> one : all) {
            one.get(2, TimeUnit.MINUTES);
        }
        threads.shutdown();
    }
}
