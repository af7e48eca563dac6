package io.guanxi.analysis;

/** What the metrics of the relationship value index are about. */
public enum Dimension {
    PROPAGATION,
    RESOURCES,
    CULTURE
}
