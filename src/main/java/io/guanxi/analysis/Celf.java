package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleConsumer;

/**
 * The greedy choice of seeds, lazily (CELF): what a member adds only shrinks while others are chosen, so that whoever added less before
 * than somebody adds now need not be asked. Equal ones are chosen in the order of their numbers. Graph Data Science has CELF, too, but its
 * estimates are wrong: 2.74 members for a first seed who reaches 2.31.
 */
final class Celf {

    /** As many are asked for one seed before everybody's bounds are found anew, which takes about as long. */
    private static final int ASKED = 200;

    private static final int UNASKED = -1;

    private Celf() {}

    /**
     * The numbers of the seeds in the order of their choice; the cascades have started from them.
     *
     * @param progress hears how much is done, 0..1, and may end it by throwing
     */
    static List<Integer> choose(Cascades cascades, int k, DoubleConsumer progress) {
        PriorityQueue<Candidate> candidates = candidates(cascades.bounds(), List.of());
        List<Integer> chosen = new ArrayList<>();
        int asked = 0;
        boolean fresh = true;
        while (chosen.size() < k && !candidates.isEmpty()) {
            progress.accept((double) chosen.size() / k);
            Candidate best = candidates.remove();
            if (best.asked() == chosen.size()) {
                cascades.start(best.member());
                chosen.add(best.member());
                asked = 0;
                fresh = false;
            } else if (asked == ASKED && !fresh) {
                candidates = candidates(cascades.bounds(), chosen);
                fresh = true;
            } else {
                candidates.add(new Candidate(best.member(), cascades.gain(best.member()), chosen.size()));
                asked++;
            }
        }
        return chosen;
    }

    private static PriorityQueue<Candidate> candidates(long[] bounds, List<Integer> chosen) {
        PriorityQueue<Candidate> candidates =
                new PriorityQueue<>(Comparator.comparingLong((Candidate candidate) -> -candidate.most())
                        .thenComparing(Candidate::member));
        BitSet without = new BitSet();
        chosen.forEach(without::set);
        for (int member = 0; member < bounds.length; member++) {
            if (!without.get(member)) {
                candidates.add(new Candidate(member, bounds[member], UNASKED));
            }
        }
        return candidates;
    }

    /**
     * Somebody who may be next.
     *
     * @param most what they add at most
     * @param asked how many were chosen when that was found out; it is exact where that is as many as now
     */
    private record Candidate(int member, long most, int asked) {}
}
