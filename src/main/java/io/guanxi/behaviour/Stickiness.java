package io.guanxi.behaviour;

import io.guanxi.behaviour.Given.Span;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many are active on a day, in 7 days and in 30, by the days of the community. */
record Stickiness(EventPattern activity, Span span) {

    private static final int DAYS = 1_000;
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    static Stickiness of(Given given) {
        return new Stickiness(given.event("activity"), given.span());
    }

    /** The fields of {@code Stickiness}. */
    Map<String, @Nullable Object> of(Roster roster, BitSet only, EventColumn events) {
        Calendar calendar = Calendar.of(Unit.DAY, DayOfWeek.MONDAY, roster.zone(), events.earliest(), roster.asOf());
        int count = calendar.size();
        long[] daily = new long[count + 1];
        long[] weekly = new long[count + 1];
        long[] monthly = new long[count + 1];
        for (int row = only.nextSetBit(0); row >= 0; row = only.nextSetBit(row + 1)) {
            int before = Integer.MIN_VALUE / 2;
            for (int i = events.from(row); i < events.to(row); i++) {
                int day = calendar.number(events.times()[i]);
                if (day >= 0 && day != before) {
                    counts(daily, before, day, 1);
                    counts(weekly, before, day, WEEK);
                    counts(monthly, before, day, MONTH);
                    before = day;
                }
            }
        }
        List<Map<String, @Nullable Object>> days = new ArrayList<>();
        long[] now = new long[3];
        long[] sums = new long[3];
        long complete = 0;
        boolean begun = false;
        for (int day = 0; day < count; day++) {
            now[0] += daily[day];
            now[1] += weekly[day];
            now[2] += monthly[day];
            begun |= now[0] > 0;
            if (!begun || calendar.start(day + 1) <= span.from() || calendar.start(day) >= span.to()) {
                continue;
            }
            boolean inProgress = calendar.start(day + 1) > roster.asOf();
            Map<String, @Nullable Object> one = told(now[0], now[1], now[2]);
            one.put("day", calendar.date(day));
            one.put("dau", now[0]);
            one.put("wau", now[1]);
            one.put("mau", now[2]);
            one.put("inProgress", inProgress);
            days.add(one);
            if (!inProgress) {
                complete++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += now[i];
                }
            }
        }
        if (days.size() > DAYS) {
            throw Given.bad("from", "leaves " + days.size() + " days, and at most " + DAYS + " are told");
        }
        Map<String, @Nullable Object> told = told(sums[0], sums[1], sums[2]);
        told.put("days", days);
        told.put("dau", mean(sums[0], complete));
        told.put("wau", mean(sums[1], complete));
        told.put("mau", mean(sums[2], complete));
        return told;
    }

    /** Whoever was active on a day is counted on it and those that follow, as long as the window has it, each of them once. */
    private static void counts(long[] changes, int before, int day, int window) {
        int end = changes.length - 1;
        if (day > before + window - 1) {
            changes[day]++;
        } else {
            // Was counted up to the end of the window of the day before.
            changes[Math.min(end, before + window)]++;
        }
        changes[Math.min(end, day + window)]--;
    }

    private static Map<String, @Nullable Object> told(long dau, long wau, long mau) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("dauMau", mean(dau, mau));
        told.put("wauMau", mean(wau, mau));
        told.put("dauWau", mean(dau, wau));
        return told;
    }

    private static @Nullable Double mean(long part, long all) {
        return all == 0 ? null : (Double) ((double) part / all);
    }
}
