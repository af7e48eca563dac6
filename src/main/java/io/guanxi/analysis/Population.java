package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a community are active at a time: those who did something or had a tie, given or received, in the window before
 * it. An undated tie stands at all times. Where nothing at all is dated, everybody is active.
 *
 * @param members who had joined by then, in the order of their keys
 * @param numbered where each member of the facts stands among them; negative who joined later
 * @param active whether each of them is
 * @param themselves whether that follows from what they did and gave alone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Population(Instant asOf, List<TieGraph.Node> members, int[] numbered, boolean[] active, boolean[] themselves) {

    /** Members whose givers are read at a time. */
    private static final int BATCH = 5_000;

    /** @param asOf absent: the latest of all that is dated up to {@code until}, or {@code until} */
    static Population of(Facts facts, @Nullable Instant asOf, Instant until, Configuration settings) {
        boolean dated = facts.latest() != Undated.MILLIS;
        Instant at = asOf != null || !dated ? until : Instant.ofEpochMilli(facts.latest());
        int[] numbered = new int[facts.members().size()];
        List<TieGraph.Node> joined = new ArrayList<>();
        for (int one = 0; one < numbered.length; one++) {
            Facts.Known member = facts.members().get(one);
            boolean there = member.joinedAt() <= at.toEpochMilli();
            numbered[one] = there ? joined.size() : -1;
            if (there) {
                joined.add(new TieGraph.Node(member.id(), member.key()));
            }
        }
        boolean[] active = new boolean[joined.size()];
        boolean[] themselves = new boolean[joined.size()];
        long since = at.minus(settings.activeWindow()).toEpochMilli();
        for (int one = 0; one < numbered.length; one++) {
            if (numbered[one] >= 0) {
                active[numbered[one]] = !dated || facts.activity().isActive(one, since);
                themselves[numbered[one]] = !dated || facts.activity().isActiveThemselves(one, since);
            }
        }
        return new Population(at, List.copyOf(joined), numbered, active, themselves);
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
        return new Population(asOf, members, numbered, still, themselves);
    }

    int countActive() {
        return (int) IntStream.range(0, active.length)
                .filter(member -> active[member])
                .count();
    }
}
