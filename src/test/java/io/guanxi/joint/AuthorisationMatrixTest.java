package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.StringValue;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.guanxi.access.Caller;
import io.guanxi.access.Role;
import io.guanxi.graphql.Engine;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.Subscriber;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every field for every role, from the schema itself: each field is asked for over HTTP on the shortest way to it, with a token of each
 * role. What it takes is read here from the files of the schema, along that way, and not from the server.
 */
class AuthorisationMatrixTest {

    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("Query.member", "(key: \"ben\", community: $community)"),
            Map.entry("Query.content", "(key: \"p\", community: $community)"),
            Map.entry("Query.topic", "(name: \"optics\", community: $community)"),
            Map.entry("Query.campaign", "(key: \"spring\", community: $community)"),
            Map.entry("Query.code", "(code: \"K7M2PXQ4\", community: $community)"),
            Map.entry("Query.community", "(key: $community)"),
            Map.entry("Query.node", "(id: \"TWVtYmVyOng6eA\")"),
            Map.entry("Query.nodes", "(ids: [\"TWVtYmVyOng6eA\"])"),
            Map.entry(
                    "Query.measure",
                    "(input: {algorithm: PAGE_RANK, relationships: [FOLLOWS]}, community: $community)"),
            Map.entry("Query.tie", "(from: \"ben\", to: \"ada\", community: $community)"),
            Map.entry("Query.seeds", "(k: 1, community: $community)"),
            Map.entry("Query.job", "(id: \"" + idOfAJob() + "\", community: $community)"),
            Map.entry("Query.why", "(member: \"ada\", community: $community)"),
            Map.entry("Query.whatIf", "(weights: {reach: 0.1, brokerage: 0.15}, community: $community)"),
            Map.entry("Query.replay", "(weights: {reach: 0.1, brokerage: 0.15}, community: $community)"),
            Map.entry("Query.compareSnapshots", "(" + RichCommunity.rankings() + ")"),
            Map.entry("Query.referralTree", "(root: \"ada\", community: $community)"),
            Map.entry("Query.referralPath", "(from: \"ben\", to: \"cat\", community: $community)"),
            Map.entry("Query.referralLeaderboard", "(by: REFERRED, community: $community)"),
            Map.entry("Query.cohort", "(key: \"fans\", community: $community)"),
            Map.entry(
                    "Query.compareCohorts",
                    "(a: {key: \"fans\"}, b: {key: \"activity-silent\"}, community: $community)"),
            Map.entry("Query.cohortSet", "(key: \"activity\", community: $community)"),
            Map.entry("Query.segmentation", "(kind: PYRAMID, community: $community)"),
            Map.entry("Member.fission", "(campaign: \"spring\")"),
            Map.entry("Cohort.breakdown", "(by: SOURCE)"),
            Map.entry("Cohort.explain", "(member: \"ben\")"),
            Map.entry("Segmentation.flow", "(from: \"2026-05-31T00:00:00Z\")"),
            Map.entry("Query.search", "(text: \"mirrors\", community: $community)"),
            Map.entry("MemberAggregate.groupBy", "(by: [{field: SOURCE}])"),
            Map.entry("ContentAggregate.groupBy", "(by: [{field: KIND}])"),
            Map.entry("OrderAggregate.groupBy", "(by: [{field: STATUS}])"),
            Map.entry("EventAggregate.groupBy", "(by: [{field: TYPE}])"));

    /** What each role may do, written once more. */
    private static final Map<Role, Set<Role>> HOLDS = Map.of(
            Role.READER, EnumSet.of(Role.READER),
            Role.BOT, EnumSet.of(Role.READER, Role.BOT),
            Role.ANALYST, EnumSet.of(Role.READER, Role.BOT, Role.ANALYST),
            Role.OPERATOR, EnumSet.of(Role.READER, Role.OPERATOR),
            Role.ADMIN, EnumSet.allOf(Role.class));

    private final TypeDefinitionRegistry files = files();
    private final GraphQLSchema schema =
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(TestServer.printedSchema()));
    private final Scenario rich = RichCommunity.scenario();

    /** The fields from a root to an object of a type. */
    private record Way(List<GraphQLFieldDefinition> fields, List<String> coordinates, Set<Role> roles) {}

    private static String idOfAJob() {
        String id = "Job:x:" + RichCommunity.scenario().community();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyFieldIsAnsweredToTheRolesItNeedsAndToNoOthers() {
        Map<String, Way> ways = ways();
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, Way> entry : ways.entrySet()) {
            GraphQLObjectType type = (GraphQLObjectType) Objects.requireNonNull(schema.getType(entry.getKey()));
            for (Role role : Role.values()) {
                List<GraphQLFieldDefinition> answered = new ArrayList<>();
                for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                    asked++;
                    Way way = further(entry.getValue(), type, field);
                    if (Objects.requireNonNull(HOLDS.get(role)).containsAll(way.roles())) {
                        answered.add(field);
                        continue;
                    }
                    var refusal = ask(role, operation(entry.getValue(), selection(field, type)));
                    if (refusal.status() != 403
                            || !refusal.code().equals("FORBIDDEN")
                            || refusal.body().has("data")) {
                        wrong.add(role + " " + type.getName() + "." + field.getName() + " -> " + refusal.status() + " "
                                + refusal.text());
                    }
                }
                // What is allowed is asked for at once: a statement for each field would be planned for minutes.
                String all =
                        answered.stream().map(field -> selection(field, type)).collect(Collectors.joining(" "));
                String operation = operation(entry.getValue(), all);
                var answer = answered.isEmpty() ? null : ask(role, operation);
                if (answer != null && (answer.status() != 200 || answer.body().has("errors"))) {
                    wrong.add(role + " " + operation + " -> " + answer.status() + " " + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(500);
        assertThat(ways.keySet())
                .as("types that no query leads to")
                .containsAll(schema.getAllTypesAsList().stream()
                        .filter(type -> type instanceof GraphQLObjectType
                                && !type.getName().startsWith("__")
                                && !type.getName().endsWith("Payload")
                                && !Set.of("Mutation", "MutationError", "Subscription")
                                        .contains(type.getName())
                                && !told().contains(type.getName()))
                        .map(GraphQLNamedType::getName)
                        .toList());
    }

    @Test
    void everyMutationIsCarriedOutForTheRolesItNeedsAndForNoOthers() {
        for (GraphQLFieldDefinition field :
                Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions()) {
            Set<Role> needed = needed("Mutation", field);
            String input = field.getName().endsWith("Many")
                    ? "rows: [], community: \"nowhere\""
                    : Objects.requireNonNull(MUTATIONS.get(field.getName()), field.getName());
            for (Role role : Role.values()) {
                Scenario.Response answer = Guarded.ask(
                        Guarded.token(role),
                        "mutation { " + field.getName() + "(input: {" + input + "}) { errors { code } } }",
                        Map.of());
                boolean may = Objects.requireNonNull(HOLDS.get(role)).containsAll(needed);
                // Nothing is written: the community does not exist, or the input is out of range.
                assertThat(answer.code().equals("FORBIDDEN"))
                        .as("%s %s: %s", role, field.getName(), answer.text())
                        .isEqualTo(!may);
            }
        }
    }

    @Test
    void everyEventIsToldToTheRolesItNeedsAndToNoOthers() {
        Engine engine = TestServer.engine(TestGraph.graph());
        for (GraphQLFieldDefinition field : subscriptions()) {
            Set<Role> needed = needed("Subscription", field);
            for (Role role : Role.values()) {
                Engine.Answer answer = Subscriber.ask(
                        engine,
                        "subscription { " + field.getName() + "(community: \"" + rich.community() + "\") { id } }",
                        new Caller("test", Role.held(Set.of(role)), Set.of(), null, null));
                boolean may = Objects.requireNonNull(HOLDS.get(role)).containsAll(needed);
                assertThat(answer.stream() != null)
                        .as("%s %s: %s", role, field.getName(), answer.body())
                        .isEqualTo(may);
                assertThat(answer.extensions().get("code")).isEqualTo(may ? null : "FORBIDDEN");
                if (answer.stream() != null) {
                    answer.stream().cancel();
                }
            }
        }
    }

    private List<GraphQLFieldDefinition> subscriptions() {
        return Objects.requireNonNull(schema.getSubscriptionType()).getFieldDefinitions();
    }

    /** The types that only subscriptions lead to: events, and what belongs to no object but to them. */
    private Set<String> told() {
        Set<String> told = new HashSet<>(Set.of("RankChange", "ImportedRows"));
        subscriptions()
                .forEach(field ->
                        told.add(GraphQLTypeUtil.unwrapAll(field.getType()).getName()));
        return told;
    }

    private static final Map<String, String> MUTATIONS = Map.ofEntries(
            Map.entry("createCommunity", "key: \"x\", trustScale: -1.0"),
            Map.entry("computeSnapshot", "community: \"nowhere\""),
            Map.entry("saveCohort", "key: \"x\", rule: {}, community: \"nowhere\""),
            Map.entry("saveFunnelMembers", "key: \"x\", community: \"nowhere\""),
            Map.entry("saveSegmentation", "key: \"x\", kind: ACTIVITY, community: \"nowhere\""),
            Map.entry("snapshotCohort", "key: \"x\", community: \"nowhere\""),
            Map.entry("cancelJob", "id: \"" + idOfAJob() + "\", community: \"nowhere\""),
            Map.entry("configureIndices", "community: \"nowhere\""),
            Map.entry("join", "key: \"x\", community: \"nowhere\""),
            Map.entry("leave", "member: \"x\", community: \"nowhere\""),
            Map.entry("updateMember", "member: \"x\", community: \"nowhere\""),
            Map.entry("untrust", "from: \"x\", to: \"y\", community: \"nowhere\""),
            Map.entry("block", "from: \"x\", to: \"y\", community: \"nowhere\""),
            Map.entry("unblock", "from: \"x\", to: \"y\", community: \"nowhere\""),
            Map.entry("unpublish", "content: \"x\", community: \"nowhere\""),
            Map.entry("updateContent", "content: \"x\", community: \"nowhere\""),
            Map.entry("unreact", "member: \"x\", content: \"y\", community: \"nowhere\""),
            Map.entry("unshare", "member: \"x\", content: \"y\", community: \"nowhere\""),
            Map.entry("voidReferral", "member: \"x\", community: \"nowhere\""),
            Map.entry("createCampaign", "key: \"x\", community: \"nowhere\""),
            Map.entry("updateCampaign", "campaign: \"x\", community: \"nowhere\""),
            Map.entry("createCode", "member: \"x\", campaign: \"y\", community: \"nowhere\""),
            Map.entry("revokeCode", "code: \"x\", community: \"nowhere\""),
            Map.entry("touch", "referrer: \"x\", member: \"y\", community: \"nowhere\""),
            Map.entry("convertReferral", "member: \"x\", community: \"nowhere\""),
            Map.entry("approveReferral", "member: \"x\", community: \"nowhere\""),
            Map.entry("flagReferral", "member: \"x\", community: \"nowhere\""),
            Map.entry("unflagReferral", "member: \"x\", community: \"nowhere\""),
            Map.entry("refund", "order: \"x\", community: \"nowhere\""),
            Map.entry("reviewCodes", "campaign: \"x\", community: \"nowhere\""),
            Map.entry("suspendCode", "code: \"x\", community: \"nowhere\""),
            Map.entry("liftCode", "code: \"x\", community: \"nowhere\""),
            Map.entry("scanReferrals", "community: \"nowhere\""),
            Map.entry("confirmFinding", "finding: \"x\", community: \"nowhere\""),
            Map.entry("dismissFinding", "finding: \"x\", community: \"nowhere\""),
            Map.entry("undoFinding", "finding: \"x\", community: \"nowhere\""),
            Map.entry("mergeMembers", "survivor: \"x\", absorbed: \"y\", reason: \"z\", community: \"nowhere\""),
            Map.entry("unmergeMembers", "absorbed: \"x\", community: \"nowhere\""),
            Map.entry("untrack", "event: \"x\", community: \"nowhere\""),
            Map.entry("follow", "from: \"x\", to: \"y\", community: \"nowhere\""),
            Map.entry("unfollow", "from: \"x\", to: \"y\", community: \"nowhere\""),
            Map.entry("trust", "from: \"x\", to: \"y\", weight: 1, community: \"nowhere\""),
            Map.entry("publish", "author: \"x\", community: \"nowhere\""),
            Map.entry("react", "member: \"x\", content: \"y\", kind: \"like\", community: \"nowhere\""),
            Map.entry("share", "member: \"x\", content: \"y\", community: \"nowhere\""),
            Map.entry("refer", "referrer: \"x\", member: \"y\", community: \"nowhere\""),
            Map.entry("order", "key: \"x\", member: \"y\", amount: \"1\", community: \"nowhere\""),
            Map.entry("track", "key: \"x\", member: \"y\", type: \"z\", community: \"nowhere\""));

    /** The nearest way to each type, breadth first from the queries. */
    private Map<String, Way> ways() {
        Map<String, Way> ways = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("Query"));
        ways.put("Query", new Way(List.of(), List.of(), Set.of(Role.READER)));
        while (!open.isEmpty()) {
            String name = open.remove();
            GraphQLObjectType type = (GraphQLObjectType) Objects.requireNonNull(schema.getType(name));
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType object
                        && !ways.containsKey(object.getName())
                        && !field.getName().equals("me")) {
                    ways.put(object.getName(), further(Objects.requireNonNull(ways.get(name)), type, field));
                    open.add(object.getName());
                }
            }
        }
        return ways;
    }

    private Way further(Way way, GraphQLObjectType type, GraphQLFieldDefinition field) {
        Set<Role> roles = EnumSet.copyOf(way.roles());
        roles.addAll(needed(type.getName(), field));
        return new Way(
                Stream.concat(way.fields().stream(), Stream.of(field)).toList(),
                Stream.concat(way.coordinates().stream(), Stream.of(type.getName() + "." + field.getName()))
                        .toList(),
                roles);
    }

    private Scenario.Response ask(Role role, String operation) {
        return Guarded.ask(Guarded.token(role), operation, Map.of("community", rich.community()));
    }

    /** What is asked for at the end of a way. */
    private String operation(Way way, String selection) {
        String text = selection;
        for (int i = way.fields().size() - 1; i >= 0; i--) {
            GraphQLFieldDefinition field = way.fields().get(i);
            text = field.getName() + arguments(field, way.coordinates().get(i)) + " { " + text + " }";
        }
        return (text.contains("$community") ? "query($community: String) { " : "{ ") + text + " }";
    }

    private static String selection(GraphQLFieldDefinition field, GraphQLObjectType type) {
        GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(field.getType());
        boolean leaf = !(result instanceof GraphQLObjectType)
                && !Set.of("Node", "SearchResult").contains(result.getName());
        return field.getName()
                + arguments(field, type.getName() + "." + field.getName())
                + (leaf ? "" : " { __typename }");
    }

    private static String arguments(GraphQLFieldDefinition field, String coordinate) {
        return ARGUMENTS.getOrDefault(
                coordinate, field.getArgument("community") == null ? "" : "(community: $community)");
    }

    /** What a field needs by the files: its own directive, its type's, that of what it gives. */
    private Set<Role> needed(String type, GraphQLFieldDefinition field) {
        Set<Role> roles = EnumSet.of(Role.READER);
        // What sums up a field needs what the field needs.
        Stream.concat(definitions(type), definitions(type.replaceAll("(Extremes|Averages|Sums|GroupKey)$", "")))
                .flatMap(definition -> definition.stream())
                .filter(defined -> defined.getName().equals(field.getName()))
                .forEach(defined -> roles.addAll(declared(defined)));
        // A verb that says for itself who may do it needs nothing else.
        boolean verb = type.equals("Mutation") && roles.size() > 1;
        roles.addAll(verb ? Set.of() : ofType(type));
        roles.addAll(ofType(GraphQLTypeUtil.unwrapAll(field.getType()).getName()));
        return roles;
    }

    private Stream<List<FieldDefinition>> definitions(String type) {
        return Stream.concat(
                files.getTypeOrNull(type) instanceof ObjectTypeDefinition definition
                        ? Stream.of(definition.getFieldDefinitions())
                        : Stream.empty(),
                files.objectTypeExtensions().getOrDefault(type, List.of()).stream()
                        .map(ObjectTypeExtensionDefinition::getFieldDefinitions));
    }

    /** Connections are in no file: they need what their edges need, and edges what their nodes need. */
    private Set<Role> ofType(String name) {
        String written = name.replaceAll("Connection$", "Edge");
        if (!(files.getTypeOrNull(written) instanceof ObjectTypeDefinition definition)) {
            return Set.of();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(declared(definition));
        definition
                .getDirectives("edge")
                .forEach(edge -> roles.addAll(ofType(Objects.requireNonNull(((StringValue)
                                Objects.requireNonNull(edge.getArgument("node")).getValue())
                        .getValue()))));
        return roles;
    }

    private static Set<Role> declared(DirectivesContainer<?> declaration) {
        return declaration.getDirectives("access").stream()
                .map(access -> (StringValue)
                        Objects.requireNonNull(access.getArgument("role")).getValue())
                .map(role ->
                        Role.valueOf(Objects.requireNonNull(role.getValue()).toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    private static TypeDefinitionRegistry files() {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry();
        try (Stream<Path> schema = Files.list(Path.of("schema"))) {
            for (Path file : schema.toList()) {
                all.merge(new SchemaParser().parse(Files.readString(file)));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return all;
    }
}
