package io.guanxi.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who was effectively brought by whom, as far as deciding about the next candidate takes it: the first candidate in order is
 * effective, unless it would close a cycle.
 */
final class ReferralForest {

    /** Somebody above each member who has a referrer. Following it leads to the root; each walk shortens the way for the next. */
    private final Map<String, String> above = new HashMap<>();

    private final Map<String, String> deciding = new HashMap<>();

    /** Takes over what was decided before. */
    void add(String member, String referrer, @Nullable String touch) {
        above.put(member, referrer);
        if (touch != null) {
            deciding.put(member, touch);
        }
    }

    /** Decides about a candidate and answers null if it is effective, otherwise the reason why it is not. */
    @Nullable
    String decide(String member, String referrer, String touch) {
        if (above.containsKey(member)) {
            return touch.equals(deciding.get(member)) ? null : "SECOND_REFERRER";
        }
        if (root(referrer).equals(member)) {
            return "CYCLE";
        }
        add(member, referrer, touch);
        return null;
    }

    private String root(String member) {
        String root = member;
        for (String next = above.get(root); next != null; next = above.get(root)) {
            root = next;
        }
        String step = member;
        while (!step.equals(root)) {
            String next = above.put(step, root);
            step = next == null ? root : next;
        }
        return root;
    }
}
