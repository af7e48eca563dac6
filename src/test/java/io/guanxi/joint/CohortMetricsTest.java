package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.analysis.Ties;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Two cohorts figure by figure. */
class CohortMetricsTest {

    private final Scenario scenario = Scenario.given("""
            MATCH (home:Community {key: $v.community}) SET home.currency = 'EUR'
            CREATE (ada:Member {key: 'ada'}), (ben:Member {key: 'ben', leftAt: datetime('2026-05-30T00:00:00Z')}), (cat:Member {key: 'cat'}), (dan:Member {key: 'dan'})
            CREATE (ada)-[:PLACED]->(:Order {key: '1', at: datetime('2026-05-01T00:00:00Z'), amountE4: 100000, currency: 'EUR'}),
              (ada)-[:PLACED]->(:Order {key: '2', at: datetime('2026-05-02T00:00:00Z'), amountE4: 205000, status: 'paid'}),
              (ada)-[:PLACED]->(:Order {key: '3', at: datetime('2026-05-03T00:00:00Z'), amountE4: 500000, status: 'refunded', refundedAt: datetime('2026-05-04T00:00:00Z')}),
              (ben)-[:PLACED]->(:Order {key: '4', at: datetime('2026-05-03T00:00:00Z'), amountE4: 70000, currency: 'USD'})
            CREATE (ada)-[:REFERRED {state: 'PENDING'}]->(ben), (ada)-[:REFERRED {state: 'VOIDED'}]->(cat)
            CREATE (ben)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(ada), (cat)-[:FOLLOWS {at: datetime('2026-05-01T00:00:00Z')}]->(ada)
            WITH ada, ben, cat
            UNWIND [[ada, 40], [ada, 5], [ben, 45], [cat, 1], [cat, 80]] AS did
            WITH did[0] AS member, did[1] AS days
            CREATE (member)-[:DID]->(:Event {key: member.key + days, type: 'login', at: datetime('2026-06-01T00:00:00Z') - duration({days: days})})
            """);

    private Map<String, JsonNode> compared() {
        Map<String, JsonNode> metrics = new HashMap<>();
        scenario.when(
                        "{ compareCohorts(a: {rule: {}}, b: {rule: {member: {key: {in: [\"cat\", \"dan\"]}}}}, community: $community) { metrics { name a b difference } } }")
                .at("/compareCohorts/metrics")
                .forEach(metric -> metrics.put(metric.get("name").asText(), metric));
        return metrics;
    }

    private void expect(Map<String, JsonNode> metrics, String name, Object a, Object b, Object difference) {
        assertThat(metrics.get(name))
                .isEqualTo(Scenario.json("{\"name\": \"%s\", \"a\": %s, \"b\": %s, \"difference\": %s}"
                        .formatted(name, a, b, difference)));
    }

    @Test
    void figuresStandSideBySide() {
        Map<String, JsonNode> metrics = compared();

        expect(metrics, "SIZE", 4.0, 2.0, 2.0);
        expect(metrics, "MEAN_INFLUENCE", null, null, null);
        expect(metrics, "MEDIAN_VALUE", null, null, null);
        expect(metrics, "MEAN_TIES", null, null, null);
        expect(metrics, "ORDERS", 3.0, 0.0, 3.0);
        expect(metrics, "REVENUE", 30.5, 0.0, 30.5);
        expect(metrics, "BUYERS", 2.0, 0.0, 2.0);
        expect(metrics, "REFERRED", 1.0, 0.0, 1.0);
        expect(metrics, "ACTIVE", 2.0, 1.0, 1.0);
        expect(metrics, "RETENTION", 0.5, null, null);
        expect(metrics, "LEFT", 1.0, 0.0, 1.0);
        assertThat(metrics).hasSize(13);
    }

    @Test
    void whatIsRankedIsRankedByTheCurrentRanking() {
        new Influence(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), null, TestServer.NOW);
        new Ties(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), TestServer.NOW);
        JsonNode members = scenario.when(
                        "{ members(community: $community) { nodes { influence { score } relationshipValue { score } } } }")
                .at("/members/nodes");

        Map<String, JsonNode> metrics = compared();

        for (var figure : Map.of("INFLUENCE", "/influence/score", "VALUE", "/relationshipValue/score")
                .entrySet()) {
            double[] scores = scores(members, figure.getValue());
            assertThat(metrics.get("MEAN_" + figure.getKey()).get("a").asDouble())
                    .isCloseTo(DoubleStream.of(scores).average().orElseThrow(), within(1e-9));
            assertThat(metrics.get("MEDIAN_" + figure.getKey()).get("a").asDouble())
                    .isCloseTo((scores[1] + scores[2]) / 2, within(1e-9));
        }
        // Both who follow ada, and ada; dan knows nobody, and counts in no mean.
        assertThat(metrics.get("MEAN_TIES").get("a").asDouble()).isCloseTo(4.0 / 3, within(1e-9));
        assertThat(metrics.get("MEAN_TIES").get("b").asDouble()).isEqualTo(1);
    }

    private static double[] scores(JsonNode members, String path) {
        return StreamSupport.stream(members.spliterator(), false)
                .mapToDouble(member -> member.at(path).asDouble())
                .sorted()
                .toArray();
    }
}
