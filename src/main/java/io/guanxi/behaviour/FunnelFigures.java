package io.guanxi.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many members have come how far in a funnel, and how long it took them. */
final class FunnelFigures {

    private final Funnel funnel;
    private final long[] members;
    private final long[][] gaps;
    private long open;

    private FunnelFigures(Funnel funnel) {
        this.funnel = funnel;
        members = new long[funnel.steps().size()];
        gaps = new long[funnel.steps().size()][0];
    }

    /** The fields of {@code Funnel}. */
    static Map<String, @Nullable Object> of(
            Funnel funnel,
            Roster roster,
            BitSet only,
            Map<EventPattern, EventColumn> columns,
            @Nullable Grouping groups) {
        FunnelFigures all = new FunnelFigures(funnel);
        List<FunnelFigures> parts = new ArrayList<>();
        for (int i = 0; groups != null && i < groups.names().size(); i++) {
            parts.add(new FunnelFigures(funnel));
        }
        FunnelWalk walk = new FunnelWalk(funnel, columns);
        for (int row = only.nextSetBit(0); row >= 0; row = only.nextSetBit(row + 1)) {
            walk.walk(row);
            all.add(walk, roster.asOf());
            if (groups != null) {
                groups.parts(row, parts).forEach(part -> part.add(walk, roster.asOf()));
            }
        }
        Map<String, @Nullable Object> told = all.told();
        List<Map<String, @Nullable Object>> grouped = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Map<String, @Nullable Object> one = parts.get(i).told();
            one.put("value", Objects.requireNonNull(groups).names().get(i));
            grouped.add(one);
        }
        told.put("groups", grouped);
        return told;
    }

    private void add(FunnelWalk walk, long now) {
        for (int step = 0; step < walk.reached(); step++) {
            if (step > 0) {
                int count = (int) members[step];
                if (count == gaps[step].length) {
                    gaps[step] = Arrays.copyOf(gaps[step], Math.max(16, 2 * count));
                }
                gaps[step][count] = walk.at(step) - walk.at(step - 1);
            }
            members[step]++;
        }
        open += walk.isOpen(now) ? 1 : 0;
    }

    private Map<String, @Nullable Object> told() {
        List<Map<String, @Nullable Object>> steps = new ArrayList<>();
        Map<String, @Nullable Object> worst = null;
        for (int step = 0; step < members.length; step++) {
            Map<String, @Nullable Object> one = new HashMap<>();
            long before = step == 0 ? members[0] : members[step - 1];
            one.put("step", step + 1);
            one.put("event", funnel.steps().get(step).title());
            one.put("members", members[step]);
            one.put("rate", rate(members[step], members[0]));
            one.put("rateFromPrevious", step == 0 ? null : rate(members[step], before));
            one.put("dropped", before - members[step]);
            one.put("medianDays", step == 0 ? null : Quantiles.days(gaps[step], (int) members[step], 0.5));
            one.put("p90Days", step == 0 ? null : Quantiles.days(gaps[step], (int) members[step], 0.9));
            steps.add(one);
            if (step > 0 && before > members[step] && (worst == null || isWorse(one, worst))) {
                worst = one;
            }
        }
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("entered", members[0]);
        told.put("converted", members[members.length - 1]);
        told.put("conversionRate", rate(members[members.length - 1], members[0]));
        told.put("open", open);
        told.put("steps", steps);
        told.put("worstDrop", worst);
        return told;
    }

    private static boolean isWorse(Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        return (Double) Objects.requireNonNull(one.get("rateFromPrevious"))
                < (Double) Objects.requireNonNull(other.get("rateFromPrevious"));
    }

    private static @Nullable Double rate(long part, long all) {
        return all == 0 ? null : (Double) ((double) part / all);
    }
}
