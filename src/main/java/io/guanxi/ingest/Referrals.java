package io.guanxi.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which of the referrals of a file are effective, before a batch of them is written. */
final class Referrals {

    private static final int PAGE = 10_000;
    private static final String FIRST_STATE = "PENDING";

    private final Target target;
    private @Nullable ReferralForest forest;

    Referrals(Target target) {
        this.target = target;
    }

    /** Completes the input of each row: what its touch says, what the effective edge says, and what that says at first only. */
    void decide(List<Checked> rows) {
        if (forest == null) {
            forest = load();
        }
        Set<String> named = new HashSet<>();
        rows.forEach(row -> named.addAll(List.of(text(row.input(), "member"), text(row.input(), "referrer"))));
        Set<String> known = target.members(named);
        for (Checked row : rows) {
            boolean loadable =
                    known.contains(text(row.input(), "member")) && known.contains(text(row.input(), "referrer"));
            decide(row, loadable, forest);
        }
    }

    /** Completes the input of a row that can be loaded, which the forest then knows, or cannot. */
    static void decide(Checked row, boolean loadable, ReferralForest forest) {
        Map<String, String> values = row.row().values();
        String member = text(row.input(), "member");
        String referrer = text(row.input(), "referrer");
        String stated = values.containsKey("state") ? null : values.get("reason");
        String reason =
                stated != null || !loadable ? stated : forest.decide(member, referrer, text(row.input(), "key"));
        complete(row.input(), row.properties(), reason);
    }

    private static void complete(Map<String, Object> input, Map<String, Object> properties, @Nullable String reason) {
        Map<String, Object> touch = new HashMap<>();
        for (String name : List.of("at", "code", "source", "reason")) {
            if (properties.containsKey(name)) {
                touch.put(name, properties.get(name));
            }
        }
        properties.remove("reason");
        touch.put("effective", reason == null);
        if (reason != null) {
            touch.put("reason", reason);
        }
        if (properties.containsKey("campaign")) {
            input.put("campaign", properties.get("campaign"));
        }
        input.put("t", touch);
        input.put("d", Map.of("state", FIRST_STATE));
    }

    private ReferralForest load() {
        ReferralForest loaded = new ReferralForest();
        String after = "";
        List<Map<String, Object>> page;
        do {
            page = target.read("forest", Map.of("after", after, "limit", PAGE));
            for (Map<String, Object> row : page) {
                Object touch = row.get("touch");
                after = text(row, "member");
                if (row.get("referrer") != null) {
                    loaded.add(after, text(row, "referrer"), touch == null ? null : touch.toString());
                }
            }
        } while (page.size() >= PAGE);
        return loaded;
    }

    private static String text(Map<String, Object> row, String name) {
        return Objects.requireNonNull(row.get(name)).toString();
    }
}
