package io.guanxi.behaviour;

import io.guanxi.behaviour.Given.Span;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is active in a period, by when they were before. */
record Lifecycle(EventPattern activity, Unit unit, DayOfWeek weekStart, Span span) {

    private static final int PERIODS = 1_000;

    static Lifecycle of(Given given) {
        return new Lifecycle(
                given.event("activity"),
                given.choice("unit", Unit.class),
                given.choice("weekStart", DayOfWeek.class),
                given.span());
    }

    /** The fields of {@code Lifecycle}. */
    Map<String, @Nullable Object> of(Roster roster, BitSet only, EventColumn events) {
        Calendar calendar = Calendar.of(unit, weekStart, roster.zone(), events.earliest(), roster.asOf());
        int count = calendar.size();
        long[] fresh = new long[count];
        long[] returning = new long[count];
        long[] resurrecting = new long[count];
        long[] dormant = new long[count + 1];
        for (int row = only.nextSetBit(0); row >= 0; row = only.nextSetBit(row + 1)) {
            int before = -1;
            for (int i = events.from(row); i < events.to(row); i++) {
                int period = calendar.number(events.times()[i]);
                if (period < 0 || period == before) {
                    continue;
                }
                if (before < 0) {
                    fresh[period]++;
                } else if (period == before + 1) {
                    returning[period]++;
                } else {
                    dormant[before + 1]++;
                    resurrecting[period]++;
                }
                before = period;
            }
            if (before >= 0) {
                dormant[before + 1]++;
            }
        }
        List<Map<String, @Nullable Object>> periods = new ArrayList<>();
        long ever = 0;
        for (int period = 0; period < count; period++) {
            ever += fresh[period];
            if (calendar.start(period + 1) <= span.from() || calendar.start(period) >= span.to() || ever == 0) {
                continue;
            }
            Map<String, @Nullable Object> one = new HashMap<>();
            one.put("start", calendar.date(period));
            one.put("new", fresh[period]);
            one.put("returning", returning[period]);
            one.put("resurrecting", resurrecting[period]);
            one.put("dormant", dormant[period]);
            one.put("active", fresh[period] + returning[period] + resurrecting[period]);
            one.put("everActive", ever);
            one.put("inProgress", calendar.start(period + 1) > roster.asOf());
            periods.add(one);
        }
        if (periods.size() > PERIODS) {
            throw Given.bad("from", "leaves " + periods.size() + " periods, and at most " + PERIODS + " are told");
        }
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("periods", periods);
        return told;
    }
}
