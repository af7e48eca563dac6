package io.guanxi.behaviour;

import io.guanxi.behaviour.Given.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What members do next, as a tree: from the first time that each did one thing, the next things that they did, one after the other.
 *
 * @param events what is looked at; of two at one time, the one that comes first here does
 * @param steps how many
 * @param window milliseconds from the start to the last
 * @param repeats whether the same thing again is a step of its own
 * @param first how many branches of a node are told
 */
record Paths(
        EventPattern start, List<EventPattern> events, int steps, long window, boolean repeats, int first, Span span) {

    static final int MOST = 50;

    static Paths of(Given given, List<EventPattern> otherwise) {
        return new Paths(
                given.event("start"),
                given.get("events") == null ? otherwise : given.events("events", 1, MOST),
                given.whole("steps", 1, 10),
                given.days("withinDays"),
                Boolean.TRUE.equals(given.get("repeats")),
                given.whole("branches", 1, 50),
                given.span());
    }

    /** A node of the tree. */
    private static final class Node {
        private long members;
        private final Map<Integer, Node> next = new TreeMap<>();
    }

    /** The fields of {@code Paths}. */
    Map<String, @Nullable Object> of(BitSet only, Map<EventPattern, EventColumn> columns) {
        EventColumn starts = Objects.requireNonNull(columns.get(start));
        EventColumn[] all = new EventColumn[events.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = Objects.requireNonNull(columns.get(events.get(i)));
        }
        Node root = new Node();
        int[] places = new int[all.length];
        for (int row = only.nextSetBit(0); row >= 0; row = only.nextSetBit(row + 1)) {
            int i = starts.from(row);
            while (i < starts.to(row) && !span.has(starts.times()[i])) {
                i++;
            }
            if (i < starts.to(row)) {
                follow(root, all, places, row, starts.times()[i]);
            }
        }
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("members", root.members);
        told.put("next", told(root, root.members));
        return told;
    }

    private void follow(Node root, EventColumn[] all, int[] places, int row, long begun) {
        for (int i = 0; i < all.length; i++) {
            places[i] = Times.later(all[i].times(), all[i].from(row), all[i].to(row), begun);
        }
        Node node = root;
        node.members++;
        int before = -1;
        int step = 0;
        while (step < steps) {
            int found = -1;
            long time = Long.MAX_VALUE;
            for (int i = 0; i < all.length; i++) {
                if (places[i] < all[i].to(row) && all[i].times()[places[i]] < time) {
                    found = i;
                    time = all[i].times()[places[i]];
                }
            }
            if (found < 0 || time - begun > window) {
                return;
            }
            places[found]++;
            if (found == before && !repeats) {
                continue;
            }
            before = found;
            node = node.next.computeIfAbsent(found, unseen -> new Node());
            node.members++;
            step++;
        }
    }

    private List<Map<String, @Nullable Object>> told(Node node, long all) {
        List<Map.Entry<Integer, Node>> branches = new ArrayList<>(node.next.entrySet());
        // Of equal ones, the order of the events is kept.
        branches.sort(Comparator.comparingLong(branch -> -branch.getValue().members));
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (Map.Entry<Integer, Node> branch : branches.subList(0, Math.min(first, branches.size()))) {
            Node next = branch.getValue();
            Map<String, @Nullable Object> one = new HashMap<>();
            one.put("event", events.get(branch.getKey()).title());
            one.put("members", next.members);
            one.put("share", (double) next.members / all);
            one.put("shareOfPrevious", (double) next.members / node.members);
            one.put(
                    "ended",
                    next.members
                            - next.next.values().stream()
                                    .mapToLong(each -> each.members)
                                    .sum());
            one.put("next", told(next, all));
            told.add(one);
        }
        return told;
    }
}
