package io.guanxi.fraud;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at all referrals of a community. It reads them as a whole. */
public final class FraudScan {

    private static final int PAGE = 10_000;
    /** What more members share tells nothing of anybody. */
    private static final int SHARING = 1_000;

    /** How much of a scan is reading. */
    private static final double READING = 0.8;

    private final Graph graph;
    private final Duration timeout;

    /** @param timeout of each statement */
    public FraudScan(Graph graph, Duration timeout) {
        this.graph = graph;
        this.timeout = timeout;
    }

    /** Hears how far a scan is, and may end it by throwing. */
    public interface Progress {
        /**
         * Hears what is done next.
         *
         * @param done how much of all is, 0..1
         */
        void step(String name, double done);
    }

    /** Whether thresholds are out of their ranges, which is looked at before anything is read. */
    public boolean refuses(Map<String, @Nullable Object> input) {
        return read("_fraud/ranges", null, input).get(0).get("refused") != null;
    }

    /**
     * Looks.
     *
     * @param run by which its statements can be ended; absent if nobody will
     * @return what {@link #store} takes: {@code rules}, and {@code findings} with {@code key}, {@code rule}, {@code number} and {@code properties}
     */
    public Map<String, Object> of(
            String community, Thresholds thresholds, Instant now, @Nullable String run, Progress progress) {
        Crowd crowd = new Crowd();
        progress.step("members", 0);
        double members = ((Number) Objects.requireNonNull(
                        read("_community/size", run, of(community)).get(0).get("members")))
                .doubleValue();
        int[] pages = new int[1];
        pages("_fraud/members", run, community, Map.of("undated", Crowd.UNDATED), page -> {
            crowd.add(page);
            progress.step("members", Math.min(READING, READING * ++pages[0] * PAGE / members));
        });
        crowd.complete();
        Map<String, Finding> found = new LinkedHashMap<>();
        int looked = 0;
        for (FraudRule rule : thresholds.rules()) {
            progress.step(
                    rule.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    READING + (1 - READING) * looked++ / thresholds.rules().size());
            findings(rule, crowd, run, community, thresholds, now).forEach(one -> found.putIfAbsent(one.key(), one));
        }
        List<Map<String, Object>> told = new ArrayList<>();
        found.forEach((key, finding) -> told.add(Map.of(
                "key", key,
                "rule", finding.rule().name(),
                "number", told.size(),
                "properties", finding.properties())));
        return Map.of("rules", thresholds.rules().stream().map(FraudRule::name).toList(), "findings", told);
    }

    /**
     * Stores what was found, as {@code scanReferrals} does.
     *
     * @param found as {@link #of} gives it
     * @param caller who asked for it
     */
    public static void store(
            Graph.Transaction inside, String community, Map<String, Object> found, Instant now, String caller) {
        Map<String, @Nullable Object> input = new HashMap<>(Map.of(
                "community", community,
                "prepared", found,
                "now", now.atOffset(ZoneOffset.UTC),
                "caller", caller,
                "newId", Ids.next()));
        for (String statement : CypherFiles.named("_fraud/store").statements()) {
            inside.run(CypherFile.onMap(statement), input).forEach(input::putAll);
        }
    }

    private List<Finding> findings(
            FraudRule rule, Crowd crowd, @Nullable String run, String community, Thresholds thresholds, Instant now) {
        return switch (rule) {
            case RING -> Rings.of(crowd, thresholds);
            case STAR_BURST -> Bursts.of(crowd, thresholds);
            case SHARED_FINGERPRINT -> shared(crowd, run, community, thresholds);
            case DEAD_SUBTREE -> DeadSubtrees.of(crowd, thresholds, now);
            case SELF_REFERRAL -> SelfReferrals.of(read("_fraud/selves", run, of(community)));
        };
    }

    private List<Finding> shared(Crowd crowd, @Nullable String run, String community, Thresholds thresholds) {
        List<Finding> found = new ArrayList<>();
        pages("_fraud/fingerprints", run, community, Map.of("most", SHARING), page -> {
            List<?> kinds = Rows.list(page, "kinds");
            for (int i = 0; i < kinds.size(); i++) {
                List<?> members = (List<?>) Rows.list(page, "members").get(i);
                SharedFingerprints.find(crowd, thresholds, (String) kinds.get(i), members, found);
            }
        });
        return found;
    }

    private void pages(
            String file,
            @Nullable String run,
            String community,
            Map<String, Object> more,
            Consumer<Map<String, Object>> each) {
        Map<String, @Nullable Object> input = new HashMap<>(more);
        input.put("community", community);
        input.put("limit", PAGE);
        input.put("after", "");
        while (true) {
            Map<String, Object> page = read(file, run, input).get(0);
            if (page.get("last") == null) {
                return;
            }
            each.accept(page);
            input.put("after", Rows.text(page, "last"));
        }
    }

    private static Map<String, @Nullable Object> of(String community) {
        return new HashMap<>(Map.of("community", community));
    }

    private List<Map<String, Object>> read(String file, @Nullable String run, Map<String, @Nullable Object> input) {
        return graph.readNow(Statement.of(file, input, timeout).as(run));
    }
}
