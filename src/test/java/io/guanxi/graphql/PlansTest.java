package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.CoercedVariables;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import io.guanxi.graph.Explanation;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole operations keep to their indexes: what each body does alone can be lost when they are put together. */
class PlansTest {

    private static final Limits LIMITS = Limits.DEFAULT;

    private static final String COMMUNITY = "x";

    private final Coordinates coordinates = new Coordinates(new Wiring(LIMITS).plain());
    private final Selector.Rules rules = new Selector.Rules(coordinates, LIMITS, new Cursors("secret"));

    @BeforeAll
    static void labelsAndTypesExist() {
        RichCommunity.scenario();
    }

    @Test
    void aPageOfMembersComesFromTheIndexInItsOrder() {
        String next = cursor("Query.members", "", List.of("m7"));
        for (String arguments : List.of("first: 10", "first: 10, after: \"" + next + "\"")) {
            assertThat(explain("{ members(" + arguments + ") { nodes { key joinedAt } } }")
                            .operators())
                    .containsAnyOf("NodeIndexSeek", "NodeUniqueIndexSeek")
                    .doesNotContain("NodeByLabelScan", "Sort", "Top", "PartialTop");
        }
    }

    @Test
    void aPageOfARankingComesFromTheIndexInItsOrder() {
        String next = cursor("Query.ranking", "{by=INFLUENCE}", List.of("01JSNAPSHOT", 10));
        for (String arguments : List.of("first: 10", "first: 10, after: \"" + next + "\"")) {
            assertThat(explain("{ ranking(" + arguments + ") { edges { rank node { key } } } }")
                            .operators())
                    .contains("DirectedRelationshipIndexSeek")
                    .doesNotContain("DirectedRelationshipTypeScan", "Sort", "Top", "PartialTop");
        }
    }

    @Test
    void aPageOfTheRankingOfTiesComesFromTheIndexInItsOrder() {
        String next = cursor("Query.ties", "", List.of("00005000000000001JA01JB"));
        for (String arguments : List.of(
                "first: 10", "last: 10", "first: 10, after: \"" + next + "\"", "last: 10, before: \"" + next + "\"")) {
            assertThat(explain("{ ties(" + arguments + ") { nodes { value } } }")
                            .operators())
                    .as(arguments)
                    .contains("DirectedRelationshipIndexSeek")
                    .doesNotContain("DirectedRelationshipTypeScan", "Sort", "Top", "PartialSort", "PartialTop");
        }
    }

    @Test
    void aMemberIsSoughtByItsKeyAndItsFollowersAreCountedWithoutReadingThem() {
        assertThat(explain("{ member(key: \"ada\") { followers { totalCount } following { totalCount } } }")
                        .operators())
                .contains("NodeUniqueIndexSeek")
                .doesNotContain("Expand(All)", "OptionalExpand(All)");
    }

    @Test
    void anOrderWithAnIndexIsReadFromItAndThoseWithoutAValueAfterwards() {
        for (String arguments : List.of("first: 10", "last: 10")) {
            for (String direction : List.of("ASC", "DESC")) {
                assertThat(explain("{ members(%s, orderBy: [{field: JOINED_AT, direction: %s}]) { nodes { key } } }"
                                        .formatted(arguments, direction))
                                .operators())
                        .contains("NodeIndexSeek")
                        .doesNotContain("NodeByLabelScan", "Sort", "Top", "PartialSort", "PartialTop");
            }
        }
    }

    @Test
    void aPageOfALongListIsReadFromTheIndexOfItsRelationships() {
        for (String list : List.of(
                "followers",
                "following",
                "trusts",
                "trustedBy",
                "blocks",
                "blockedBy",
                "interactions",
                "interactedBy",
                "reactions",
                "shares")) {
            assertThat(explain("{ me { %s(first: 10) { edges { cursor node { key } } } } }".formatted(list))
                            .operators())
                    .as(list)
                    .contains("DirectedRelationshipIndexSeek")
                    .doesNotContain("Expand(All)", "Sort", "Top", "PartialTop");
        }
    }

    @Test
    void aPageOfEventsIsReadFromTheirIndex() {
        assertThat(explain("{ me { events(first: 10) { edges { cursor node { key } } } } }")
                        .operators())
                .contains("NodeIndexSeek")
                .doesNotContain("Expand(All)", "Sort", "Top");
    }

    @Test
    void aMemberThatAFilterNamesIsWhereTheStatementBegins() {
        assertThat(explain("{ members(filter: {following: {some: {node: {key: {eq: \"ada\"}}}}}) { nodes { key } } }")
                        .operators())
                .contains("NodeUniqueIndexSeek", "Expand(All)")
                .doesNotContain("SemiApply", "SelectOrSemiApply");
        assertThat(explain(
                                "{ members(filter: {following: {some: {node: {source: {eq: \"search\"}}}}}) { nodes { key } } }")
                        .operators())
                .as("many meet it: each member is asked")
                .contains("SemiApply");
    }

    private String cursor(String field, String snapshot, List<?> place) {
        Pattern pattern =
                java.util.Objects.requireNonNull(coordinates.pattern("Query", field.substring("Query.".length())));
        return rules.cursors().encoded(Page.list(field + snapshot, pattern.order(), COMMUNITY), place);
    }

    private Explanation explain(String operation) {
        var document = new Parser().parseDocument(operation);
        var field = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        coordinates.schema(), document, null, CoercedVariables.emptyVariables())
                .getTopLevelFields()
                .get(0);
        Selector.Selected selected =
                Selector.root(rules, field, "Query", new Communities.Community(COMMUNITY, "01JSNAPSHOT", null));
        Plan plan = Planner.root(coordinates, selected.root());
        Map<String, @Nullable Object> row =
                Reader.row(Map.of("community", COMMUNITY, "snapshot", "01JSNAPSHOT"), selected);
        return TestGraph.graph()
                .explain(Reader.statement("test", plan, List.of(row), selected.sizes(), Duration.ofSeconds(30)));
    }
}
