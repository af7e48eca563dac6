package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLInputObjectType;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Explanation;
import io.guanxi.graph.Statement;
import io.guanxi.testing.RichCommunity;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code cypher/}: its samples are its parameters, and the database agrees with what it says. */
class CypherFilesTest {

    private static final String ENTRY = "MATCH (parent:Entry {number: 1})";
    private static final String ACTIVITY = "MATCH (parent:Activity {memberId: 'x', type: 'y'})";

    /** What the parent of a field is, where it is no node with the type as its label. */
    private static final Map<String, String> PARENTS = Map.ofEntries(
            Map.entry("Referral", "MATCH ()-[parent:REFERRED]->()"),
            Map.entry("Influence", "MATCH ()-[parent:RANKED]->()"),
            Map.entry("RelationshipValue", "MATCH ()-[parent:VALUED]->()"),
            Map.entry("PastValue", "MATCH (snapshot:Snapshot {id: 'x'}) WITH {snapshot: snapshot} AS parent"),
            Map.entry("ExplainedValue", "WITH {circles: []} AS parent"),
            Map.entry("ReferralReport", "WITH {snapshot: '', revenue: [], byGrade: [], byPyramid: []} AS parent"),
            Map.entry("ReferralsByGrade", "WITH {revenue: []} AS parent"),
            Map.entry("ReferralsByPyramid", "WITH {revenue: []} AS parent"),
            Map.entry(
                    "ReferralStats",
                    "WITH {revenue: [], generations: [], deepest: {}, widest: {}, mostValuable: {}, quality: {}} AS parent"),
            Map.entry("ReferralGeneration", "WITH {revenue: []} AS parent"),
            Map.entry("ReferralBranch", "WITH {key: '', revenue: []} AS parent"),
            Map.entry("ReferralTree", "WITH {key: '', children: []} AS parent"),
            Map.entry(
                    "ReferralPath",
                    "MATCH (member:Member {id: 'x'}) WITH {ancestor: member, members: [member]} AS parent"),
            Map.entry("FindingLink", "MATCH (member:Member {id: 'x'}) WITH {from: member, to: member} AS parent"),
            Map.entry("InviteEdge", "WITH {fission: {}} AS parent"),
            Map.entry("FissionScore", "WITH {parts: []} AS parent"),
            Map.entry("Revenue", "WITH {amountE4: 1} AS parent"),
            Map.entry("RewardLevel", "WITH {percentE4: 1, capE4: 1} AS parent"),
            Map.entry("RewardBalance", "WITH {balanceE4: 1, pendingE4: 1, availableE4: 1} AS parent"),
            Map.entry("LedgerEntry", "WITH {amountE4: 1} AS parent"),
            Map.entry("Tie", "MATCH ()-[parent:TIE]->()"),
            Map.entry("KeptRelationship", "MATCH ()-[parent:KEPT]->()"),
            Map.entry("DownlineEdge", "MATCH ()-[referral:REFERRED]->() WITH {referral: referral} AS parent"),
            Map.entry(
                    "InfluenceComponents",
                    "WITH {pageRank: {}, reach: {}, engagement: {}, propagation: {}, brokerage: {}} AS parent"),
            Map.entry("PastInfluence", "MATCH (snapshot:Snapshot {id: 'x'}) WITH {snapshot: snapshot} AS parent"),
            Map.entry("SeedSet", "MATCH (parent:Snapshot {id: 'x'})"),
            Map.entry(
                    "Explanation",
                    "WITH {member: '', snapshot: '', components: [], pageRank: {}, reach: {}, engagement: {}, value: {}, ties: [], contents: [], lifts: []} AS parent"),
            Map.entry(
                    "SnapshotComparison",
                    "WITH {before: {}, after: {}, differences: [], overlaps: [], moves: [], movers: [], entrants: [], leavers: []} AS parent"),
            Map.entry(
                    "MoverEdge",
                    "WITH {before: {snapshot: '', position: 1}, after: {snapshot: '', position: 1}} AS parent"),
            Map.entry("Replay", "WITH {comparisons: []} AS parent"),
            Map.entry("Retention", "WITH {cohorts: [], curve: [], groups: []} AS parent"),
            Map.entry("RetentionGroup", "WITH {cohorts: [], curve: []} AS parent"),
            Map.entry("RetentionCohort", "WITH {periods: []} AS parent"),
            Map.entry("Funnel", "WITH {steps: [], worstDrop: {}, groups: []} AS parent"),
            Map.entry("FunnelGroup", "WITH {steps: [], worstDrop: {}} AS parent"),
            Map.entry("Lifecycle", "WITH {periods: []} AS parent"),
            Map.entry("Stickiness", "WITH {days: []} AS parent"),
            Map.entry("PathTree", "WITH {next: []} AS parent"),
            Map.entry("PathStep", "WITH {next: []} AS parent"),
            Map.entry("RankingConnection", "WITH {snapshot: ''} AS parent"),
            Map.entry("MeasureConnection", "WITH {snapshot: ''} AS parent"),
            Map.entry("ComponentMove", "WITH {before: {}, after: {}} AS parent"),
            Map.entry("ExplainedTie", "WITH {member: ''} AS parent"),
            Map.entry("ExplainedContent", "WITH {content: ''} AS parent"),
            Map.entry("MemberJoined", ENTRY),
            Map.entry("ContentPublished", ENTRY),
            Map.entry("ReferralRecorded", ENTRY),
            Map.entry("ReferralLeaderboardChanged", ENTRY),
            Map.entry("RankingChanged", ENTRY),
            Map.entry("DataImported", ENTRY),
            Map.entry("RankChange", "MATCH (member:Member {id: 'x'}) WITH {member: member} AS parent"),
            Map.entry("Activity", ACTIVITY),
            Map.entry("ActivityFilter", ACTIVITY),
            Map.entry("CohortComparison", "WITH {id: '', a: {}, b: {}, both: {}, onlyA: {}, onlyB: {}} AS parent"),
            Map.entry("CohortExplanation", "WITH {memberId: '', rule: {}} AS parent"),
            Map.entry("ExplainedCondition", "WITH {figures: [], parts: []} AS parent"),
            Map.entry("Segmentation", "WITH {id: '', ranking: '', segments: []} AS parent"),
            Map.entry("SegmentFlow", "WITH {ranking: '', moves: []} AS parent"),
            Map.entry("Segment", "WITH {cohort: {}} AS parent"),
            Map.entry("CohortRule", "MATCH (parent:Member {id: 'x'})"));

