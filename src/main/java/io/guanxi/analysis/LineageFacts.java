package io.guanxi.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the members of a lineage, by place, in columns: a million take 50 MB. Times are milliseconds since 1970, {@link Undated#MILLIS} where they
 * are absent.
 */
final class LineageFacts {

    private static final int BROUGHT = 1;
    private static final int VOIDED = 2;
    private static final int FLAGGED = 4;
    private static final int CONVERTED = 8;
    private static final int ACTIVE = 16;

    /** What stands for a campaign that nobody was brought in. */
    static final int NONE = -1;

    private final String[] texts;
    private final byte[] flags;
    private final int[] states;
    private final int[] campaigns;
    private final long[] at;
    private final long[] arrivedAt;
    private final long[] convertedAt;
    /** Where the orders of each place begin; one more says where the last end. */
    private final int[] orders;

    private int[] currencies = {};
    private long[] amounts = {};
    private long[] paidAt = {};

    /** @param texts by number, the empty one first */
    LineageFacts(int n, String[] texts) {
        this.texts = texts;
        flags = new byte[n];
        states = new int[n];
        campaigns = new int[n];
        at = new long[n];
        arrivedAt = new long[n];
        convertedAt = new long[n];
        orders = new int[n + 1];
    }

    void put(int place, ReferralRows given, int row) {
        String state = texts[given.state(row)];
        boolean brought = !given.referrer(row).isEmpty();
        boolean voided = brought && state.equals("VOIDED");
        boolean converted = brought
                && !voided
                && (given.convertedAt(row) != Undated.MILLIS || state.equals("CONVERTED") || state.equals("APPROVED"));
        flags[place] = (byte) ((brought ? BROUGHT : 0)
                | (voided ? VOIDED : 0)
                | (brought && state.equals("FLAGGED") ? FLAGGED : 0)
                | (converted ? CONVERTED : 0)
                | (given.active(row) ? ACTIVE : 0));
        states[place] = given.state(row);
        campaigns[place] = given.campaign(row);
        at[place] = given.at(row);
        arrivedAt[place] = given.arrivedAt(row);
        convertedAt[place] = given.convertedAt(row);
    }

    /**
     * To be called once.
     *
     * @param order the rows of the members, in the order of keys
     * @param places of the members, in the order of keys
     */
    void putOrders(ReferralRows given, int[] order, int[] places) {
        int[] of = new int[given.size()];
        Arrays.fill(of, -1);
        for (int i = 0; i < order.length; i++) {
            of[order[i]] = places[i];
        }
        for (int i = 0; i < given.orders(); i++) {
            if (of[given.buyer(i)] >= 0) {
                orders[of[given.buyer(i)] + 1]++;
            }
        }
        Arrays.parallelPrefix(orders, Integer::sum);
        int count = orders[orders.length - 1];
        int[] next = Arrays.copyOf(orders, orders.length);
        currencies = new int[count];
        amounts = new long[count];
        paidAt = new long[count];
        for (int i = 0; i < given.orders(); i++) {
            int place = of[given.buyer(i)];
            if (place >= 0) {
                int to = next[place]++;
                currencies[to] = given.currency(i);
                amounts[to] = given.amountE4(i);
                paidAt[to] = given.paidAt(i);
            }
        }
    }

    boolean isBrought(int place) {
        return (flags[place] & BROUGHT) != 0;
    }

    /** Was brought, and that was not revoked. */
    boolean counts(int place) {
        return (flags[place] & (BROUGHT | VOIDED)) == BROUGHT;
    }

    boolean hasConverted(int place) {
        return (flags[place] & CONVERTED) != 0;
    }

    /** Flagged or voided. */
    boolean isFlagged(int place) {
        return (flags[place] & (FLAGGED | VOIDED)) != 0;
    }

    /** In the ranking by influence. */
    boolean isActive(int place) {
        return (flags[place] & ACTIVE) != 0;
    }

    /** Of the referral; of imported ones that say none, {@code PENDING}. */
    String state(int place) {
        return states[place] == 0 ? "PENDING" : texts[states[place]];
    }

    /** The number of a campaign, {@link #NONE} if nobody was brought in it. */
    int numberOf(@Nullable String key) {
        int number = key == null ? NONE : Arrays.asList(texts).indexOf(key);
        return number == 0 ? NONE : number;
    }

    /** The number of the campaign of a referral; 0: none. */
    int campaign(int place) {
        return campaigns[place];
    }

    long at(int place) {
        return at[place];
    }

    /** When they were brought, or else when they joined. */
    long arrivedAt(int place) {
        return arrivedAt[place];
    }

    long convertedAt(int place) {
        return convertedAt[place];
    }

    /** The first of the paid orders of a member that count; they follow one another up to that of the next place. */
    int orders(int place) {
        return orders[place];
    }

    String currency(int order) {
        return texts[currencies[order]];
    }

    /** In ten-thousandths. */
    long amountE4(int order) {
        return amounts[order];
    }

    long paidAt(int order) {
        return paidAt[order];
    }
}
