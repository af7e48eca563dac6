package io.guanxi.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the contents of all members have earned, by the numbers of the members; 0 of who has none. */
final class ContentFigures {

    private static final int[] NOBODY = {};

    private final double[] engagement;
    private final double[] amplification;
    private final double[] cascadeDepth;
    private final double[] velocity;
    private final double[] contentQuality;
    private final double[] adoptions;
    private final double[] warmth;
    private final int[][] sharers;
    private final Map<Integer, Map<String, Double>> topics = new HashMap<>();
    private final TopicAuthority authority;

    /** @param counts whether each member does, in topics */
    ContentFigures(boolean[] counts) {
        int n = counts.length;
        engagement = new double[n];
        amplification = new double[n];
        cascadeDepth = new double[n];
        velocity = new double[n];
        contentQuality = new double[n];
        adoptions = new double[n];
        warmth = new double[n];
        sharers = new int[n][];
        Arrays.fill(sharers, NOBODY);
        authority = new TopicAuthority(counts);
    }

    void add(AuthorYield earnings, int author) {
        engagement[author] = earnings.engagement();
        amplification[author] = earnings.amplification();
        cascadeDepth[author] = earnings.cascadeDepth();
        velocity[author] = earnings.velocity();
        contentQuality[author] = earnings.contentQuality();
        adoptions[author] = earnings.adoptions();
        warmth[author] = earnings.warmth();
        sharers[author] = earnings.sharers();
        Map<String, Double> earned = earnings.topics();
        if (!earned.isEmpty()) {
            topics.put(author, Map.copyOf(earned));
            authority.add(author, earned);
        }
    }

    /** When all are added. */
    TopicAuthority.@Nullable Standing topic(int member) {
        Map<String, Double> earned = topics.get(member);
        return earned == null ? null : authority.best(member, earned);
    }

    double[] engagement() {
        return engagement;
    }

    double[] amplification() {
        return amplification;
    }

    double[] cascadeDepth() {
        return cascadeDepth;
    }

    double[] velocity() {
        return velocity;
    }

    double[] contentQuality() {
        return contentQuality;
    }

    double[] adoptions() {
        return adoptions;
    }

    double[] warmth() {
        return warmth;
    }

    int[][] sharers() {
        return sharers;
    }
}
