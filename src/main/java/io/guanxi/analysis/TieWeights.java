package io.guanxi.analysis;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes the strength of a tie.
 *
 * @param kinds what one interaction weighs when it happens, by its kind in lower case
 * @param narrow the same by the kind of the content concerned, too, in lower case; goes before {@code kinds}
 * @param other what one of a kind that is not named weighs
 * @param follow what a follow weighs, which does not decay
 * @param trust what a rating at the top of the community's scale weighs, which does not decay
 * @param halfLife after which an interaction weighs half; zero: it never weighs less
 */
public record TieWeights(
        Map<String, Double> kinds,
        Map<String, Map<String, Double>> narrow,
        double other,
        double follow,
        double trust,
        Duration halfLife) {

    public TieWeights {
        kinds = Map.copyOf(kinds);
        narrow = Map.copyOf(narrow);
    }

    /** In milliseconds, infinite where nothing decays: what is divided by it is an exponent in any case. */
    double halfLifeMillis() {
        return halfLife.isZero() ? Double.POSITIVE_INFINITY : halfLife.toMillis();
    }

    /** As text, the same for the same weights. */
    String canonical() {
        Map<String, Map<String, Double>> sorted = new TreeMap<>();
        narrow.forEach((kind, of) -> sorted.put(kind, new TreeMap<>(of)));
        return new TreeMap<>(kinds) + " " + sorted + ' ' + other + ' ' + follow + ' ' + trust + ' ' + halfLife;
    }
}
