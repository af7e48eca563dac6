package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What alone would lift a member by one class of the pyramid: each was applied, and everybody ranked again. */
final class Lifts {

    private final Ranking.Input input;
    private final Configuration settings;
    private final int member;

    Lifts(Ranking.Input input, Configuration settings, int member) {
        this.input = input;
        this.settings = settings;
        this.member = member;
    }

    /** One for each component that can do it alone. */
    List<Map<String, Object>> from(Pyramid now) {
        List<Map<String, Object>> lifts = new ArrayList<>();
        if (now == Pyramid.HEAD || !input.counts()[member]) {
            return lifts;
        }
        Pyramid sought = now == Pyramid.BASE ? Pyramid.WAIST : Pyramid.HEAD;
        for (Component component : Component.values()) {
            double[] figures = figures(component);
            int least = least(component, figures, sought);
            if (settings.weight(component) > 0 && least < figures.length) {
                lifts.add(applied(component, figures[least]));
            }
        }
        return lifts;
    }

    /** Figures that would change something: those of others which are greater, and one that is greater than all. */
    private double[] figures(Component component) {
        double[] raws = input.raws(component);
        double own = raws[member];
        double[] greater = IntStream.range(0, raws.length)
                .filter(other -> input.counts()[other] && raws[other] > own)
                .mapToDouble(other -> raws[other])
                .distinct()
                .sorted()
                .toArray();
        double most = greater.length == 0 ? own : greater[greater.length - 1];
        double[] figures = Arrays.copyOf(greater, greater.length + 1);
        figures[greater.length] = component == Component.PAGE_RANK ? Math.nextUp(most) : most + 1;
        return figures;
    }

    /** The first figure with which the member is in the class: a greater one never gives a worse rank. */
    private int least(Component component, double[] figures, Pyramid sought) {
        int low = 0;
        int high = figures.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (classWith(component, figures[middle]).compareTo(sought) <= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Pyramid classWith(Component component, double raw) {
        double[] scores = Ranking.scores(input.with(component, member, raw), settings);
        int better = 0;
        for (double score : scores) {
            better += score > scores[member] ? 1 : 0;
        }
        return Pyramid.of(better + 1, scores[member], scores.length, settings);
    }

    private Map<String, Object> applied(Component component, double raw) {
        Ranking ranking = Ranking.of(input.with(component, member, raw), settings);
        int position = ranking.positionOf(member);
        return Map.of(
                "component",
                component.title(),
                "raw",
                raw,
                "increase",
                raw - input.raw(component, member),
                "rank",
                ranking.ranks()[position],
                "score",
                ranking.scores()[position],
                "pyramid",
                ranking.classes()[position].name());
    }
}