    private static final Set<String> SCANS = Set.of(
            "AllNodesScan",
            "NodeByLabelScan",
            "DirectedRelationshipTypeScan",
            "UndirectedRelationshipTypeScan",
            "DirectedAllRelationshipsScan",
            "UndirectedAllRelationshipsScan");
    /** Communities are few, and asked for without a key. */
    private static final Set<String> MAY_SCAN =
            Set.of("_community/find", "_community/keys", "_access/exist", "_access/list", "_jobs/scheduled");

    private static final GraphQLInputObjectType NO_INPUT =
            GraphQLInputObjectType.newInputObject().name("Nothing").build();

    @BeforeAll
    static void labelsAndTypesExist() {
        RichCommunity.scenario();
        TestGraph.run(
                "CREATE (:IdempotencyKey {id: $v.key, key: $v.key, input: '', results: '', at: datetime()})",
                Map.of("key", "x"));
        TestGraph.run(
                "CREATE (:Merge {id: $v.key})-[:ABSORBED {merge: '', keptTouch: '', keptFound: true, lockedAt: 0}]->(:Merged {id: $v.key})"
                        + "-[:MERGED_INTO]->(:Merged {id: $v.key})",
                Map.of("key", "x"));
        TestGraph.run(
                "CREATE (:TieChange {id: $v.key, whole: true})-[:TIE {strength: 0, reciprocity: 0, distrust: 0, overlap: 0}]->(:TieChange {id: $v.key})",
                Map.of("key", "x"));
        TestGraph.run(
                "CREATE (:Snapshot {id: $v.key, chosen: [''], gains: [0.0], spreads: [0.0], confirmedAt: 0})",
                Map.of("key", "x"));
        TestGraph.run("CREATE (:Activity {id: $v.key, packed: [0], packedUntil: 0})", Map.of("key", "x"));
        TestGraph.run(
                "CREATE (m:Member {id: $v.key})-[:REFERRED {stopped: '', stoppedE4: 0, stoppedCurrency: ''}]->(m)",
                Map.of("key", "x"));
    }

