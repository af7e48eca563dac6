package io.guanxi.analysis;

import java.util.List;

/**
 * What one content has earned by a time. What others did counts as much as they are trusted; what its author did, nothing.
 *
 * @param content internal id
 * @param published whether it was by then; one without a time was
 * @param recent whether it was published in the window before, or has no time
 * @param responses decayed reactions, replies and shares, those of nobody known included
 * @param positive reactions
 * @param negative reactions
 * @param shares how many
 * @param depth of the cascade of its shares; 0 without one
 * @param hours to the first response; negative where it has no time, or no response that has one
 * @param praise replies whose sentiment is positive
 * @param judged replies whose sentiment is known
 * @param adoptions contents of others that derive from it
 * @param topics names
 * @param sharers numbers of those who shared it, each once
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record ContentYield(
        String content,
        boolean published,
        boolean recent,
        double responses,
        double positive,
        double negative,
        double shares,
        double depth,
        double hours,
        double praise,
        double judged,
        double adoptions,
        List<String> topics,
        int[] sharers) {

    /** How good it is at least, 0..1. */
    double quality() {
        return Wilson.lowerBound(positive, positive + negative);
    }
}
