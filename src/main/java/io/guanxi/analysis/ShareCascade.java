package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a content has spread. A share is one step behind the one that it was seen at ({@code SHARED.from}), if that member had shared the
 * content by then; else it is one step behind the author. Of a member's shares the first counts, and what is not dated comes first.
 */
final class ShareCascade {

    /** The first share of each member. */
    private final Map<Integer, Share> shares = new HashMap<>();

    /**
     * A share.
     *
     * @param at milliseconds since 1970, {@link Undated#MILLIS} where it has none
     * @param from number of the member it was seen at; negative: nobody known
     */
    private record Share(long at, int from) {
        /** Of equal times, the one that was seen at nobody known, then that of the lesser number. */
        boolean isBefore(Share other) {
            return at != other.at ? at < other.at : from < other.from;
        }
    }

    void add(int member, long at, int from) {
        shares.merge(member, new Share(at, from), (one, other) -> one.isBefore(other) ? one : other);
    }

    /**
     * The greatest depth: how many members stand one behind the other, the author left out.
     *
     * @param trust what each of them counts
     */
    double depth(double[] trust) {
        Map<Integer, Double> depths = new HashMap<>();
        double greatest = 0;
        for (int member : shares.keySet()) {
            greatest = Math.max(greatest, depth(member, depths, trust));
        }
        return greatest;
    }

    private double depth(int member, Map<Integer, Double> depths, double[] trust) {
        // Up to one whose depth is known, to who saw it at the author, or around a circle; then down again.
        List<Integer> way = new ArrayList<>();
        Map<Integer, Integer> steps = new HashMap<>();
        int at = member;
        while (at >= 0 && !depths.containsKey(at) && !steps.containsKey(at)) {
            steps.put(at, way.size());
            way.add(at);
            at = before(at);
        }
        // Of a circle nobody was first: all in it have it from the author.
        int circle = steps.getOrDefault(at, way.size());
        double depth = depths.getOrDefault(at, 0.0);
        for (int step = way.size() - 1; step >= 0; step--) {
            depth = (step >= circle ? 0 : depth) + trust[way.get(step)];
            depths.put(way.get(step), depth);
        }
        return depth;
    }

    /** At whom a sharer saw it, if that member had shared it by then; else negative. */
    private int before(int member) {
        Share share = shares.get(member);
        if (share == null) {
            return -1;
        }
        Share seen = shares.get(share.from());
        boolean earlier = seen != null
                && (seen.at() == Undated.MILLIS || share.at() == Undated.MILLIS || seen.at() <= share.at());
        return earlier && share.from() != member ? share.from() : -1;
    }
}
