package io.guanxi.analysis;

import static io.guanxi.analysis.Option.DAMPING;
import static io.guanxi.analysis.Option.MAX_ITERATIONS;
import static io.guanxi.analysis.Option.SAMPLE;
import static io.guanxi.analysis.Option.SEEDS;
import static io.guanxi.analysis.Option.TOLERANCE;
import static io.guanxi.analysis.Option.WEIGHTED;
import static io.guanxi.analysis.Reading.ALONG;
import static io.guanxi.analysis.Reading.BOTH_WAYS;
import static io.guanxi.analysis.Reading.ONLY_BOTH_WAYS;
import static io.guanxi.analysis.Reading.SIGNED;
import static io.guanxi.analysis.Scale.AS_IT_IS;
import static io.guanxi.analysis.Scale.NUMBERED;
import static io.guanxi.analysis.Scale.SHARES;
import static io.guanxi.analysis.Scale.TIMES_OTHERS;

import java.util.List;

/**
 * How an algorithm is carried out.
 *
 * @param options what it takes; everything else is refused
 */
record Method(Computation computation, Reading reading, Scale scale, List<Option> options) {

    static Method of(Algorithm algorithm) {
        return switch (algorithm) {
            case PAGE_RANK ->
                projected("page_rank", ALONG, SHARES, WEIGHTED, DAMPING, MAX_ITERATIONS, TOLERANCE, SEEDS);
            case ARTICLE_RANK ->
                own(ArticleRank::of, ALONG, AS_IT_IS, WEIGHTED, DAMPING, MAX_ITERATIONS, TOLERANCE, SEEDS);
            case EIGENVECTOR -> own(Eigenvector::centrality, ALONG, AS_IT_IS, WEIGHTED, MAX_ITERATIONS, TOLERANCE);
            case BETWEENNESS -> projected("betweenness", ALONG, AS_IT_IS, SAMPLE);
            case CLOSENESS -> projected("closeness", ALONG, AS_IT_IS);
            case HARMONIC -> projected("harmonic", ALONG, TIMES_OTHERS);
            case DEGREE -> projected("degree", ALONG, AS_IT_IS, WEIGHTED);
            case HITS -> own(Eigenvector::authority, ALONG, AS_IT_IS, WEIGHTED, MAX_ITERATIONS, TOLERANCE);
            case TRIANGLES -> projected("triangles", ONLY_BOTH_WAYS, AS_IT_IS);
            case CLUSTERING -> projected("clustering", ONLY_BOTH_WAYS, AS_IT_IS);
            case CORE -> projected("core", ONLY_BOTH_WAYS, AS_IT_IS);
            case COMPONENTS -> projected("components", BOTH_WAYS, NUMBERED);
            case STRONG_COMPONENTS -> projected("strong_components", ALONG, NUMBERED);
            case LOUVAIN -> projected("louvain", BOTH_WAYS, NUMBERED, WEIGHTED);
            case LEIDEN -> projected("leiden", ONLY_BOTH_WAYS, NUMBERED, WEIGHTED);
            case LABELS -> own(Labels::of, ALONG, NUMBERED, WEIGHTED, MAX_ITERATIONS);
            case EIGEN_TRUST -> own(EigenTrust::of, SIGNED, SHARES, DAMPING, MAX_ITERATIONS, TOLERANCE, SEEDS);
        };
    }

    private static Method projected(String file, Reading reading, Scale scale, Option... options) {
        return new Method(new Projected(file), reading, scale, List.of(options));
    }

    private static Method own(OwnComputation computation, Reading reading, Scale scale, Option... options) {
        return new Method((ties, input, steps) -> computation.of(ties, input), reading, scale, List.of(options));
    }

    /** One that needs no database. */
    @FunctionalInterface
    interface OwnComputation {
        Outcome of(TieGraph ties, MeasureInput input);
    }
}
