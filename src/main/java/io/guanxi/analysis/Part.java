package io.guanxi.analysis;

/** What an index is made of: a figure of each member, whose percentile counts. */
public interface Part {

    /** As clients call it; the name of the column that it is kept in. */
    String title();

    /** A figure that is greater than another, if there can be one. */
    double above(double figure);
}
