package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The most valuable ties of a community, as far as they were offered. */
final class TieRanking {

    private record Offered(int from, StoredTie tie) {}

    private final int most;
    private final PriorityQueue<Offered> best = new PriorityQueue<>(
            Comparator.comparingDouble((Offered one) -> one.tie().value())
                    .thenComparingLong(one -> one.tie().other())
                    .thenComparingInt(Offered::from));
    private boolean full;

    /** @param most how many it holds */
    TieRanking(int most) {
        this.most = most;
    }

    void offer(int from, StoredTie tie) {
        if (best.size() < most || tie.value() >= best.element().tie().value()) {
            best.add(new Offered(from, tie));
        } else {
            full = true;
        }
        if (best.size() > most) {
            best.remove();
            full = true;
        }
    }

    /** The value from which on a tie belongs here; 0 if all do. */
    double least() {
        return full ? best.element().tie().value() : 0;
    }

    int size() {
        return best.size();
    }

    /** The ties by the numbers of those whose they are. */
    Map<Integer, List<StoredTie>> byMember() {
        Map<Integer, List<StoredTie>> ties = new HashMap<>();
        best.forEach(one ->
                ties.computeIfAbsent(one.from(), unknown -> new ArrayList<>()).add(one.tie()));
        return ties;
    }
}
