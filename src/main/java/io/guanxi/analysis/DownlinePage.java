package io.guanxi.analysis;

import io.guanxi.graph.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a page of those below a member holds. Each stands where a number says: its place in the walk of a depth-first order, else its generation and then its
 * place among all by key.
 */
final class DownlinePage {

    /** Ends each key in what says where a member stands depth-first: no key has it. */
    private static final char END = '\u0001';

    private static final int DIGITS = 2;

    private final Lineage lineage;
    private final int top;
    private final int maxDepth;
    private final boolean depthFirst;

    DownlinePage(Lineage lineage, int top, int maxDepth, boolean depthFirst) {
        this.lineage = lineage;
        this.top = top;
        this.maxDepth = maxDepth;
        this.depthFirst = depthFirst;
    }

    /**
     * The elements, each with {@code key}, {@code depth} and {@code place}.
     *
     * @param size how many at most
     * @param backward whether they are the last ones
     * @param after the place that they follow, if any
     * @param before the place that they precede, if any
     */
    List<Map<String, Object>> elements(int size, boolean backward, @Nullable String after, @Nullable String before) {
        long from = after == null ? Long.MIN_VALUE : number(after, true);
        long to = before == null ? Long.MAX_VALUE : number(before, false);
        Comparator<Numbered> order = Comparator.comparingLong(Numbered::number);
        // The worst of those found so far is the first to go.
        PriorityQueue<Numbered> found = new PriorityQueue<>(backward ? order : order.reversed());
        for (int place = top + 1; place < lineage.end(top); place++) {
            int depth = lineage.depth(place) - lineage.depth(top);
            long number = depthFirst ? place : number(depth, lineage.row(place));
            if (depth > maxDepth || number <= from || number >= to) {
                continue;
            }
            if (found.size() < size) {
                found.add(new Numbered(number, place));
            } else if (size > 0 && better(number, found.element().number(), backward)) {
                found.remove();
                found.add(new Numbered(number, place));
            }
        }
        List<Numbered> all = new ArrayList<>(found);
        Collections.sort(all, order);
        return all.stream().map(one -> told(one.place())).toList();
    }

    private record Numbered(long number, int place) {}

    private static boolean better(long number, long worst, boolean backward) {
        return backward ? number > worst : number < worst;
    }

    private Map<String, Object> told(int place) {
        int depth = lineage.depth(place) - lineage.depth(top);
        String text = depthFirst ? line(place) : (depth < 10 ? "0" : "") + depth + lineage.key(place);
        return Map.of("key", lineage.key(place), "depth", depth, "place", text);
    }

    private String line(int place) {
        return place == top ? "" : line(lineage.referrer(place)) + lineage.key(place) + END;
    }

    private static long number(int depth, int row) {
        return ((long) depth << Integer.SIZE) + row;
    }

    /** Of a place, or where nobody stands there any more, of the next one, or just before that where it is one to follow. */
    private long number(String place, boolean toFollow) {
        if (depthFirst) {
            return numberOfLine(place, toFollow);
        }
        int row = lineage.row(place.substring(DIGITS));
        int depth = Integer.parseInt(place.substring(0, DIGITS));
        return row >= 0 ? number(depth, row) : number(depth, ~row) - (toFollow ? 1 : 0);
    }

    private long numberOfLine(String place, boolean toFollow) {
        int at = top;
        for (String key : place.split(String.valueOf(END))) {
            int next = lineage.place(key);
            if (next < 0 || lineage.referrer(next) != at) {
                long beyond = lineage.children(at)
                        .filter(child -> Keys.compare(lineage.key(child), key) > 0)
                        .findFirst()
                        .orElse(lineage.end(at));
                return beyond - (toFollow ? 1 : 0);
            }
            at = next;
        }
        return at;
    }
}
