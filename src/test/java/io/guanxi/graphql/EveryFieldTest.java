package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.Subscriber;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A field that no graph can fill is a misspelt property or a body that never matches: every field of every type is asked for, over all
 * objects of one rich community.
 */
class EveryFieldTest {

    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("member", "key: \"ben\", community: $community"),
            Map.entry("content", "key: \"p\", community: $community"),
            Map.entry("topic", "name: \"optics\", community: $community"),
            Map.entry("campaign", "key: \"spring\", community: $community"),
            Map.entry("code", "code: \"k7m2pxq4\", community: $community"),
            Map.entry("community", "key: $community"),
            Map.entry("tie", "from: \"ben\", to: \"ada\", community: $community"),
            Map.entry("seeds", "k: 1, community: $community"),
            Map.entry("why", "member: \"MEMBER, community: $community"),
            Map.entry("search", "text: \"mirrors\", community: $community"),
            Map.entry("measure", "input: {algorithm: PAGE_RANK, relationships: [FOLLOWS]}, community: $community"),
            Map.entry("whatIf", "weights: {reach: 0.1, brokerage: 0.15}, community: $community"),
            Map.entry("replay", "weights: {reach: 0.1, brokerage: 0.15}, community: $community"),
            Map.entry("referralTree", "root: \"ada\", community: $community"),
            Map.entry("referralPath", "from: \"ben\", to: \"cat\", community: $community"),
            Map.entry("referralLeaderboard", "by: REFERRED, community: $community"),
            Map.entry("cohort", "rule: {not: {did: {event: \"nothing\"}}}, community: $community"),
            Map.entry("cohortSet", "key: \"activity\", community: $community"),
            Map.entry("segmentation", "kind: PYRAMID, community: $community"),
            Map.entry("compareCohorts", "a: {rule: {}}, b: {key: \"fans\"}, community: $community"),
            Map.entry("compareSnapshots", RichCommunity.rankings()));

    private static final Set<String> BEHAVIOUR =
            Set.of("retention", "funnel", "funnelMembers", "repurchaseDue", "lifecycle", "stickiness", "paths");

    private final Scenario rich = RichCommunity.scenario();
    private final GraphQLSchema schema =
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(TestServer.printedSchema()));
    private final Set<String> filled = new HashSet<>();

    @Test
    void everyFieldHasAValueSomewhere() {
        for (GraphQLFieldDefinition root : schema.getQueryType().getFieldDefinitions()) {
            if (!root.getName().startsWith("node") && !root.getName().equals("job")) {
                String arguments = ARGUMENTS.getOrDefault(root.getName(), "community: $community");
                // One member is ranked highest, another could be.
                for (String member : arguments.contains("MEMBER")
                        ? List.of("ada\"", "ben\"", "cat\"", "ada\", by: RVI", "ben\", by: RVI", "cat\", by: RVI")
                        : List.of("")) {
                    JsonNode answer = rich.when("{ root: %s(%s) %s }"
                            .formatted(
                                    root.getName(), arguments.replace("MEMBER", member), selection(named(root), true)));
                    collect(answer.get("root"), named(root));
                }
            }
        }
        for (var objects : TestGraph.run(
                "MATCH (n) WHERE (coalesce(n.community, n.key) = $v.community"
                        + " OR EXISTS { (n)<-[:KNOWN_AS]-({community: $v.community}) }) AND n.id IS NOT NULL AND NOT n:Merged AND NOT n:IndexConfiguration AND NOT n:Cohort AND NOT n:CohortSet "
                        + "RETURN labels(n)[0] AS type, collect(n.id)[..10] AS ids",
                Map.of("community", rich.community()))) {
            String type = (String) objects.get("type");
            List<String> ids = ((List<?>) objects.get("ids"))
                    .stream()
                            .map(id -> new RelayId(type, rich.community(), String.valueOf(id)).encoded())
                            .toList();
            var response = rich.ask(
                    "query($community: String, $ids: [ID!]!) { nodes(ids: $ids) { ... on %s %s } community(key: $community) { id } }"
                            .formatted(type, selection(schema.getObjectType(type), false)),
                    Map.of("ids", ids));
            assertThat(response.body().has("errors")).as(response.text()).isFalse();
            collect(response.body().at("/data/nodes"), schema.getObjectType(type));
        }
        List<GraphQLFieldDefinition> told = schema.getSubscriptionType().getFieldDefinitions();
        Engine engine = TestServer.engine(TestGraph.graph());
        List<Subscriber> subscribers = told.stream()
                .map(field -> Subscriber.of(
                        engine,
                        "subscription { %s(community: \"%s\"%s) %s }"
                                .formatted(
                                        field.getName(),
                                        rich.community(),
                                        field.getArgument("minDelta") == null ? "" : ", minDelta: 0",
                                        selection(named(field), false))))
                .toList();
        RichCommunity.happen();
        for (int i = 0; i < told.size(); i++) {
            JsonNode event = Scenario.json(subscribers.get(i).next().body());
            collect(event.at("/data/" + told.get(i).getName()), named(told.get(i)));
            subscribers.get(i).close();
        }

        Set<String> empty = new TreeSet<>();
        schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__")
                        && !type.getName().endsWith("Payload")
                        && !type.getName().endsWith("GroupKey")
                        && !Set.of("Query", "Mutation", "Subscription", "MutationError")
                                .contains(type.getName()))
                .forEach(type ->
                        type.getFieldDefinitions().forEach(field -> empty.add(type.getName() + "." + field.getName())));
        empty.removeAll(filled);
        assertThat(empty).as("fields without a value anywhere").isEmpty();
    }

    /** Every field; of what has an id only that, because it is asked for on its own. Only lists of everything are summed up in full. */
    private String selection(GraphQLNamedType type, boolean root) {
        if (type.getName().equals("Replay")) {
            // Everything of a comparison is asked for where it is alone; inside of a list it would be more than a
            // statement may hold.
            return "{ comparisons { common } }";
        }
        StringBuilder fields = new StringBuilder("{ __typename ");
        for (GraphQLFieldDefinition field : ((GraphQLObjectType) type).getFieldDefinitions()) {
            if (BEHAVIOUR.contains(field.getName()) && !root) {
                // Asked of everybody; of each cohort in a list it would cost more than an operation may.
                continue;
            }
            if (field.getName().equals("aggregate") && !root) {
                fields.append("aggregate { count } ");
                continue;
            }
            if (Set.of("RankedTieConnection", "CohortConnection").contains(type.getName())
                    && field.getName().equals("nodes")) {
                // Neither has an id: with its edges, everything of them would be more than an operation may ask.
                fields.append("nodes { __typename } ");
                continue;
            }
            if (type.getName().equals("CohortSet") && field.getName().equals("cohorts")) {
                // As of cohorts in other lists.
                fields.append("cohorts { __typename } ");
                continue;
            }
            fields.append(field.getName()).append(' ');
            if (field.getName().equals("breakdown")
                    || (named(field) instanceof GraphQLObjectType of && of.getFieldDefinition("groups") != null)) {
                fields.append("(by: SOURCE) ");
            }
            if (field.getName().equals("fission") && type.getName().equals("Member")) {
                fields.append("(campaign: \"spring\") ");
            }
            if (field.getName().equals("flow")) {
                fields.append("(from: \"2026-05-31T00:00:00Z\") ");
            }
            if (field.getName().equals("explain")) {
                fields.append("(member: \"ada\") ");
            }
            if (field.getName().equals("groupBy")) {
                fields.append("(by: [{field: ").append(groupField(type)).append("}]) ");
            }
            if (named(field).getName().equals(type.getName())) {
                // A tree has the same at every level.
                fields.append(object(type).getFieldDefinitions().stream()
                        .filter(own -> !(named(own) instanceof GraphQLObjectType))
                        .map(GraphQLFieldDefinition::getName)
                        .collect(Collectors.joining(" ", "{ ", " } ")));
            } else if (named(field) instanceof GraphQLObjectType object) {
                fields.append(object.getFieldDefinition("id") == null ? selection(object, false) : "{ id }")
                        .append(' ');
            } else if (named(field) instanceof GraphQLUnionType) {
                fields.append("{ __typename } ");
            }
        }
        return fields.append('}').toString();
    }

    private static GraphQLObjectType object(GraphQLNamedType type) {
        return (GraphQLObjectType) type;
    }

    private String groupField(GraphQLNamedType aggregate) {
        var fields = (GraphQLEnumType) schema.getType(aggregate.getName().replaceAll("Aggregate$", "GroupField"));
        return fields.getValues().get(0).getName();
    }

    private void collect(JsonNode value, GraphQLNamedType type) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, type));
        } else if (value.isObject() && type instanceof GraphQLObjectType object) {
            value.properties().forEach(entry -> {
                GraphQLFieldDefinition field = object.getFieldDefinition(entry.getKey());
                JsonNode answer = entry.getValue();
                if (field != null && !answer.isNull() && !(answer.isArray() && answer.isEmpty())) {
                    filled.add(object.getName() + "." + field.getName());
                    collect(answer, named(field));
                }
            });
        }
    }

    private static GraphQLNamedType named(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAllAs(field.getType());
    }
}
