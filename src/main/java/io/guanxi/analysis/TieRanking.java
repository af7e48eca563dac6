package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The most valuable ties of a community, as far as they were offered. */
final class TieRanking {

    private record Offered(int from, StoredTie tie) {}

    private final int most;
    private final TreeMap<TiePlace, Offered> best = new TreeMap<>();
    private boolean full;

    /** @param most how many it holds */
    TieRanking(int most) {
        this.most = most;
    }

    /** @param from the number of the member whose tie it is */
    void offer(TiePlace place, int from, StoredTie tie) {
        if (best.size() < most || place.compareTo(best.lastKey()) < 0) {
            best.put(place, new Offered(from, tie));
        } else {
            full = true;
        }
        if (best.size() > most) {
            best.pollLastEntry();
            full = true;
        }
    }

    /** The last place that belongs here; the end of all where there are no more. */
    TiePlace last() {
        return full ? best.lastKey() : TiePlace.END;
    }

    int size() {
        return best.size();
    }

    /** The ties by the numbers of those whose they are. */
    Map<Integer, List<StoredTie>> byMember() {
        Map<Integer, List<StoredTie>> ties = new HashMap<>();
        best.values()
                .forEach(one -> ties.computeIfAbsent(one.from(), unknown -> new ArrayList<>())
                        .add(one.tie()));
        return ties;
    }
}
