package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.TestGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Histories that are no forest become one, and what does not fit in is kept beside it. */
class ReferralImportTest {

    private final ImportRun run = new ImportRun();

    @Test
    void theFirstCandidateCountsAndCyclesAreBroken() {
        load(2, "a>b", "b>c", "c>a", "d>b", "c>c", "x>a", "d>e");

        assertThat(effective()).containsExactly("a>b", "b>c", "d>e");
        assertThat(touches()).containsExactly("c>a CYCLE", "d>b SECOND_REFERRER");
        assertThat(run.rejects)
                .containsExactly(
                        "referrals:6 referrer: 'c' is the member itself",
                        "referrals:7 referrer: no member has the key 'x'");
    }

    @Test
    void aCandidateWhoIsUnknownDoesNotKeepTheNextOneOut() {
        load(10, "x>b", "a>b");

        assertThat(effective()).containsExactly("a>b");
    }

    @Test
    void aLaterImportGoesOnWithTheForestThatIsThere() {
        load(10, "a>b", "b>c");

        ImportSummary again = load(10, "a>b", "b>c", "c>a", "c>b");

        assertThat(again.counts()).containsEntry(Kind.REFERRALS, new Counts(4, 2, 0, 2, 0, 0));
        assertThat(effective()).containsExactly("a>b", "b>c");
        assertThat(touches()).containsExactly("c>a CYCLE", "c>b SECOND_REFERRER");
    }

    @Test
    void aStateThatCameLaterUpdatesTheReferralAndIsNotTakenBack() {
        load(10, "a>b");
        ImportSummary converted = run.of(
                source(List.of(referral("a", "b", Map.of("state", "CONVERTED", "campaign", "")))),
                ImportOptions.defaults());
        ImportSummary again = load(10, "a>b");

        assertThat(converted.counts()).containsEntry(Kind.REFERRALS, new Counts(1, 0, 1, 0, 0, 0));
        assertThat(again.nothingChanged()).isTrue();
        assertThat(run.one("MATCH (:Member {community: $v.c})-[r:REFERRED]->() RETURN r.state"))
                .isEqualTo("CONVERTED");
    }

    @Test
    void anyHistoryGivesTheForestThatTheRulesGiveByHand() {
        Random random = new Random(7);
        ReferralForest forest = new ReferralForest();
        Map<String, String> parents = new HashMap<>();
        Map<String, String> touches = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String member = "m" + random.nextInt(500);
            String referrer = "m" + random.nextInt(500);
            String touch = "t" + i % 5_000;
            String expected = null;
            if (parents.containsKey(member)) {
                expected = touch.equals(touches.get(member)) ? null : "SECOND_REFERRER";
            } else if (upline(referrer, parents).contains(member)) {
                expected = "CYCLE";
            } else {
                parents.put(member, referrer);
                touches.put(member, touch);
            }
            assertThat(forest.decide(member, referrer, touch)).isEqualTo(expected);
        }
        assertThat(parents).hasSizeGreaterThan(400);
    }

    private static Set<String> upline(String member, Map<String, String> parents) {
        Set<String> upline = new HashSet<>();
        for (String next = member; next != null; next = parents.get(next)) {
            upline.add(next);
        }
        return upline;
    }

    private ImportSummary load(int batch, String... pairs) {
        List<Map<String, String>> rows = new ArrayList<>();
        Arrays.stream(pairs)
                .map(pair -> pair.split(">"))
                .forEach(pair -> rows.add(referral(pair[0], pair[1], Map.of())));
        return run.of(source(rows), new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.REJECT, false, batch));
    }

    private static Map<String, String> referral(String referrer, String member, Map<String, String> more) {
        Map<String, String> row = new HashMap<>(Map.of("referrer", referrer, "member", member));
        more.forEach((name, value) -> {
            if (!value.isEmpty()) {
                row.put(name, value);
            }
        });
        return row;
    }

    /** Members a to e, and these referrals. */
    private static RowSource source(List<Map<String, String>> referrals) {
        return (Kind kind, Consumer<Row> sink) -> {
            List<Map<String, String>> rows = switch (kind) {
                case MEMBERS ->
                    Arrays.stream("abcde".split(""))
                            .map(key -> Map.of("key", key))
                            .toList();
                case REFERRALS -> referrals;
                default -> List.of();
            };
            for (int i = 0; i < rows.size(); i++) {
                sink.accept(new Row(kind.file(), i + 2, rows.get(i)));
            }
        };
    }

    private List<Object> effective() {
        return list(
                "MATCH (a:Member {community: $v.c})-[:REFERRED {state: 'PENDING'}]->(b), (a)-[:MADE]->(:Touch {effective: true})-[:REACHED]->(b)"
                        + " RETURN a.key + '>' + b.key AS x ORDER BY x");
    }

    private List<Object> touches() {
        return list("MATCH (a:Member {community: $v.c})-[:MADE]->(t:Touch {effective: false})-[:REACHED]->(b)"
                + " RETURN a.key + '>' + b.key + ' ' + t.reason AS x ORDER BY x");
    }

    private List<Object> list(String cypher) {
        return TestGraph.run(cypher, Map.of("c", run.community)).stream()
                .map(row -> row.get("x"))
                .toList();
    }
}
