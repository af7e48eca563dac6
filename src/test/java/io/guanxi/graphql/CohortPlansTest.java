package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Explanation;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the statements of rules begin, and that none of them holds a value of the rule. */
class CohortPlansTest {

    private final Coordinates coordinates = new Coordinates(new Wiring(Limits.DEFAULT).plain());

    @BeforeAll
    static void labelsAndTypesExist() {
        RichCommunity.scenario();
        TestGraph.run(
                "CREATE (:Activity {memberId: $v.key, type: $v.key, packed: [0], packedUntil: 0})",
                Map.of("key", Ids.next()));
    }

    private RuleStatement statement(String rule, Map<String, @Nullable Object> values) {
        Slots slots = new Slots();
        Condition condition = new RuleConditions(coordinates, slots, Map.of())
                .of(RuleTexts.read(coordinates.schema(), rule))
                .condition();
        for (int i = 0; i < slots.values().size(); i++) {
            values.put(Plan.valueName(i), slots.values().get(i));
        }
        return new RuleStatement(coordinates, condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}                                                                             | MATCH (node:Member)
            {"member": {"source": {"eq": "zz"}}}                                           | MATCH (node:Member)
            {"joined": {"days": 7}}                                                        | MATCH (node:Member)
            {"tagged": {"tag": "zz"}, "night": {}}                                         | MATCH (node)-[:TAGGED]->(:Tag {
            {"and": [{"neverDid": {"event": "zz"}}, {"circle": {"key": "zz"}}]}            | MATCH (node)-[belonging:BELONGS_TO]->(:Circle {
            {"did": {"event": "zz", "times": 2, "days": 30}, "not": {"tagged": {"tag": "zz"}}} | MATCH (node)-[:DOES]->(did:Activity {
            {"under": {"member": "zz", "levels": 3}, "did": {"event": "zz"}}               | MATCH path = (above:Member {
            {"near": {"member": "zz", "hops": 2}, "lifecycle": {"stages": ["NEW"]}}        | MATCH (near:Member {
            {"authored": {"topic": "zz", "origin": "UGC", "quality": 0.5}}                 | MATCH (node)-[:AUTHORED]->(made:Content)
            {"authored": {"origin": "UGC", "quality": 0.5}}                                | MATCH (node:Member)
            {"pyramid": {"classes": ["HEAD"]}}                                             | MATCH (node)<-[rank:RANKED]-
            {"grade": {"grades": ["S", "A"]}}                                              | MATCH (node)<-[rank:VALUED]-
            {"influence": {"atLeast": 0.9, "atMost": 1}}                                   | MATCH (node)<-[rank:RANKED]-
            {"frozen": {"snapshot": "Q29ob3J0U25hcHNob3Q6MDFKOng="}, "ordered": {"atMost": 1, "quietDays": 3}} | MATCH (block:CohortBlock)
            {"rfm": {"recency": {"gte": 4}}}                                               | MATCH (node:Member)
            {"segment": {"kind": "ARCHETYPE", "names": ["LURKER"]}}                        | MATCH (node:Member)
            {"member": {"tags": {"some": {"node": {"name": {"eq": "zz"}}}}}, "night": {}}  | MATCH (node)-[
            {"or": [{"tagged": {"tag": "zz"}}, {"follows": {"did": {"event": "zz"}}}, {"near": {"member": "zz"}}, {"under": {"member": "zz"}}]} | MATCH (node:Member)
            """)
    void aStatementBeginsWithWhatItNames(String rule, String beginning) {
        Map<String, @Nullable Object> values =
                new HashMap<>(Map.of("community", "x", "after", "a", "before", "b", "limit", 20, "key", "x"));
        RuleStatement statement = statement(rule, values);
        for (String text : Stream.of(
                        statement.size(),
                        statement.ids(),
                        statement.page(true, true, true),
                        statement.page(false, false, false),
                        statement.rows(true, CypherFiles.named("_cohort/member")),
                        statement.metrics(
                                CypherFiles.named("_cohort/metrics/member"),
                                CypherFiles.named("_cohort/metrics/cohort")),
                        statement.held(List.of(statement.condition())))
                .toList()) {
            assertThat(text).doesNotContain("zz");
            if (!text.contains("row.key")) {
                assertThat(text.substring(text.indexOf("CALL (row) {\n") + 13).strip())
                        .startsWith(beginning);
            }

            Explanation plan = TestGraph.graph().explain(new Statement("test", text, values, Duration.ofMinutes(1)));

            assertThat(plan.warnings()).as(text).isEmpty();
            assertThat(plan.operators())
                    .as(text)
                    .doesNotContain(
                            "AllNodesScan",
                            "NodeByLabelScan",
                            "DirectedRelationshipTypeScan",
                            "UndirectedRelationshipTypeScan");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTIVITY", "VALUE", "LIFECYCLE", "PYRAMID", "RFM", "ARCHETYPE"})
    void aFlowReadsMembersFromTheirIndex(String kind) {
        Map<String, @Nullable Object> values =
                new HashMap<>(Map.of("community", "x", "before", Map.of(), "after", Map.of()));

        Explanation plan = TestGraph.graph()
                .explain(new Statement("test", Segments.flow(kind, false), values, Duration.ofMinutes(1)));

        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.operators())
                .doesNotContain(
                        "AllNodesScan",
                        "NodeByLabelScan",
                        "DirectedRelationshipTypeScan",
                        "UndirectedRelationshipTypeScan");
    }

    @Test
    void aPageOfEverybodyIsReadInTheOrderOfTheIndex() {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("community", "x", "after", "a", "limit", 20));

        Explanation plan = TestGraph.graph()
                .explain(new Statement(
                        "test",
                        statement("{\"night\": {}}", values).page(true, false, false),
                        values,
                        Duration.ofMinutes(1)));

        // Sorted, it would be the second Top, beside that of the community's settings.
        assertThat(plan.operators()).contains("Limit").doesNotContain("Sort", "PartialTop", "PartialSort");
    }
}
