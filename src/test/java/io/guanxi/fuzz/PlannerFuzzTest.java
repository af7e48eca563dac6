package io.guanxi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.guanxi.fuzz.Operations.Operation;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server answers against what a slow executor says that is read at sight, for random operations. */
class PlannerFuzzTest {

    /** More with {@code -Dguanxi.fuzz=N}. */
    private static final int OPERATIONS = Integer.getInteger("guanxi.fuzz", 300);
    /** Others with {@code -Dguanxi.fuzz.seed=S}. */
    private static final long SEED = Long.getLong("guanxi.fuzz.seed", 1);
    /** Operations of one shape: the first is planned, the others ask the same of other values, and for further pages. */
    private static final int VARIATIONS = 5;

    /** Wrong answers after which it stops: each is made small, which takes a while. */
    private static final int ENOUGH = 3;

    private static final Set<String> TOO_MUCH = Set.of("QUERY_TOO_WIDE", "QUERY_TOO_DEEP", "QUERY_TOO_EXPENSIVE");

    private static final String ERRORS = "errors ";

    private static GraphQLSchema schema;
    private static String community;
    private static Oracle oracle;
    private static Found found;
    private static final Map<String, Oracle.Cursor> CURSORS = new LinkedHashMap<>();

    @BeforeAll
    static void aPictureOfTheWholeGraph() {
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(TestServer.printedSchema()));
        community = OddCommunity.make().community();
        Picture picture = Picture.of(community);
        oracle = new Oracle(schema, picture, CURSORS);
        found = new Found(picture, CURSORS, new Random(SEED));
    }

    @Test
    void theServerAnswersWhatTheGraphSays() {
        int answered = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < OPERATIONS && wrong.size() < ENOUGH; i++) {
            Operation operation = Operations.random(schema, found, community, SEED * 1_000_003 + i / VARIATIONS);
            JsonNode answer = ask(operation);
            if (TOO_MUCH.contains(answer.at("/errors/0/extensions/code").asText())) {
                continue;
            }
            answered++;
            String difference = difference(operation, answer);
            if (difference != null) {
                wrong.add(report(i, operation, difference));
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n\n", wrong));
        }
        assertThat(answered).isGreaterThan(OPERATIONS * 3 / 4);
    }

    @Test
    void whateverIsWrongWithAnAnswerIsNoticed() {
        Operation operation = new Operation(
                "query($c: String) { members(community: $c, first: 3) { nodes { key handle } totalCount } }",
                Map.of("c", community));
        String right = ask(operation).get("data").toString();
        JsonNode first = Scenario.json(right).at("/members/nodes/0");
        JsonNode second = Scenario.json(right).at("/members/nodes/1");
        int count = Scenario.json(right).at("/members/totalCount").asInt();
        String turned = "{\"handle\":" + first.get("handle") + ",\"key\":" + first.get("key") + "}";

        assertThat(differs(operation, right)).isFalse();
        assertThat(differs(operation, right.replace("\"totalCount\":" + count, "\"totalCount\":" + (count - 1))))
                .isTrue();
        assertThat(differs(operation, right.replace("\"totalCount\":" + count, "\"totalCount\":\"" + count + "\"")))
                .isTrue();
        assertThat(differs(operation, right.replace(first + "," + second, second + "," + first)))
                .isTrue();
        assertThat(differs(operation, right.replace(first + ",", ""))).isTrue();
        assertThat(differs(operation, right.replace(first.toString(), turned))).isTrue();
        assertThat(differs(operation, right.replace(first.toString(), "null"))).isTrue();
    }

    private static boolean differs(Operation operation, String data) {
        return difference(operation, Scenario.json("{\"data\":" + data + "}")) != null;
    }

    private static String report(int i, Operation operation, String difference) {
        boolean refused = difference.startsWith(ERRORS);
        Operation small = Shrinking.of(schema, operation, smaller -> {
            String still = difference(smaller, ask(smaller));
            return still != null && still.startsWith(ERRORS) == refused;
        });
        return "operation %d of seed %d: %s\n%s\n%s\n\nthe smallest that is answered wrongly:\n%s\n%s\n%s"
                .formatted(
                        i,
                        SEED,
                        difference,
                        operation.text(),
                        operation.variables(),
                        difference(small, ask(small)),
                        small.text(),
                        small.variables());
    }

    private static JsonNode ask(Operation operation) {
        return Scenario.post(TestServer.url(), Map.of("query", operation.text(), "variables", operation.variables()))
                .body();
    }

    private static String difference(Operation operation, JsonNode answer) {
        if (answer.has("errors")) {
            return ERRORS + answer.get("errors");
        }
        Map<String, Object> expected =
                oracle.answer(new Parser().parseDocument(operation.text()), operation.variables());
        return new Difference(CURSORS).between(expected, answer.get("data"), "");
    }
}
