package io.guanxi.analysis;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a community are active at a time: those who did something or had a tie, given or received, in the window before
 * it. An undated tie stands at all times. Where nothing at all is dated, everybody is active.
 *
 * @param members who had joined by then, in the order of their keys
 * @param active whether each of them is
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Population(Instant asOf, List<TieGraph.Node> members, boolean[] active) {

    /** @param asOf absent: the latest dated interaction up to {@code now}, or {@code now} */
    static Population of(Steps steps, String community, @Nullable Instant asOf, Instant now, Configuration settings) {
        Instant until = asOf == null || asOf.isAfter(now) ? now : asOf;
        Map<String, Object> input = Map.of("community", community, "until", Steps.time(until));
        List<Map<String, Object>> rows = steps.read("_influence/members", input);
        @Nullable
        Instant latest = Stream.concat(rows.stream(), steps.read("_influence/latest_content", input).stream())
                .map(row -> Column.time(row, "latest"))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        Instant at = asOf != null || latest == null ? until : latest;
        List<Map<String, Object>> joined = rows.stream()
                .filter(row -> !isAfter(Column.time(row, "joinedAt"), at))
                .sorted(Comparator.comparing(row -> Column.text(row, "key")))
                .toList();
        boolean[] active = new boolean[joined.size()];
        for (int member = 0; member < active.length; member++) {
            Map<String, Object> row = joined.get(member);
            Instant did = Column.time(row, "latest");
            boolean recent = did != null && !did.isBefore(at.minus(settings.activeWindow()));
            active[member] = latest == null || recent || Column.flag(row, "standing");
        }
        return new Population(
                at,
                joined.stream()
                        .map(row -> new TieGraph.Node(Column.text(row, "id"), Column.text(row, "key")))
                        .toList(),
                active);
    }

    private static boolean isAfter(@Nullable Instant joined, Instant at) {
        return joined != null && joined.isAfter(at);
    }

    int countActive() {
        return (int) IntStream.range(0, active.length)
                .filter(member -> active[member])
                .count();
    }
}
