package io.guanxi.behaviour;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who started in a period came back, by how many periods later that was. A return is what happened later than the start, so that no event is the return to itself.
 *
 * @param recurring whether whoever starts again in a later period is in its cohort, too
 * @param elapsed whether periods are counted in hours from the start of each member, not by the calendar
 */
record Retention(
        EventPattern start,
        EventPattern back,
        boolean recurring,
        boolean elapsed,
        Unit unit,
        DayOfWeek weekStart,
        Brackets brackets,
        Given.Span span) {

    /** Cohorts of an answer. */
    private static final int COHORTS = 1_000;

    private static final int CELLS = 200_000;

    static Retention of(Given given) {
        return new Retention(
                given.event("start"),
                given.event("return"),
                "RECURRING".equals(given.get("starts")),
                "ELAPSED".equals(given.get("periodsBy")),
                given.choice("unit", Unit.class),
                given.choice("weekStart", DayOfWeek.class),
                Brackets.of(given),
                given.span());
    }

    /** What has to be known of members. */
    Set<EventPattern> patterns() {
        return start.equals(back) ? Set.of(start) : Set.of(start, back);
    }

    /**
     * The fields of {@code Retention}.
     *
     * @param only the rows that count
     * @param groups the value by which a row is told apart, in {@code names}; absent without a breakdown
     */
    Map<String, @Nullable Object> of(
            Roster roster, BitSet only, EventColumn starts, EventColumn returns, @Nullable Grouping groups) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int row = only.nextSetBit(0); row >= 0; row = only.nextSetBit(row + 1)) {
            if (!starts.isEmpty(row)) {
                from = Math.min(from, starts.times()[starts.from(row)]);
                to = Math.max(to, starts.times()[recurring ? starts.to(row) - 1 : starts.from(row)]);
            }
        }
        from = Math.max(from, span.from());
        to = Math.min(to, span.to() - 1);
        Calendar calendar = Calendar.of(unit, weekStart, roster.zone(), Math.min(from, to), roster.asOf());
        int cohorts = from > to ? 0 : calendar.number(to) + 1;
        if (cohorts > COHORTS) {
            throw Given.bad("from", "leaves " + cohorts + " cohorts, and at most " + COHORTS + " are told");
        }
        int many = groups == null ? 0 : groups.names().size();
        if ((many + 1L) * cohorts * brackets.size() > CELLS) {
            throw Given.bad("from", "leaves more than " + CELLS + " cells; ask for fewer cohorts, periods or groups");
        }
        Cells all = new Cells(cohorts, brackets.size());
        List<Cells> parts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            parts.add(new Cells(cohorts, brackets.size()));
        }
        List<Cells> alone = List.of(all);
        long unstarted = 0;
        for (int row = only.nextSetBit(0); row >= 0; row = only.nextSetBit(row + 1)) {
            unstarted += starts.isEmpty(row) ? 1 : 0;
            List<Cells> counted = alone;
            if (groups != null) {
                counted = groups.parts(row, parts);
                counted.add(all);
            }
            int before = -1;
            for (int i = starts.from(row); i < starts.to(row) && cohorts > 0; i++) {
                long at = starts.times()[i];
                int cohort = span.has(at) ? calendar.number(at) : -1;
                if (cohort >= 0 && cohort != before) {
                    before = cohort;
                    boolean early = roster.joinedAt(row) != Times.UNDATED && at < roster.joinedAt(row);
                    for (Cells cells : counted) {
                        cells.add(cohort, at, roster.hasLeft(row), early);
                    }
                    tally(calendar, cohort, at, returns, row, counted);
                }
                if (!recurring) {
                    break;
                }
            }
        }
        Told told = new Told(calendar, roster.asOf());
        Map<String, @Nullable Object> answer = told.of(all);
        answer.put("unstarted", unstarted);
        List<Map<String, @Nullable Object>> grouped = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Map<String, @Nullable Object> one = told.of(parts.get(i));
            one.put("value", Objects.requireNonNull(groups).names().get(i));
            grouped.add(one);
        }
        answer.put("groups", grouped);
        return answer;
    }

    private void tally(Calendar calendar, int cohort, long start, EventColumn returns, int row, List<Cells> counted) {
        int bracket = -1;
        for (int i = Times.later(returns.times(), returns.from(row), returns.to(row), start);
                i < returns.to(row);
                i++) {
            if (brackets.rolling()) {
                // The last one counts in all spans that it is not before.
                i = returns.to(row) - 1;
            }
            long at = returns.times()[i];
            int period = elapsed
                    ? (int) Math.min(Integer.MAX_VALUE - 1, (at - start) / unit.millis())
                    : calendar.number(at) - cohort;
            if (period >= brackets.end()) {
                return;
            }
            int found = brackets.last(period);
            if (brackets.rolling()) {
                for (int each = 0; each <= found; each++) {
                    count(cohort, each, counted);
                }
            } else if (found != bracket && brackets.has(found, period)) {
                bracket = found;
                count(cohort, found, counted);
            }
        }
    }

    private static void count(int cohort, int bracket, List<Cells> counted) {
        for (Cells cells : counted) {
            cells.returned[cohort][bracket]++;
        }
    }

    /** Counts as they are told. */
    private final class Told {

        private final Calendar calendar;
        private final long asOf;

        Told(Calendar calendar, long asOf) {
            this.calendar = calendar;
            this.asOf = asOf;
        }

        Map<String, @Nullable Object> of(Cells cells) {
            List<Map<String, @Nullable Object>> cohorts = new ArrayList<>();
            long[] returned = new long[brackets.size()];
            long[] sizes = new long[brackets.size()];
            long[] counted = new long[brackets.size()];
            for (int cohort = 0; cohort < cells.sizes.length; cohort++) {
                if (cells.sizes[cohort] == 0) {
                    continue;
                }
                List<Map<String, @Nullable Object>> periods = new ArrayList<>();
                for (int bracket = 0; bracket < brackets.size(); bracket++) {
                    if (begin(cells, cohort, brackets.begins()[bracket]) > asOf) {
                        break;
                    }
                    boolean inProgress = end(cells, cohort, brackets.ends()[bracket]) > asOf;
                    Map<String, @Nullable Object> period = span(bracket);
                    period.put("members", cells.returned[cohort][bracket]);
                    period.put("rate", (double) cells.returned[cohort][bracket] / cells.sizes[cohort]);
                    period.put("inProgress", inProgress);
                    periods.add(period);
                    if (!inProgress) {
                        returned[bracket] += cells.returned[cohort][bracket];
                        sizes[bracket] += cells.sizes[cohort];
                        counted[bracket]++;
                    }
                }
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put("start", calendar.date(cohort));
                one.put("size", cells.sizes[cohort]);
                one.put("left", cells.left[cohort]);
                one.put("beforeJoining", cells.early[cohort]);
                one.put("periods", periods);
                cohorts.add(one);
            }
            Map<String, @Nullable Object> told = new HashMap<>();
            told.put("size", cells.size());
            told.put("cohorts", cohorts);
            told.put("curve", curve(bracket -> {
                if (sizes[bracket] == 0) {
                    return null;
                }
                Share share = Share.of(returned[bracket], sizes[bracket]);
                Map<String, @Nullable Object> point = span(bracket);
                point.put("members", returned[bracket]);
                point.put("size", sizes[bracket]);
                point.put("cohorts", counted[bracket]);
                point.put("rate", share.rate());
                point.put("lower", share.lower());
                point.put("upper", share.upper());
                return point;
            }));
            return told;
        }

        private List<Map<String, @Nullable Object>> curve(IntFunction<@Nullable Map<String, @Nullable Object>> point) {
            List<Map<String, @Nullable Object>> curve = new ArrayList<>();
            for (int bracket = 0; bracket < brackets.size(); bracket++) {
                Map<String, @Nullable Object> one = point.apply(bracket);
                if (one != null) {
                    curve.add(one);
                }
            }
            return curve;
        }

        private Map<String, @Nullable Object> span(int bracket) {
            Map<String, @Nullable Object> span = new HashMap<>();
            span.put("from", brackets.begins()[bracket]);
            span.put("to", brackets.rolling() ? null : brackets.ends()[bracket]);
            return span;
        }

        /** When the first of a cohort comes to a period. */
        private long begin(Cells cells, int cohort, int period) {
            return elapsed ? cells.first[cohort] + period * unit.millis() : calendar.start(cohort + period);
        }

        /** When the last of a cohort has a period behind them. */
        private long end(Cells cells, int cohort, int period) {
            return elapsed ? cells.last[cohort] + period * unit.millis() : calendar.start(cohort + period);
        }
    }
}
