package io.guanxi.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is merged, in chains too: taken back in reverse, everything is as it was, to the last property. */
class MergesTakenBackTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everythingIsAsItWas(int seed) {
        Random random = new Random(seed);
        Scenario scenario = Scenario.given(RandomPicture.of(random));
        List<List<String>> before = new ArrayList<>();
        List<String> absorbed = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < RandomPicture.MEMBERS; i++) {
            members.add("m" + i);
        }
        for (int merge = 0; merge < 5; merge++) {
            Collections.shuffle(members, random);
            before.add(WholeGraph.of(scenario.community()));
            String gone = members.remove(0);
            done(
                    scenario,
                    "mergeMembers(input: {absorbed: \"%s\", survivor: \"%s\", reason: \"seed\""
                            .formatted(gone, members.get(0)));
            absorbed.add(gone);
            expectSound(scenario);
        }

        for (int merge = absorbed.size() - 1; merge >= 0; merge--) {
            done(scenario, "unmergeMembers(input: {absorbed: \"%s\"".formatted(absorbed.get(merge)));

            assertThat(WholeGraph.difference(before.get(merge), WholeGraph.of(scenario.community())))
                    .as("seed %s, merge %s", seed, merge)
                    .isEmpty();
        }
        assertThat(TestGraph.run(
                        "MATCH (:Merge {community: $v.community})-[k:KEPT]->() RETURN count(k) AS n",
                        Map.of("community", scenario.community())))
                .isEqualTo(List.of(Map.of("n", 0L)));
    }

    private static void done(Scenario scenario, String mutation) {
        assertThat(scenario.when("mutation { it: " + mutation
                                + ", community: $community}) { errors { code message } } }")
                        .at("/it/errors"))
                .as(mutation)
                .isEmpty();
    }

    /** What holds of every community. */
    private static void expectSound(Scenario scenario) {
        for (String wrong : List.of(
                "(a:Member)-[r:FOLLOWS|TRUSTS|BLOCKS|REFERRED]->(a) WHERE a.community = $v.community",
                "(a:Member {community: $v.community}) WHERE COUNT { (a)<-[:REFERRED]-() } > 1",
                "(a:Member {community: $v.community})-[:REFERRED*1..]->(a)",
                "(a:Member {community: $v.community})-[r:FOLLOWS|BLOCKS]->(b) WITH a, b, type(r) AS t, count(*) AS n WHERE n > 1",
                "(a:Member {community: $v.community})-[r:REACTED]->(b) WITH a, b, r.kind AS kind, count(*) AS n WHERE n > 1",
                "(a:Member {community: $v.community})-[r]->(b) WHERE r.place IS NOT NULL AND (r.fromId <> a.id OR r.toId <> b.id)",
                "(a:Member {community: $v.community})<-[:REACHED]-(t:Touch {effective: true}) WITH a, count(t) AS n WHERE n > 1",
                "(a:Member {community: $v.community})<-[:REACHED]-(t:Touch {effective: true}) WHERE NOT EXISTS { (a)<-[:REFERRED]-() }",
                "(a:Merged {community: $v.community})-[r]-() WHERE NOT type(r) IN ['RANKED', 'VALUED', 'KEPT', 'INTO', 'MERGED_INTO', 'ABSORBED']")) {
            assertThat(TestGraph.run(
                            "MATCH " + wrong + " RETURN count(*) AS n", Map.of("community", scenario.community())))
                    .as(wrong)
                    .isEqualTo(List.of(Map.of("n", 0L)));
        }
    }
}
