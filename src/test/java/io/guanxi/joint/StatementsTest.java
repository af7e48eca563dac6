package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import org.junit.jupiter.api.Test;

/** The number of statements depends on what is asked for, never on how much there is. */
class StatementsTest {

    @Test
    void aFieldIsOneStatementWhateverTheNumberOfMembers() {
        String nested =
                "{ members(community: $community) { nodes { key followers(first: 10) { totalCount nodes { key contents { nodes { key } } } } } } }";

        assertThat(statements(few(), nested)).isEqualTo(1);
        assertThat(statements(many(), nested)).isEqualTo(1);
    }

    @Test
    void aSelectionThatIsTooWideForOneStatementTakesAFewMoreWhateverTheNumberOfMembers() {
        StringBuilder wide = new StringBuilder("{ members(community: $community) { nodes { ");
        for (int i = 0; i < 12; i++) {
            wide.append("f").append(i).append(": followers(first: 2) { nodes { key } } ");
        }
        wide.append("} } }");

        assertThat(statements(few(), wide.toString())).isEqualTo(2);
        assertThat(statements(many(), wide.toString())).isEqualTo(2);
    }

    private static Scenario few() {
        return Scenario.given("CREATE (:Member {key: 'a'})-[:FOLLOWS]->(:Member {key: 'b'})");
    }

    private static Scenario many() {
        return Scenario.given("""
                UNWIND range(1, 40) AS i CREATE (m:Member {key: 'm' + i})-[:AUTHORED]->(:Content {key: 'c' + i})
                WITH collect(m) AS members
                UNWIND members AS a UNWIND members AS b WITH a, b WHERE a <> b CREATE (a)-[:FOLLOWS]->(b)
                """);
    }

    private static int statements(Scenario scenario, String operation) {
        int before = TestGraph.statements();
        scenario.when(operation);
        return TestGraph.statements() - before;
    }
}
