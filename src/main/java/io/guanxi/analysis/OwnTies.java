package io.guanxi.analysis;

import java.util.HashMap;
import java.util.Map;

/**
 * What a member's own ties, those that lead to others, say of the member. A tie counts as much as the other is trusted, however strong it is.
 *
 * @param attention of which only what trusted members pay is there
 * @param circles that each member belongs to
 * @param trust in each member
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record OwnTies(Attention attention, int[][] circles, double[] trust) {

    double all(int member) {
        double all = 0;
        for (int tie = attention.out().start()[member]; tie < attention.out().start()[member + 1]; tie++) {
            all += trust[attention.out().other()[tie]];
        }
        return all;
    }

    /** Those to members who have a tie back. */
    double returned(int member) {
        double returned = 0;
        for (int tie = attention.out().start()[member]; tie < attention.out().start()[member + 1]; tie++) {
            int other = attention.out().other()[tie];
            returned += attention.out().leads(other, member) ? trust[other] : 0;
        }
        return returned;
    }

    double reciprocity(int member) {
        double all = all(member);
        return all == 0 ? 0 : returned(member) / all;
    }

    /** Ties into each circle: one to a member of several counts in each the same part. */
    Map<Integer, Double> into(int member) {
        Map<Integer, Double> into = new HashMap<>();
        for (int tie = attention.out().start()[member]; tie < attention.out().start()[member + 1]; tie++) {
            int other = attention.out().other()[tie];
            for (int circle : circles[other]) {
                into.merge(circle, trust[other] / circles[other].length, Double::sum);
            }
        }
        return into;
    }

    /** The squares of the ties to members of no circle, each of whom is a circle alone, added up. */
    double apart(int member) {
        double squares = 0;
        for (int tie = attention.out().start()[member]; tie < attention.out().start()[member + 1]; tie++) {
            int other = attention.out().other()[tie];
            squares += circles[other].length == 0 ? trust[other] * trust[other] : 0;
        }
        return squares;
    }

    /** How evenly the ties are spread over circles: the participation coefficient (Guimerà and Amaral 2005). */
    double bridging(int member) {
        double all = all(member);
        double squares = apart(member);
        for (double ties : into(member).values()) {
            squares += ties * ties;
        }
        return all == 0 ? 0 : 1 - squares / (all * all);
    }
}
