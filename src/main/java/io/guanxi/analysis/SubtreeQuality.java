package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
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
    static boolean isGood(LineageFacts facts, int place) {
        return !facts.isFlagged(place) && (facts.isActive(place) || facts.hasConverted(place));
    }

    /** @param generation 1 or more */
    void add(LineageFacts facts, int place, int generation) {
        double weight = Math.scalb(1.0, 1 - generation);
        members += weight;
        active += facts.isActive(place) ? weight : 0;
        converted += facts.hasConverted(place) ? weight : 0;
        flagged += facts.isFlagged(place) ? weight : 0;
        good += isGood(facts, place) ? weight : 0;
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

    /**
     * The quality of each, by place; 0 of who has nobody below.
     *
     * @param total by place, how many count below each
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record All(double[] quality, int[] total) {}

    /**
     * From the last of the walk to the first, so that everybody below a member comes before them.
     *
     * @param counting which places count
     */
    static All all(Lineage lineage, IntPredicate counting) {
        LineageFacts facts = lineage.facts();
        double[] good = new double[lineage.size()];
        double[] all = new double[lineage.size()];
        int[] total = new int[lineage.size()];
        double[] quality = new double[lineage.size()];
        for (int place = lineage.size() - 1; place >= 0; place--) {
            quality[place] = all[place] == 0 ? 0 : good[place] / all[place];
            int referrer = lineage.referrer(place);
            if (referrer >= 0) {
                boolean in = counting.test(place);
                all[referrer] += (in ? 1 : 0) + DECAY * all[place];
                good[referrer] += (in && isGood(facts, place) ? 1 : 0) + DECAY * good[place];
                total[referrer] += (in ? 1 : 0) + total[place];
            }
        }
        return new All(quality, total);
    }

    /** Whoever has at least so many below them in a campaign, of a quality below some: {@code key}, {@code quality}, {@code total}. */
    static List<Map<String, Object>> failing(Lineage lineage, String campaign, double below, int least) {
        LineageFacts facts = lineage.facts();
        int number = facts.numberOf(campaign);
        All all = all(lineage, place -> facts.isBrought(place) && facts.campaign(place) == number);
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
