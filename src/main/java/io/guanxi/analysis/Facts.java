package io.guanxi.analysis;

import java.util.List;

/**
 * What the members of a community have done up to a time, read once and then looked at in several ways: who is active, what ties weigh, what
 * contents have earned.
 *
 * @param members in the order of their keys
 * @param acts of each towards others
 * @param latest milliseconds of the last of all that is dated; {@link Undated#MILLIS} if nothing is
 */
record Facts(List<Known> members, Activity activity, List<Acts> acts, Contents contents, long latest) {

    /**
     * A member.
     *
     * @param id internal
     * @param joinedAt milliseconds since 1970, {@link Undated#MILLIS} if it is not known
     */
    record Known(String id, String key, long joinedAt) {}
}
