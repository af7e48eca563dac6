package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What alone would lift a member by one class: a greater figure of one part of the index, applied to find everybody's score anew. It moves
 * the percentiles of those whom the member passes, each by one place, so that nothing is sorted again.
 */
final class Lifts {

    private final StoredRanking stored;
    private final int member;
    /** By the number of the member. */
    private final double[] scores;

    Lifts(StoredRanking stored, int member) {
        this.stored = stored;
        this.member = member;
        Ranking ranking = stored.ranking();
        this.scores = new double[ranking.numbers().length];
        for (int position = 0; position < scores.length; position++) {
            scores[ranking.numbers()[position]] = ranking.scores()[position];
        }
    }

    /** One for each part that can do it alone. */
    List<Map<String, Object>> from(int tier) {
        List<Map<String, Object>> lifts = new ArrayList<>();
        if (tier == 0 || !stored.input().counts()[member]) {
            return lifts;
        }
        for (Part part : stored.index().parts()) {
            if (stored.index().weight(part) > 0) {
                Raised raised = new Raised(part);
                Applied applied = raised.least(tier - 1);
                if (applied.tier() < tier) {
                    lifts.add(applied.told(part, raised.own, stored.index()));
                }
            }
        }
        return lifts;
    }

    /** What a figure would give. */
    private record Applied(double raw, int rank, double score, int tier) {
        Map<String, Object> told(Part part, double own, Index index) {
            return Map.of(
                    "component",
                    part.title(),
                    "raw",
                    raw,
                    "increase",
                    raw - own,
                    "rank",
                    rank,
                    "score",
                    score,
                    "tier",
                    index.tiers().names().get(tier));
        }
    }

    /** One part, with another figure of the member. */
    private final class Raised {

        private final Part part;
        private final double[] raws;
        private final double own;
        private final Percentile among;
        private final int[] below;
        private final int[] equal;

        Raised(Part part) {
            this.part = part;
            this.raws = stored.input().raws(part);
            this.own = raws[member];
            this.among = stored.input().among(part);
            this.below = Arrays.stream(raws).mapToInt(among::below).toArray();
            this.equal = Arrays.stream(raws).mapToInt(among::equal).toArray();
        }

        /** The least figure that gives the class, or the greatest that changes anything: more never gives a worse rank. */
        Applied least(int sought) {
            double[] figures = figures();
            int low = 0;
            int high = figures.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (applied(figures[middle]).tier() <= sought) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return applied(figures[low]);
        }

        /** Figures that would change something: those of others which are greater, and one that is greater than all. */
        private double[] figures() {
            double[] greater = IntStream.range(0, raws.length)
                    .filter(other -> stored.input().counts()[other] && raws[other] > own)
                    .mapToDouble(other -> raws[other])
                    .distinct()
                    .sorted()
                    .toArray();
            double most = greater.length == 0 ? own : greater[greater.length - 1];
            double[] figures = Arrays.copyOf(greater, greater.length + 1);
            figures[greater.length] = part.above(most);
            return figures;
        }

        private Applied applied(double raw) {
            double score = score(member, raw);
            int better = 0;
            for (int other = 0; other < raws.length; other++) {
                better += other != member && scoreOf(other, raw) > score ? 1 : 0;
            }
            return new Applied(
                    raw,
                    better + 1,
                    score,
                    stored.index().tiers().of(better + 1, score, stored.input().trusted()));
        }

        /** Only whom the member passes, or comes to stand beside or leaves, has another percentile. */
        private double scoreOf(int other, double raw) {
            return raws[other] < own || raws[other] > raw ? scores[other] : score(other, raw);
        }

        /** As the ranking adds it up. */
        private double score(int other, double raw) {
            double score = 0;
            for (Part one : stored.index().parts()) {
                double percentile = one == part
                        ? percentile(other, raw)
                        : Objects.requireNonNull(stored.parts().get(one))[other];
                score += 100 * stored.index().weight(one) * percentile;
            }
            return score;
        }

        private double percentile(int other, double raw) {
            double value = other == member ? raw : raws[other];
            if (value == 0 || !stored.input().counts()[other]) {
                return 0;
            }
            int less = other == member ? among.below(raw) : below[other];
            int same = other == member ? among.equal(raw) : equal[other];
            less += (raw < value ? 1 : 0) - (own < value ? 1 : 0);
            same += (raw == value ? 1 : 0) - (own == value ? 1 : 0);
            return (less + same / 2.0) / among.size();
        }
    }
}
