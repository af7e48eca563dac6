package io.guanxi.fraud;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at all referrals of a community. It reads them as a whole, and writes nothing. */
public final class FraudScan {

    private static final int PAGE = 10_000;
    /** What more members share tells nothing of anybody. */
    private static final int SHARING = 1_000;

    private final Graph graph;
    private final Duration timeout;

    /** @param timeout of each statement */
    public FraudScan(Graph graph, Duration timeout) {
        this.graph = graph;
        this.timeout = timeout;
    }

    /** What {@code scanReferrals} stores: {@code rules}, and {@code findings} with {@code key}, {@code rule}, {@code number} and {@code properties}. */
    public Map<String, Object> of(String community, Thresholds thresholds, Instant now) {
        Crowd crowd = new Crowd();
        pages("_fraud/members", community, Map.of("undated", Crowd.UNDATED), crowd::add);
        crowd.complete();
        Map<String, Finding> found = new LinkedHashMap<>();
        for (FraudRule rule : thresholds.rules()) {
            findings(rule, crowd, community, thresholds, now).forEach(one -> found.putIfAbsent(one.key(), one));
        }
        List<Map<String, Object>> told = new ArrayList<>();
        found.forEach((key, finding) -> told.add(Map.of(
                "key", key,
                "rule", finding.rule().name(),
                "number", told.size(),
                "properties", finding.properties())));
        return Map.of("rules", thresholds.rules().stream().map(FraudRule::name).toList(), "findings", told);
    }

    private List<Finding> findings(FraudRule rule, Crowd crowd, String community, Thresholds thresholds, Instant now) {
        return switch (rule) {
            case RING -> Rings.of(crowd, thresholds);
            case STAR_BURST -> Bursts.of(crowd, thresholds);
            case SHARED_FINGERPRINT -> shared(crowd, community, thresholds);
            case DEAD_SUBTREE -> DeadSubtrees.of(crowd, thresholds, now);
            case SELF_REFERRAL -> SelfReferrals.of(read("_fraud/selves", Map.of("community", community)));
        };
    }

    private List<Finding> shared(Crowd crowd, String community, Thresholds thresholds) {
        List<Finding> found = new ArrayList<>();
        pages("_fraud/fingerprints", community, Map.of("most", SHARING), page -> {
            List<?> kinds = Rows.list(page, "kinds");
            for (int i = 0; i < kinds.size(); i++) {
                List<?> members = (List<?>) Rows.list(page, "members").get(i);
                SharedFingerprints.find(crowd, thresholds, (String) kinds.get(i), members, found);
            }
        });
        return found;
    }

    private void pages(String file, String community, Map<String, Object> more, Consumer<Map<String, Object>> each) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("community", community);
        input.put("limit", PAGE);
        input.put("after", "");
        while (true) {
            Map<String, Object> page = read(file, input).get(0);
            if (page.get("last") == null) {
                return;
            }
            each.accept(page);
            input.put("after", Rows.text(page, "last"));
        }
    }

    private List<Map<String, Object>> read(String file, Map<String, Object> input) {
        return graph.readNow(
                new Statement(file, CypherFile.onMap(CypherFiles.named(file).text()), input, timeout));
    }
}
