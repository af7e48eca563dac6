package io.guanxi.analysis;

import io.guanxi.jobs.RunningJob;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What both indices are made of, computed together because they share most of what is read.
 *
 * @param population of whom those are active whom trusted members make so
 * @param attention as far as who pays it is trusted
 * @param trust in each member
 * @param input the figures of all parts of all indices
 * @param topics where each member stands best
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Figures(
        Population population,
        Attention attention,
        double[] trust,
        PageRank pageRank,
        Brokerage brokerage,
        Ranking.Input input,
        TopicAuthority.@Nullable Standing[] topics) {

    static Figures of(RunningJob job, InfluenceInputs inputs) {
        Configuration settings = inputs.settings();
        Attention paid = inputs.attention();
        job.step("trust", 0.4);
        double[] trust = inputs.trust(paid);
        Population population = inputs.population().trusted(inputs.steps(), trust, settings);
        Attention attention = paid.trusted(trust);
        boolean[] counts = counted(population, trust);
        job.step("page rank", 0.42);
        PageRank pageRank = PageRank.of(
                attention,
                InfluenceInputs.anyTrusted(trust),
                settings.damping(),
                settings.maxIterations(),
                settings.tolerance());
        Brokerage brokerage = Brokerage.of(
                attention,
                trust,
                settings.exactBetweennessTo(),
                settings.betweennessSample(),
                job.within("betweenness", 0.45, 0.55));
        job.step("reach", 0.55);
        Map<Part, double[]> raws = new HashMap<>();
        raws.put(Component.PAGE_RANK, pageRank.scores());
        put(raws, Component.REACH, Audience.of(attention, trust));
        put(raws, Component.BROKERAGE, brokerage.scores());
        raws.put(Metric.AUDIENCE, raws.get(Component.REACH));
        raws.put(Metric.BROKERAGE, raws.get(Component.BROKERAGE));
        ContentFigures contents = new ContentFigures(counts);
        job.step("contents", 0.6);
        inputs.contents(trust, contents::add);
        put(raws, Component.ENGAGEMENT, contents.engagement());
        put(raws, Metric.AMPLIFICATION, contents.amplification());
        put(raws, Metric.CASCADE_DEPTH, contents.cascadeDepth());
        put(raws, Metric.VELOCITY, contents.velocity());
        put(raws, Metric.CONTENT_QUALITY, contents.contentQuality());
        put(raws, Metric.WARMTH, contents.warmth());
        TopicAuthority.@Nullable Standing[] topics =
                IntStream.range(0, trust.length).mapToObj(contents::topic).toArray(TopicAuthority.Standing[]::new);
        put(raws, Metric.TOPIC_AUTHORITY, percentiles(topics));
        Belongings belongings = inputs.belongings(job, attention);
        OwnTies ties = new OwnTies(attention, belongings.circles(), trust);
        put(
                raws,
                Metric.BRIDGING,
                IntStream.range(0, trust.length).mapToDouble(ties::bridging).toArray());
        put(
                raws,
                Metric.RECIPROCITY,
                IntStream.range(0, trust.length).mapToDouble(ties::reciprocity).toArray());
        put(raws, Metric.RECOGNITION, sum(belongings.badges(), contents.adoptions()));
        job.step("propagation", 0.68);
        InfluenceInputs.Forests forests = inputs.forests(attention);
        put(raws, Component.PROPAGATION, Downstream.of(forests.counting(), contents.sharers(), trust));
        put(
                raws,
                Metric.REFERRALS,
                ConvertedReferrals.of(
                        forests.counting(), ConvertedReferrals.qualities(forests.whole(), trust, counts), trust));
        var input = new Ranking.Input(population.members(), counts, InfluenceInputs.trusted(trust), raws);
        return new Figures(population, attention, trust, pageRank, brokerage, input, topics);
    }

    private static void put(Map<Part, double[]> raws, Part part, double[] figures) {
        raws.put(part, Projection.rounded(figures));
    }

    private static boolean[] counted(Population population, double[] trust) {
        boolean[] counted = new boolean[trust.length];
        for (int member = 0; member < trust.length; member++) {
            counted[member] = population.active()[member] && trust[member] > 0;
        }
        return counted;
    }

    private static double[] percentiles(TopicAuthority.@Nullable Standing[] topics) {
        double[] percentiles = new double[topics.length];
        for (int member = 0; member < topics.length; member++) {
            TopicAuthority.Standing topic = topics[member];
            percentiles[member] = topic == null ? 0 : topic.percentile();
        }
        return percentiles;
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    /** Tells everything that rankings follow from: what is not told follows from the ties. */
    void tell(InputHash hash) {
        attention.tell(hash);
        for (int member = 0; member < trust.length; member++) {
            hash.fact(
                    input.counts()[member],
                    input.raw(Component.ENGAGEMENT, member),
                    input.raw(Component.PROPAGATION, member));
            for (Metric metric : Metric.values()) {
                hash.fact(input.raw(metric, member));
            }
        }
    }
}
