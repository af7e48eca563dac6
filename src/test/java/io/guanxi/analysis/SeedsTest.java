package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.guanxi.testing.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {

    private static final int SIMULATIONS = 2_000;

    private static final List<Drawn> GRAPHS = List.of(
            Drawn.of(8, "0-1 1-2 2-3 0-3 4-1 4-1 5-6"),
            Drawn.of(7, "0-1 1-2 2-0 2-3 3-4 4-3 5-4 5-6 6-0"),
            Drawn.of(6, "0-1 0-2 1-2 2-1 3-1 3-2 3-4 4-5"));

    @Test
    void seedsAreAsGoodAsTheBestThatThereAreAndTheirSpreadIsTheExpectedOne() {
        for (Drawn drawn : GRAPHS) {
            for (double probability : new double[] {0.1, 0.5, 1}) {
                var oracle = new CascadeOracle(drawn.turned(Orientation.NATURAL), probability);
                Map<String, Object> found = chosen(drawn, 3, probability);
                List<Integer> seeds = members(found);
                List<?> spreads = Column.list(found, "spreads");
                double error = Column.number(found, "standardError");
                for (int k = 1; k <= 3; k++) {
                    List<Integer> first = seeds.subList(0, k);
                    double exact = oracle.spread(first);
                    assertThat((Double) spreads.get(k - 1)).isCloseTo(exact, within(0.05));
                    assertThat(exact).isGreaterThan(oracle.best(k, new ArrayList<>()) - 0.05);
                }
                assertThat(Column.number(found, "spread")).isCloseTo(oracle.spread(seeds), within(4 * error + 1e-9));
            }
        }
    }

    @Test
    void lazyChoicesAreThoseOfAskingEverybodyEachTime() {
        for (long seed = 1; seed <= 3; seed++) {
            Links links = Links.of(Drawn.random(60, 150, seed).ties(Orientation.NATURAL));
            List<Integer> lazy = Celf.choose(new Cascades(links, 0.3, 50, 7), 8, done -> {});
            Cascades cascades = new Cascades(links, 0.3, 50, 7);
            List<Integer> greedy = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int best = IntStream.range(0, 60)
                        .boxed()
                        .max(Comparator.comparingLong((Integer member) -> cascades.gain(member))
                                .thenComparing(Comparator.reverseOrder()))
                        .orElseThrow();
                cascades.start(best);
                greedy.add(best);
            }
            assertThat(lazy).isEqualTo(greedy);
        }
    }

    @Test
    void nobodyIsBoundedBelowWhatTheyReach() {
        for (double probability : new double[] {0.1, 0.4, 1}) {
            for (long seed = 1; seed <= 3; seed++) {
                Links links = Links.of(Drawn.random(40, 120, seed).ties(Orientation.NATURAL));
                Cascades cascades = new Cascades(links, probability, 20, seed);
                long[] bounds = cascades.bounds();
                for (int member = 0; member < 40; member++) {
                    assertThat(bounds[member]).isBetween(cascades.gain(member), 20L * 40);
                }
            }
        }
        Links path = Links.of(Drawn.of(4, "0-1 1-2 2-3").ties(Orientation.NATURAL));
        assertThat(new Cascades(path, 1, 1, 1).bounds()).containsExactly(4, 3, 2, 1);
    }

    @Test
    void moreSeedsThanMembersAreAllMembersAndNobodyHasNone() {
        assertThat(members(chosen(Drawn.of(2, "0-1"), 5, 1))).containsExactly(0, 1);
        Map<String, Object> nobody = chosen(Drawn.of(0, ""), 5, 1);
        assertThat(members(nobody)).isEmpty();
        assertThat(Column.number(nobody, "spread")).isZero();
        assertThat(Column.number(nobody, "standardError")).isZero();
    }

    @Test
    void theyAreAskedForChosenOnceAndListedInOrder() {
        var scenario = Scenario.given("""
                CREATE (a:Member {key: 'a'}), (b:Member {key: 'b'}), (c:Member {key: 'c'}), (d:Member {key: 'd'}), (e:Member {key: 'e'}),
                  (b)-[:FOLLOWS]->(a), (c)-[:FOLLOWS]->(a), (e)-[:FOLLOWS]->(d), (d)-[:FOLLOWS]->(d)
                """);
        String query = """
                query($community: String, $k: Int!) { seeds(k: $k, input: {probability: 1}, community: $community) {
                  spread standardError snapshot { id kind members relationships formula }
                  members { totalCount edges { position gain spread node { key } } } } }
                """;

        var seeds = scenario.ask(query, Map.of("k", 2)).body().at("/data/seeds");

        assertThat(seeds.findValuesAsText("key")).containsExactly("a", "d");
        assertThat(seeds.at("/members/edges/0/gain").asDouble()).isEqualTo(3);
        assertThat(seeds.at("/members/edges/1/gain").asDouble()).isEqualTo(2);
        assertThat(seeds.at("/members/edges/1/spread").asDouble()).isEqualTo(5);
        assertThat(seeds.at("/members/totalCount").asInt()).isEqualTo(2);
        assertThat(seeds.at("/spread").asDouble()).isEqualTo(5);
        assertThat(seeds.at("/standardError").asDouble()).isZero();
        assertThat(seeds.at("/snapshot/kind").asText()).isEqualTo("SEEDS");
        assertThat(seeds.at("/snapshot/members").asInt()).isEqualTo(5);
        assertThat(scenario.ask(query, Map.of("k", 2)).body().at("/data/seeds")).isEqualTo(seeds);
        assertThat(scenario.ask(query, Map.of("k", 1)).body().at("/data/seeds/snapshot/id"))
                .isNotEqualTo(seeds.at("/snapshot/id"));
        assertThat(scenario.ask(query, Map.of("k", 0)).code()).isEqualTo("BAD_INPUT");
        scenario.and(
                "MATCH (c:Member {key: 'c', community: $v.community}) CREATE (:Member {key: 'f'})-[:FOLLOWS]->(c)");
        assertThat(scenario.ask(query, Map.of("k", 1))
                        .body()
                        .at("/data/seeds/spread")
                        .asDouble())
                .isEqualTo(4);
    }

    @Test
    void refusalsSayWhatWasExpected() {
        List<RelationshipType> follows = List.of(RelationshipType.FOLLOWS);
        assertThatThrownBy(() -> new SeedsInput(101, follows, Orientation.REVERSE, 0.1, 100))
                .hasMessageContaining("k must");
        assertThatThrownBy(() -> new SeedsInput(1, List.of(), Orientation.REVERSE, 0.1, 100))
                .hasMessageContaining("relationships must");
        assertThatThrownBy(() -> new SeedsInput(1, follows, Orientation.REVERSE, Double.NaN, 100))
                .hasMessageContaining("probability must");
        assertThatThrownBy(() -> new SeedsInput(1, follows, Orientation.REVERSE, 0.1, 0))
                .hasMessageContaining("simulations must");
    }

    private static Map<String, Object> chosen(Drawn drawn, int k, double probability) {
        return Seeds.choose(
                drawn.ties(Orientation.NATURAL),
                new SeedsInput(k, List.of(RelationshipType.FOLLOWS), Orientation.NATURAL, probability, SIMULATIONS),
                done -> {});
    }

    private static List<Integer> members(Map<String, Object> found) {
        return Column.list(found, "chosen").stream()
                .map(id -> Integer.valueOf(String.valueOf(id)))
                .toList();
    }
}
