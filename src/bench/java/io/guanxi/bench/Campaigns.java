package io.guanxi.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Referral campaigns, one a quarter, each some days long: it begins with a rush of people who join and fades. */
final class Campaigns {

    static final int COUNT = 12;
    private static final int LENGTH = 14;
    private static final int QUARTER = Calendar.DAYS / COUNT;

    private final int[] begins = new int[COUNT];

    Campaigns(long seed) {
        Arrays.setAll(
                begins,
                number -> number * QUARTER
                        + 10
                        + Dice.of(seed, "campaign", number).below(QUARTER - LENGTH - 10));
    }

    /** How many more join on a day than without a campaign: 0 for as many. */
    double rush(int day) {
        int number = running(day);
        return number < 0 ? 0 : 9 * StrictMath.exp(-(day - begins[number]) / 3.0);
    }

    /** The key of the campaign that runs on a day. */
    @Nullable
    String on(int day) {
        int number = running(day);
        return number < 0 ? null : key(number);
    }

    static String key(int number) {
        return "invite-" + (number + 1);
    }

    private int running(int day) {
        int number = StrictMath.min(COUNT - 1, day / QUARTER);
        return day >= begins[number] && day < begins[number] + LENGTH ? number : -1;
    }
}
