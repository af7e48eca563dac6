package io.guanxi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the contents of a member have earned, and the figures that follow from it: 0 where there is nothing to count.
 *
 * @param all of the member's contents, also those that were published later, whose responses count for engagement as ever
 */
record AuthorYield(List<ContentYield> all) {

    /** Responses for each content. */
    double engagement() {
        return quotient(sum(all.stream(), ContentYield::responses), contents());
    }

    int contents() {
        return (int) published().count();
    }

    private Stream<ContentYield> published() {
        return all.stream().filter(ContentYield::published);
    }

    private Stream<ContentYield> recent() {
        return published().filter(ContentYield::recent);
    }

    int recentContents() {
        return (int) recent().count();
    }

    double recentShares() {
        return sum(recent(), ContentYield::shares);
    }

    /** Shares for each content of the window. */
    double amplification() {
        return quotient(recentShares(), recentContents());
    }

    int cascades() {
        return (int) published().filter(content -> content.depth() > 0).count();
    }

    double depths() {
        return sum(published(), ContentYield::depth);
    }

    /** Mean depth of the contents that were shared. */
    double cascadeDepth() {
        return quotient(depths(), cascades());
    }

    /** To the first response, in hours, the shortest first. */
    double[] hours() {
        return published()
                .mapToDouble(ContentYield::hours)
                .filter(hours -> hours >= 0)
                .sorted()
                .toArray();
    }

    /** Of numbers in order; the mean of the middle two where there are two. */
    static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double velocity() {
        double[] hours = hours();
        return hours.length == 0 ? 0 : 1 / (1 + median(hours));
    }

    double qualities() {
        return sum(published(), ContentYield::quality);
    }

    /** Mean over all contents: what nobody judged is surely good by nothing. */
    double contentQuality() {
        return quotient(qualities(), contents());
    }

    double adoptions() {
        return sum(published(), ContentYield::adoptions);
    }

    double praise() {
        return sum(published(), ContentYield::praise);
    }

    double judged() {
        return sum(published(), ContentYield::judged);
    }

    /** Share of praise among what is judged, smoothed by one of each (Laplace). */
    double warmth() {
        return judged() == 0 ? 0 : (praise() + 1) / (judged() + 2);
    }

    /** Positive reactions by topic, where there are any. */
    Map<String, Double> topics() {
        Map<String, Double> topics = new TreeMap<>();
        published()
                .filter(content -> content.positive() > 0)
                .forEach(content ->
                        content.topics().forEach(topic -> topics.merge(topic, content.positive(), Double::sum)));
        return topics;
    }

    /** Numbers of the members who shared something. */
    int[] sharers() {
        return all.stream()
                .flatMapToInt(content -> Arrays.stream(content.sharers()))
                .distinct()
                .toArray();
    }

    private static double sum(Stream<ContentYield> contents, ToDoubleFunction<ContentYield> figure) {
        return contents.mapToDouble(figure).sum();
    }

    private static double quotient(double sum, int count) {
        return count == 0 ? 0 : sum / count;
    }
}
