package io.guanxi.analysis;

/** What is made of the figures of an algorithm. */
enum Scale {
    /** Nothing. */
    AS_IT_IS,
    /** Shares of their sum. */
    SHARES,
    /** Times the number of others, by which they were divided. */
    TIMES_OTHERS,
    /** Groups by a name that means nothing, numbered from 0 by size, equal sizes by their smallest member. */
    NUMBERED
}
