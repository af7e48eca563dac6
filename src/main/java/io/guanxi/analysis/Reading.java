package io.guanxi.analysis;

/** How an algorithm reads relationships. */
enum Reading {
    /** Along any orientation. */
    ALONG,
    /** Along any orientation and always weighted, with ratings that are not positive. */
    SIGNED,
    /** Both ways, whatever the orientation. */
    BOTH_WAYS,
    /** Both ways, and who asks for another orientation is refused. */
    ONLY_BOTH_WAYS
}
