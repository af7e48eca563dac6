package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What alone would lift a member by one class of the pyramid: a greater figure of one component, applied to find everybody's score anew. It moves
 * the percentiles of those whom the member passes, each by one place, so that nothing is sorted again.
 */
final class Lifts {

    private final StoredRanking stored;
    private final int member;

    Lifts(StoredRanking stored, int member) {
        this.stored = stored;
        this.member = member;
    }

    /** One for each component that can do it alone. */
    List<Map<String, Object>> from(Pyramid now) {
        List<Map<String, Object>> lifts = new ArrayList<>();
        if (now == Pyramid.HEAD || !stored.input().counts()[member]) {
            return lifts;
        }
        Pyramid sought = now == Pyramid.BASE ? Pyramid.WAIST : Pyramid.HEAD;
        for (Component component : Component.values()) {
            if (stored.settings().weight(component) > 0) {
                Raised raised = new Raised(component);
                Applied applied = raised.least(sought);
                if (applied.pyramid().compareTo(sought) <= 0) {
                    lifts.add(applied.told(component, raised.own));
                }
            }
        }
        return lifts;
    }

    /** What a figure would give. */
    private record Applied(double raw, int rank, double score, Pyramid pyramid) {
        Map<String, Object> told(Component component, double own) {
            return Map.of(
                    "component",
                    component.title(),
                    "raw",
                    raw,
                    "increase",
                    raw - own,
                    "rank",
                    rank,
                    "score",
                    score,
                    "pyramid",
                    pyramid.name());
        }
    }

    /** One component, with another figure of the member. */
    private final class Raised {

        private final Component component;
        private final double[] raws;
        private final double own;
        private final Percentile among;
        private final int[] below;
        private final int[] equal;

        Raised(Component component) {
            this.component = component;
            this.raws = stored.input().raws(component);
            this.own = raws[member];
            this.among = stored.input().among(component);
            this.below = Arrays.stream(raws).mapToInt(among::below).toArray();
            this.equal = Arrays.stream(raws).mapToInt(among::equal).toArray();
        }

        /** The least figure that gives the class, or the greatest that changes anything: more never gives a worse rank. */
        Applied least(Pyramid sought) {
            double[] figures = figures();
            int low = 0;
            int high = figures.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (applied(figures[middle]).pyramid().compareTo(sought) <= 0) {
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
            figures[greater.length] = component == Component.PAGE_RANK ? Math.nextUp(most) : most + 1;
            return figures;
        }

        private Applied applied(double raw) {
            double score = score(member, raw);
            int better = 0;
            for (int other = 0; other < raws.length; other++) {
                better += other != member && score(other, raw) > score ? 1 : 0;
            }
            return new Applied(
                    raw,
                    better + 1,
                    score,
                    Pyramid.of(better + 1, score, stored.input().trusted(), stored.settings()));
        }

        /** As the ranking adds it up. */
        private double score(int other, double raw) {
            double score = 0;
            for (Component one : Component.values()) {
                double part = one == component
                        ? part(other, raw)
                        : Objects.requireNonNull(stored.parts().get(one))[other];
                score += 100 * stored.settings().weight(one) * part;
            }
            return score;
        }

        private double part(int other, double raw) {
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
