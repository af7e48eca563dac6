package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.CoercedVariables;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.analysis.Influence;
import io.guanxi.graph.Profile;
import io.guanxi.ingest.DemoCommunity;
import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportProgress;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Points mean work: what operations are said to cost against the hits that the database counts for them. */
class CostTest {

    /** More with {@code -Dguanxi.costs=N}, which also prints them. */
    private static final int OPERATIONS = Integer.getInteger("guanxi.costs", 40);

    private static String community = "";
    private static String snapshot = "";

    private final Coordinates coordinates = new Coordinates(new Wiring(Limits.DEFAULT).plain());

    private record Measured(String operation, long requested, long actual, long hits) {}

    @BeforeAll
    static void aCommunityOfTheDemo() {
        community = TestGraph.newCommunity();
        new Import(TestGraph.graph(), Clock.fixed(TestServer.NOW, ZoneOffset.UTC))
                .run(
                        new DemoCommunity(600, 1, TestServer.NOW),
                        community,
                        ImportOptions.defaults(),
                        ImportProgress.SILENT,
                        (row, reason) -> {});
        snapshot = new Influence(TestGraph.graph(), Duration.ofMinutes(1))
                .compute(community, null, TestServer.NOW)
                .id();
    }

    @Test
    void whatWasFoundCostsWhatTheDatabaseCounts() {
        List<Measured> measured = new ArrayList<>();
        Random random = new Random(1);
        while (measured.size() < OPERATIONS) {
            String operation = operation(random);
            // Nobody has computed ties here, which are guessed to be many; figures of referrals have statements of
            // their own.
            if ((!operation.contains("nodes") && !operation.contains("edges"))
                    || operation.contains("ties(")
                    || operation.contains("referralStats")) {
                continue;
            }
            var answer = Scenario.post(TestServer.url(), Map.of("query", operation));
            if (answer.body().has("errors")) {
                assertThat(answer.code()).as(answer.text()).isIn("QUERY_TOO_WIDE", "QUERY_TOO_EXPENSIVE");
            } else {
                var cost = answer.body().at("/extensions/cost");
                measured.add(new Measured(
                        operation,
                        cost.get("requested").asLong(),
                        cost.get("actual").asLong(),
                        hits(operation)));
            }
        }
        if (Integer.getInteger("guanxi.costs") != null) {
            measured.forEach(one -> System.out.printf(
                    "%6d %6d %8d  %6.2f  %s%n",
                    one.requested(), one.actual(), one.hits(), one.hits() / 10.0 / one.actual(), one.operation()));
        }
        double[] actual = measured.stream()
                .mapToDouble(one -> Math.log((double) one.actual()))
                .toArray();
        double[] hits = measured.stream()
                .mapToDouble(one -> Math.log(Math.max(1, one.hits() / (double) Costs.HITS_PER_POINT)))
                .toArray();
        assertThat(correlation(actual, hits)).isGreaterThan(0.95);
        assertThat(measured).allSatisfy(one -> assertThat(one.requested()).isGreaterThanOrEqualTo(one.actual()));
    }

    private long hits(String text) {
        ExecutableNormalizedOperation operation =
                ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        coordinates.schema(),
                        new Parser().parseDocument(text),
                        null,
                        CoercedVariables.emptyVariables());
        ExecutableNormalizedField field = operation.getTopLevelFields().get(0);
        Selector.Selected selected = Selector.root(
                new Selector.Rules(coordinates, Limits.DEFAULT, new Cursors("secret")),
                field,
                "Query",
                new Communities.Community(community, null, null));
        long[] hits = new long[1];
        Reader reader = new Reader(
                (name, plan, row, sizes) -> {
                    Profile profile = TestGraph.graph()
                            .profile(Reader.statement(name, plan, List.of(row), sizes, Duration.ofMinutes(1)));
                    hits[0] += profile.hits();
                    return CompletableFuture.completedFuture(Reader.only(profile.rows()));
                },
                Runnable::run,
                new CompletableFuture<>());
        reader.root(
                        "cost",
                        Planner.root(coordinates, selected.root()),
                        Reader.row(Map.of("community", community, "snapshot", snapshot), selected),
                        selected.sizes())
                .toCompletableFuture()
                .join();
        return hits[0];
    }

    private String operation(Random random) {
        List<GraphQLFieldDefinition> roots =
                java.util.Objects.requireNonNull(coordinates.schema().getQueryType()).getFieldDefinitions().stream()
                        .filter(field -> field.getType() != null
                                && Coordinates.isConnection(GraphQLTypeUtil.unwrapAllAs(field.getType())))
                        .filter(field -> !java.util.Set.of(
                                        "measure",
                                        "search",
                                        "whatIf",
                                        "referralRoots",
                                        "referralLeaderboard",
                                        "cohorts")
                                .contains(field.getName()))
                        .toList();
        GraphQLFieldDefinition root = roots.get(random.nextInt(roots.size()));
        return "{ " + selection(root, random, 1).replaceFirst("\\(", "(community: \"" + community + "\", ") + " }";
    }

    private String selection(GraphQLFieldDefinition field, Random random, int level) {
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        if (Coordinates.isLeaf(result)) {
            return field.getName();
        }
        String page =
                Coordinates.isConnection(result) ? "(first: " + (1 + random.nextInt(level == 1 ? 50 : 10)) + ")" : "";
        GraphQLObjectType type = (GraphQLObjectType) result;
        List<String> children = new ArrayList<>();
        List<GraphQLFieldDefinition> fields = new ArrayList<>(type.getFieldDefinitions());
        java.util.Collections.shuffle(fields, random);
        for (GraphQLFieldDefinition child : fields) {
            if (child.getName().equals("aggregate")) {
                continue;
            }
            boolean leaf = Coordinates.isLeaf(GraphQLTypeUtil.unwrapAllAs(child.getType()));
            boolean plumbing = Coordinates.isConnection(type) || type.getName().endsWith("Edge");
            if (leaf ? random.nextInt(3) == 0 : (plumbing || level < 4) && random.nextInt(plumbing ? 2 : 6) == 0) {
                children.add(selection(child, random, plumbing ? level : level + 1));
            }
        }
        return field.getName() + page + " { " + (children.isEmpty() ? "__typename" : String.join(" ", children)) + " }";
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = java.util.Arrays.stream(x).average().orElseThrow();
        double meanY = java.util.Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
