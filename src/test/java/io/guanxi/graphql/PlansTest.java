package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.CoercedVariables;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import io.guanxi.graph.Explanation;
import io.guanxi.graph.Statement;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole operations keep to their indexes: what each body does alone can be lost when they are put together. */
class PlansTest {

    private static final Limits LIMITS = Limits.DEFAULT;

    private final Coordinates coordinates = new Coordinates(new Wiring(LIMITS).plain());

    @BeforeAll
    static void labelsAndTypesExist() {
        RichCommunity.scenario();
    }

    @Test
    void aPageOfMembersComesFromTheIndexInItsOrder() {
        String next = Cursor.encoded(java.util.List.of("Query.members", "m7"));
        for (String arguments : java.util.List.of("first: 10", "first: 10, after: \"" + next + "\"")) {
            assertThat(explain("{ members(" + arguments + ") { nodes { key joinedAt } } }")
                            .operators())
                    .containsAnyOf("NodeIndexSeek", "NodeUniqueIndexSeek")
                    .doesNotContain("NodeByLabelScan", "Sort", "Top", "PartialTop");
        }
    }

    @Test
    void aPageOfARankingComesFromTheIndexInItsOrder() {
        String next = Cursor.encoded(java.util.List.of("Query.ranking", "01JSNAPSHOT", 10));
        for (String arguments : java.util.List.of("first: 10", "first: 10, after: \"" + next + "\"")) {
            assertThat(explain("{ ranking(" + arguments + ") { edges { rank node { key } } } }")
                            .operators())
                    .contains("DirectedRelationshipIndexSeek")
                    .doesNotContain("DirectedRelationshipTypeScan", "Sort", "Top", "PartialTop");
        }
    }

    @Test
    void aMemberIsSoughtByItsKeyAndItsFollowersAreCountedWithoutReadingThem() {
        assertThat(explain("{ member(key: \"ada\") { followers { totalCount } following { totalCount } } }")
                        .operators())
                .contains("NodeUniqueIndexSeek")
                .doesNotContain("Expand(All)", "OptionalExpand(All)");
    }

    private Explanation explain(String operation) {
        var document = new Parser().parseDocument(operation);
        var field = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        coordinates.schema(), document, null, CoercedVariables.emptyVariables())
                .getTopLevelFields()
                .get(0);
        Selector.Selected selected = Selector.root(coordinates, LIMITS, field, "Query");
        Map<String, @Nullable Object> input = selected.input();
        input.put("community", "x");
        input.put("snapshot", "01JSNAPSHOT");
        Plan plan = Planner.root(coordinates, selected.root());
        return TestGraph.graph().explain(new Statement("test", plan.text(), input, Duration.ofSeconds(30)));
    }
}
