package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
 * @param themselves whether that follows from what they did and gave alone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Population(Instant asOf, List<TieGraph.Node> members, boolean[] active, boolean[] themselves) {

    /** Members whose givers are read at a time. */
    private static final int BATCH = 5_000;

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
        boolean[] themselves = new boolean[joined.size()];
        Instant since = at.minus(settings.activeWindow());
        for (int member = 0; member < active.length; member++) {
            Map<String, Object> row = joined.get(member);
            active[member] = latest == null || isRecent(row, "latest", since) || Column.flag(row, "standing");
            themselves[member] = latest == null || isRecent(row, "latestOwn", since) || Column.flag(row, "standingOwn");
        }
        return new Population(
                at,
                joined.stream()
                        .map(row -> new TieGraph.Node(Column.text(row, "id"), Column.text(row, "key")))
                        .toList(),
                active,
                themselves);
    }

    private static boolean isRecent(Map<String, Object> row, String name, Instant since) {
        Instant time = Column.time(row, name);
        return time != null && !time.isBefore(since);
    }

    /** The same where whom nobody trusts makes nobody active: whoever did nothing themselves had something from who is trusted. */
    Population trusted(Steps steps, double[] trust, Configuration settings) {
        boolean[] still = active.clone();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (int member = 0; member < still.length; member++) {
            String id = members.get(member).id();
            numbers.put(id, member);
            if (!settings.trustSeeds().isEmpty() && still[member] && !themselves[member]) {
                still[member] = false;
                asked.add(id);
            }
        }
        for (int from = 0; from < asked.size(); from += BATCH) {
            Map<String, Object> input = Map.of(
                    "members", asked.subList(from, Math.min(from + BATCH, asked.size())),
                    "since", Steps.time(asOf.minus(settings.activeWindow())),
                    "until", Steps.time(asOf));
            for (Map<String, Object> row : steps.read("_influence/received", input)) {
                still[numbers.getOrDefault(Column.text(row, "id"), 0)] = Column.list(row, "others").stream()
                        .map(numbers::get)
                        .anyMatch(other -> other != null && trust[other] > 0);
            }
        }
        return new Population(asOf, members, still, themselves);
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
