package io.guanxi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.analysis.Influence;
import io.guanxi.analysis.Ties;
import io.guanxi.feed.Outbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A community in which every field has a value somewhere, with two rankings and its ties computed. */
public final class RichCommunity {

    private RichCommunity() {}

    private static final class Holder {
        static final Scenario SCENARIO = make();
    }

    public static Scenario scenario() {
        return Holder.SCENARIO;
    }

    /** Arguments that name the earlier and the later ranking. */
    public static String rankings() {
        List<String> ids = new ArrayList<>();
        for (JsonNode snapshot : scenario()
                .when("{ snapshots(community: $community, filter: {kind: {eq: INFLUENCE}}) { nodes { id } } }")
                .at("/snapshots/nodes")) {
            ids.add(snapshot.get("id").asText());
        }
        return "before: \"%s\", after: \"%s\", community: $community".formatted(ids.get(1), ids.get(0));
    }

    /** Lets something of each kind happen once more. */
    public static void happen() {
        happen(scenario().community());
    }

    private static void happen(String community) {
        Map<String, Object> ids =
                TestGraph.run("""
                MATCH (m:Member {community: $v.community})<-[:REFERRED]-()
                MATCH (c:Content {community: $v.community, key: 'p'})
                MATCH (s:Snapshot {community: $v.community, kind: 'INFLUENCE'})
                WITH m.id AS member, c.id AS content, s.id AS snapshot ORDER BY snapshot
                RETURN member, content, collect(snapshot) AS snapshots LIMIT 1
                """, Map.of("community", community)).get(0);
        List<?> snapshots = (List<?>) Objects.requireNonNull(ids.get("snapshots"));
        TestGraph.graph().write("test", inside -> {
            Outbox.put(inside, community, "MemberJoined", about("subject", ids.get("member")));
            Outbox.put(inside, community, "ContentPublished", about("subject", ids.get("content")));
            Outbox.put(inside, community, "ReferralRecorded", about("subject", ids.get("member")));
            Outbox.put(inside, community, "ReferralLeaderboardChanged", about("subject", ids.get("member")));
            Map<String, Object> rankings = about("snapshot", snapshots.get(1));
            rankings.putAll(about("previous", snapshots.get(0)));
            Outbox.put(inside, community, "RankingChanged", rankings);
            Map<String, Object> counts = about("kinds", List.of("members"));
            counts.putAll(about("created", List.of(3)));
            counts.putAll(about("updated", List.of(2)));
            Outbox.put(inside, community, "DataImported", counts);
            return community;
        });
    }

    private static Map<String, Object> about(String name, @Nullable Object value) {
        return new HashMap<>(Map.of(name, Objects.requireNonNull(value, name)));
    }

    private static Scenario make() {
        try (var file = Objects.requireNonNull(RichCommunity.class.getResourceAsStream("/rich.cypher"))) {
            Scenario scenario = Scenario.given(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            var influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
            scenario.and(
                    "MATCH (ben:Member {community: $v.community, key: 'ben'}) CREATE (ben)-[:FOLLOWS]->(:Member {key: 'former'})");
            influence.compute(scenario.community(), null, TestServer.NOW);
            scenario.and("MATCH (former:Member {community: $v.community, key: 'former'}) DETACH DELETE former");
            scenario.and(
                    "MATCH (cat:Member {community: $v.community, key: 'cat'}) CREATE (cat)<-[:FOLLOWS]-(:Member {key: 'new'})");
            scenario.when(
                    "mutation { configureIndices(input: {community: $community, damping: 0.8}) { errors { code } } }");
            influence.compute(scenario.community(), null, TestServer.NOW);
            scenario.when(
                    "mutation { snapshotCohort(input: {key: \"fans\", community: $community}) { errors { code } } }");
            scenario.when(
                    "mutation { scanReferrals(input: {rules: [RING], ringMembers: 2, community: $community}) { errors { code } } }");
            scenario.and(
                    "MATCH (f:ReferralFinding {community: $v.community}) SET f.decidedAt = datetime('2026-05-02T00:00:00Z'), f.voided = [], f.before = [], f.history = f.history + '\\nDISMISSED|2026-05-02T00:00Z|key:1|known'");
            scenario.when(
                    "mutation { saveSegmentation(input: {key: \"activity\", kind: ACTIVITY, asOf: \"2026-05-31T00:00:00Z\", community: $community}) { errors { code } } }");
            new Ties(TestGraph.graph(), Duration.ofMinutes(1)).compute(scenario.community(), TestServer.NOW);
            scenario.and(
                    "MATCH (job:Job {community: $v.community}) SET job.error = 'INTERNAL', job.asOf = job.finishedAt, job.formula = 'x'");
            happen(scenario.community());
            return scenario;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
