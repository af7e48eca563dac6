package io.guanxi.analysis;

/** What a measure says about each member, over relationships of the caller's choice. The schema has conventions and formulas. */
public enum Algorithm {
    PAGE_RANK,
    ARTICLE_RANK,
    EIGENVECTOR,
    BETWEENNESS,
    CLOSENESS,
    HARMONIC,
    DEGREE,
    HITS,
    TRIANGLES,
    CLUSTERING,
    CORE,
    COMPONENTS,
    STRONG_COMPONENTS,
    LOUVAIN,
    LEIDEN,
    LABELS,
    EIGEN_TRUST
}
