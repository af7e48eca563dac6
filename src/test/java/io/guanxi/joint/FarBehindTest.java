package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graphql.Engine;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.Subscriber;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Subscribers who ask for less than happens, and more than a server keeps in memory. */
class FarBehindTest {

    private static final int MANY = 4_600;

    private final Engine server = TestServer.engine(TestGraph.graph());
    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");

    private Subscriber subscribed() {
        return Subscriber.of(
                server,
                "subscription { memberJoined(community: \"%s\") { id member { key } } }"
                        .formatted(scenario.community()));
    }

    private void happen(int times) {
        TestGraph.run("""
                MATCH (m:Member {community: $v.c, key: 'ada'})
                UNWIND range(1, $v.times) AS i
                CREATE (:Entry {community: $v.c, kind: 'MemberJoined', subject: m.id, waiting: datetime.realtime('Z')})
                """, Map.of("c", scenario.community(), "times", times));
    }

    private void awaitNumbers() throws InterruptedException {
        while (!TestGraph.run("MATCH (e:Entry) WHERE e.waiting IS NOT NULL RETURN e LIMIT 1", Map.of())
                .isEmpty()) {
            Thread.sleep(20);
        }
        // Until every server has seen the last numbers.
        Thread.sleep(500);
    }

    @Test
    void nothingIsReadForThemUntilTheyAskAndThenNothingIsMissing() throws InterruptedException {
        try (Subscriber slow = subscribed()) {
            int before = TestGraph.statements();
            happen(MANY);
            awaitNumbers();
            assertThat(TestGraph.statements()).isEqualTo(before);

            Set<String> ids = new HashSet<>();
            for (int i = 0; i < MANY; i++) {
                ids.add(slow.next().id());
            }
            assertThat(ids).hasSize(MANY);
            assertThat(slow.asked()).isNotDone();
        }
        server.close();
    }

    @Test
    void whoIsFartherBehindThanWhatIsKeptIsToldSo() throws InterruptedException {
        try (Subscriber slow = subscribed()) {
            happen(MANY);
            awaitNumbers();
            TestGraph.run("""
                    MATCH (e:Entry {community: $v.c}) WITH min(e.number) AS first
                    MATCH (gone:Entry) WHERE gone.number <= first
                    DETACH DELETE gone
                    WITH first LIMIT 1
                    MATCH (f:Feed) SET f.swept = first
                    """, Map.of("c", scenario.community()));

            assertThat(slow.failure()).isEqualTo("RESUME_EXPIRED");
        }
        server.close();
    }
}
