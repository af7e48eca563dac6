package io.guanxi.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written between a merge and its end stays with the survivor, and who was merged away is as before. */
class WritesBetweenTest {

    private static final Map<String, String> MERGES = Map.of("m0", "m1", "m2", "m3", "m4", "m1");
    private static final int WRITES = 25;

    private final Map<String, String> written = new HashMap<>();
    private Scenario scenario = Scenario.given();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theSurvivorKeepsThem(int seed) {
        Random random = new Random(seed);
        scenario = Scenario.given(RandomPicture.of(random));
        Map<String, List<String>> before = new HashMap<>();
        MERGES.keySet().forEach(key -> before.put(key, linesOf(key)));
        List<String> order = MERGES.keySet().stream().sorted().toList();
        for (String key : order) {
            scenario.when(
                    "mutation { mergeMembers(input: {absorbed: \"%s\", survivor: \"%s\", reason: \"\", community: $community}) { errors { code } } }"
                            .formatted(key, MERGES.get(key)));
        }

        for (int i = 0; i < WRITES; i++) {
            write(random, i);
        }
        for (int i = order.size() - 1; i >= 0; i--) {
            assertThat(scenario.when(
                                    "mutation { it: unmergeMembers(input: {absorbed: \"%s\", community: $community}) { errors { message } } }"
                                            .formatted(order.get(i)))
                            .at("/it/errors"))
                    .isEmpty();
        }

        MERGES.keySet()
                .forEach(key -> assertThat(WholeGraph.difference(before.get(key), linesOf(key)))
                        .as("%s, seed %s", key, seed)
                        .isEmpty());
        assertThat(written).hasSizeGreaterThan(WRITES / 2);
        written.forEach((what, pattern) -> assertThat(
                        TestGraph.run("MATCH " + pattern + " RETURN count(*) AS n", Map.of("c", scenario.community())))
                .as(what + ", seed " + seed)
                .isEqualTo(List.of(Map.of("n", 1L))));
    }

    private List<String> linesOf(String key) {
        String id = (String) TestGraph.run(
                        "MATCH (m:Member {community: $v.c, key: $v.key}) RETURN m.id AS id",
                        Map.of("c", scenario.community(), "key", key))
                .get(0)
                .get("id");
        return WholeGraph.of(scenario.community()).stream()
                .filter(line -> line.contains(id))
                .toList();
    }

    /** Remembers what must be found of it in the end; a later rating replaces an earlier one. */
    private void write(Random random, int number) {
        String from = "m" + random.nextInt(RandomPicture.MEMBERS);
        String to = "m" + random.nextInt(RandomPicture.MEMBERS);
        String who = "(:Member {community: $v.c, key: '" + MERGES.getOrDefault(from, from) + "'})";
        String whom = "(:Member {community: $v.c, key: '" + MERGES.getOrDefault(to, to) + "'})";
        switch (random.nextInt(4)) {
            case 0 -> {
                if (done("trust(input: {from: \"%s\", to: \"%s\", weight: 5.%d".formatted(from, to, 10 + number))) {
                    written.put(
                            "trust " + who + whom,
                            who + "-[r:TRUSTS]->" + whom + " WHERE r.weight = 5." + (10 + number));
                }
            }
            case 1 -> {
                assertThat(done("publish(input: {author: \"%s\", key: \"w%d\"".formatted(from, number)))
                        .isTrue();
                written.put("publish " + number, who + "-[:AUTHORED]->(:Content {key: 'w" + number + "'})");
            }
            case 2 -> {
                assertThat(done("track(input: {member: \"%s\", key: \"w%d\", type: \"t\"".formatted(from, number)))
                        .isTrue();
                written.put("track " + number, who + "-[:DID]->(:Event {key: 'w" + number + "'})");
            }
            default -> {
                if (done("react(input: {member: \"%s\", content: \"c1\", kind: \"k%d\"".formatted(from, number))) {
                    written.put("react " + number, who + "-[:REACTED {kind: 'k" + number + "'}]->()");
                }
            }
        }
    }

    private boolean done(String mutation) {
        return scenario.when("mutation { it: " + mutation + ", community: $community}) { errors { code } } }")
                .at("/it/errors")
                .isEmpty();
    }
}