    static Stream<CypherFile> files() {
        return CypherFiles.all().stream().filter(file -> !file.name().startsWith("_migrations"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void samplesAreTheParameters(CypherFile file) {
        assertThat(file.samples().keySet()).isEqualTo(file.parameters());
        assertThat(file.source()).startsWith("// ");
    }

    @ParameterizedTest
    @MethodSource("files")
    void theDatabaseTakesIt(CypherFile file) {
        List<Explanation> explanations = statements(file).stream()
                .map(text -> TestGraph.graph()
                        .explain(new Statement(
                                file.name(), CypherFile.onMap(text), samples(file), Duration.ofSeconds(30))))
                .toList();

        for (Explanation explanation : explanations) {
            assertThat(explanation.warnings()).isEmpty();
            if (!MAY_SCAN.contains(file.name())) {
                assertThat(explanation.operators()).doesNotContainAnyElementsOf(SCANS);
            }
            if (!file.name().startsWith("Mutation/")) {
                // Mutations find both ends of what they write by unique keys: one row times one row.
                assertThat(explanation.operators()).doesNotContain("CartesianProduct");
            }
        }
        // What is included is a file of its own.
        boolean writes = explanations.stream().anyMatch(Explanation::writes)
                || file.statements().stream().anyMatch(Verb::isInclusion);
        if (file.name().startsWith("Mutation/")) {
            assertThat(writes).as("writes").isTrue();
        } else if (!file.name().startsWith("_")) {
            assertThat(writes).as("writes").isFalse();
        }
    }

    /** The statements as they can stand alone: a field's body gets its parent, and gives back what it binds. */
    private static List<String> statements(CypherFile file) {
        String type = file.name().substring(0, file.name().indexOf('/'));
        if (file.name().startsWith("_")) {
            return file.statements();
        }
        if (type.equals("Mutation")) {
            // Planned as it is run: for rows, each with the samples.
            return file.statements().stream()
                    .filter(statement -> !Verb.isInclusion(statement))
                    .map(statement -> Verb.step(statement, NO_INPUT).text())
                    .toList();
        }
        return marks(type).map(marks -> alone(file, type, marks)).distinct().toList();
    }

    /** Fields as they read the current ranking and as they read an older one, conditions as a statement begins with them and as they ask somebody. */
    private static Stream<Set<String>> marks(String type) {
        if (type.equals("CohortRule")) {
            return Stream.of(Set.of(Pattern.START, "hops_2"), Set.of("hops_2"), Set.of("hops_4"));
        }
        return Stream.of(
                        Set.of(Pattern.PAGE, Pattern.WHOLE),
                        Set.of(Pattern.PAGE, Pattern.WHOLE, Pattern.OLDER, Pattern.PLAIN))
                .flatMap(marks -> Stream.of("by_INFLUENCE", "by_RVI").map(by -> with(marks, by)));
    }

    private static Set<String> with(Set<String> marks, String more) {
        Set<String> all = new HashSet<>(marks);
        all.add(more);
        return all;
    }

    private static String alone(CypherFile file, String type, Set<String> marks) {
        Pattern pattern = Pattern.of(file);
        Set<String> given = new HashSet<>(file.samples().keySet());
        given.addAll(marks);
        String clauses = pattern.clauses(given, name -> "$" + name);
        String order = pattern.order().isEmpty()
                ? ""
                : " " + new Keyset(pattern.fixed(), pattern.order(), expression -> false).orderBy(false) + " LIMIT 10";
        String rest = clauses.endsWith("AS value")
                ? ""
                : "\nWITH node" + (pattern.bindsEdge() ? ", edge" : "") + order + "\nRETURN collect(node) AS value";
        if (type.equals("Query")) {
            return clauses + rest;
        }
        String parent = PARENTS.getOrDefault(type, "MATCH (parent:" + type + " {id: 'x'})");
        // What a field hangs on was found before; only how it goes on from there is looked at.
        return (PARENTS.containsKey(type) ? parent.replaceFirst("MATCH \\(\\)", "MATCH (:Member {id: 'x'})") : parent)
                + "\nCALL (parent) {\n" + clauses + rest + "\n}\nRETURN value";
    }

    private static Map<String, Object> samples(CypherFile file) {
        if (file.samples().isEmpty()) {
            return Map.of();
        }
        String row = file.samples().entrySet().stream()
                .map(sample -> sample.getValue() + " AS `" + sample.getKey() + "`")
                .collect(Collectors.joining(", ", "RETURN ", ""));
        return new HashMap<>(TestGraph.run(row, Map.of()).get(0));
    }
}
