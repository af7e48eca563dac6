package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the members below one are: an inviter answers for whom they brought, and half as much for each generation further away. A member of generation g counts
 * 0.5^(g - 1).
 */
final class SubtreeQuality {

    private static final double DECAY = 0.5;

    private double members;
    private double active;
    private double converted;
    private double flagged;
    private double good;

    /** Whether a member speaks for who brought them: active or converted, and neither flagged nor voided. */
    static boolean isGood(Lineage.Referred one) {
        return !isFlagged(one) && (one.active() || one.hasConverted());
    }

    private static boolean isFlagged(Lineage.Referred one) {
        return one.isVoided() || one.state().equals("FLAGGED");
    }

    /** @param generation 1 or more */
    void add(Lineage.Referred one, int generation) {
        double weight = Math.pow(DECAY, generation - 1);
        members += weight;
        active += one.active() ? weight : 0;
        converted += one.hasConverted() ? weight : 0;
        flagged += isFlagged(one) ? weight : 0;
        good += isGood(one) ? weight : 0;
    }

    /** The fields of {@code ReferralQuality}; absent where nobody was brought. */
    @Nullable
    Map<String, Object> told() {
        return members == 0
                ? null
                : Map.of(
                        "quality", good / members,
                        "members", members,
                        "active", active / members,
                        "converted", converted / members,
                        "flagged", flagged / members);
    }

    /** Which members of those below somebody count. */
    interface Counting {
        boolean counts(Lineage.Referred one);
    }

    /**
     * The quality of each, by place; 0 of who has nobody below.
     *
     * @param total by place, how many count below each
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record All(double[] quality, int[] total) {}

    /** From the last of the walk to the first, so that everybody below a member comes before them. */
    static All all(Lineage lineage, Counting counting) {
        double[] good = new double[lineage.size()];
        double[] all = new double[lineage.size()];
        int[] total = new int[lineage.size()];
        double[] quality = new double[lineage.size()];
        for (int place = lineage.size() - 1; place >= 0; place--) {
            quality[place] = all[place] == 0 ? 0 : good[place] / all[place];
            int referrer = lineage.referrer(place);
            if (referrer >= 0) {
                Lineage.Referred one = lineage.at(place);
                boolean in = counting.counts(one);
                all[referrer] += (in ? 1 : 0) + DECAY * all[place];
                good[referrer] += (in && isGood(one) ? 1 : 0) + DECAY * good[place];
                total[referrer] += (in ? 1 : 0) + total[place];
            }
        }
        return new All(quality, total);
    }

    /** Whoever has at least so many below them in a campaign, of a quality below some: {@code key}, {@code quality}, {@code total}. */
    static List<Map<String, Object>> failing(Lineage lineage, String campaign, double below, int least) {
        All all = all(lineage, one -> one.isBrought() && campaign.equals(one.campaign()));
        List<Map<String, Object>> failing = new ArrayList<>();
        for (int place = 0; place < lineage.size(); place++) {
            if (all.total()[place] >= least && all.quality()[place] < below) {
                failing.add(Map.of(
                        "key", lineage.key(place), "quality", all.quality()[place], "total", all.total()[place]));
            }
        }
        return failing;
    }
}
