package io.guanxi.joint;

import static io.guanxi.testing.Racing.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Verbs that contradict each other, at the same time: one of them was first, and the graph says which. */
class RacesTest {

    private static Callable<JsonNode> asking(Scenario scenario, String mutation) {
        return () -> {
            var answer = scenario.ask("mutation { it: " + mutation + " { errors { code } } }", Map.of());
            assertThat(answer.body().has("errors")).as(answer.text()).isFalse();
            return answer.body().at("/data/it/errors");
        };
    }

    private static List<Map<String, Object>> count(Scenario scenario, String pattern) {
        return TestGraph.run("MATCH " + pattern + " RETURN count(*) AS n", Map.of("community", scenario.community()));
    }

    @Test
    void nobodyIsFollowedInTheMomentOfABlock() throws Exception {
        for (int round = 0; round < 8; round++) {
            Scenario scenario = Scenario.given("CREATE (:Member {key: 'a'}), (:Member {key: 'b'})");
            String pair = "(input: {from: \"%s\", to: \"%s\", community: $community})";
            List<Callable<JsonNode>> racing = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                racing.add(asking(scenario, "follow" + pair.formatted("a", "b")));
                racing.add(asking(scenario, "follow" + pair.formatted("b", "a")));
            }
            racing.add(asking(scenario, "block" + pair.formatted("a", "b")));

            together(racing, round);

            assertThat(count(scenario, "(:Member {community: $v.community})-[:FOLLOWS]->()"))
                    .isEqualTo(List.of(Map.of("n", 0L)));
            assertThat(count(scenario, "(:Member {community: $v.community})-[:BLOCKS]->()"))
                    .isEqualTo(List.of(Map.of("n", 1L)));
        }
    }

    @Test
    void whoReactsToWhatIsBeingTakenBackIsToldThatItIsNotThere() throws Exception {
        for (int round = 0; round < 8; round++) {
            Scenario scenario = Scenario.given(
                    "CREATE (:Content {key: 'p'}) WITH 1 AS x UNWIND range(0, 5) AS i CREATE (:Member {key: 'm' + i})");
            List<Callable<JsonNode>> racing = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                racing.add(asking(
                        scenario,
                        "react(input: {member: \"m" + i
                                + "\", content: \"p\", kind: \"like\", community: $community})"));
            }
            racing.add(asking(scenario, "unpublish(input: {content: \"p\", community: $community})"));

            assertThat(together(racing, round))
                    .allSatisfy(errors -> assertThat(
                                    errors.isEmpty()
                                            ? "NOT_FOUND"
                                            : errors.at("/0/code").asText())
                            .isEqualTo("NOT_FOUND"));
            assertThat(count(scenario, "(:Member {community: $v.community})-[:REACTED]->()"))
                    .isEqualTo(List.of(Map.of("n", 0L)));
        }
    }

    @Test
    void requestsOfManyRowsAboutTheSameMembersAllGetDone() throws Exception {
        Scenario scenario = Scenario.given("UNWIND range(0, 19) AS i CREATE (:Member {key: 'm' + i})");
        List<Callable<JsonNode>> racing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            StringBuilder rows = new StringBuilder();
            for (int from = 0; from < 20; from++) {
                int one = i % 2 == 0 ? from : 19 - from;
                rows.append("{from: \"m%d\", to: \"m%d\"} ".formatted(one, (one + 1 + i) % 20));
            }
            racing.add(asking(scenario, "followMany(input: {rows: [" + rows + "], community: $community})"));
        }

        assertThat(together(racing, 1)).allSatisfy(errors -> assertThat(errors).isEmpty());
        assertThat(count(scenario, "(:Member {community: $v.community})-[:FOLLOWS]->()"))
                .isEqualTo(List.of(Map.of("n", 80L)));
    }
}
