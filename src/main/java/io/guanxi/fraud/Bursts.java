package io.guanxi.fraud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Many whom one member brought joined within minutes. Windows that overlap are one burst. */
final class Bursts {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private Bursts() {}

    static List<Finding> of(Crowd crowd, Thresholds thresholds) {
        List<Finding> found = new ArrayList<>();
        for (int member = 0; member < crowd.size(); member++) {
            if (crowd.brought(member).length >= thresholds.burstJoins()) {
                of(crowd, member, thresholds, found);
            }
        }
        return found;
    }

    private static void of(Crowd crowd, int referrer, Thresholds thresholds, List<Finding> found) {
        List<Integer> joins = Arrays.stream(crowd.brought(referrer))
                .filter(member ->
                        crowd.joinedAt(member) != Crowd.UNDATED && Math.floorMod(crowd.joinedAt(member), DAY) != 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(crowd::joinedAt).thenComparingInt(member -> member))
                .toList();
        long window = thresholds.burst().toMillis();
        int begin = -1;
        int end = 0;
        int peak = 0;
        int first = 0;
        for (int last = 0; last < joins.size(); last++) {
            while (crowd.joinedAt(joins.get(last)) - crowd.joinedAt(joins.get(first)) > window) {
                first++;
            }
            int joined = last - first + 1;
            if (joined >= thresholds.burstJoins()) {
                if (begin >= 0 && first > end) {
                    found.add(finding(crowd, referrer, joins.subList(begin, end + 1), peak, thresholds));
                    begin = -1;
                    peak = 0;
                }
                begin = begin < 0 ? first : begin;
                end = last;
                peak = Math.max(peak, joined);
            }
        }
        if (begin >= 0) {
            found.add(finding(crowd, referrer, joins.subList(begin, end + 1), peak, thresholds));
        }
    }

    private static Finding finding(Crowd crowd, int referrer, List<Integer> joins, int peak, Thresholds thresholds) {
        List<Integer> members = new ArrayList<>(List.of(referrer));
        members.addAll(joins);
        double minutes = (crowd.joinedAt(joins.get(joins.size() - 1)) - crowd.joinedAt(joins.get(0))) / 60_000.0;
        return new Finding(
                FraudRule.STAR_BURST,
                crowd.ids(members),
                List.of(
                        new Finding.Figure("peak", peak, thresholds.burstJoins()),
                        Finding.Figure.of("joins", joins.size()),
                        Finding.Figure.of("minutes", minutes)),
                joins.stream().map(crowd::referral).toList(),
                crowd.ids(joins),
                List.of());
    }
}
