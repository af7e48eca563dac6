package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a community are active at a time: those who did something or had a tie, given or received, in the window before
 * it. An undated tie stands at all times. Where nothing at all is dated, everybody is active.
 *
 * @param members who had joined by then
 * @param active keys of the active ones
 */
record Population(Instant asOf, List<TieGraph.Node> members, Set<String> active) {

    /** @param asOf absent: the latest dated interaction up to {@code now}, or {@code now} */
    static Population of(Steps steps, String community, @Nullable Instant asOf, Instant now, Formula formula) {
        Instant until = asOf == null || asOf.isAfter(now) ? now : asOf;
        Map<String, Object> input = Map.of("community", community, "until", Steps.time(until));
        List<Map<String, Object>> members = steps.read("_influence/members", input);
        @Nullable
        Instant latest = Stream.concat(members.stream(), steps.read("_influence/latest_content", input).stream())
                .map(row -> Column.time(row, "latest"))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        Instant at = asOf != null || latest == null ? until : latest;
        List<TieGraph.Node> joinedMembers = new ArrayList<>();
        Set<String> active = new HashSet<>();
        for (Map<String, Object> member : members) {
            Instant joined = Column.time(member, "joinedAt");
            if (joined != null && joined.isAfter(at)) {
                continue;
            }
            String key = Column.text(member, "key");
            joinedMembers.add(new TieGraph.Node(Column.text(member, "id"), key));
            Instant did = Column.time(member, "latest");
            boolean recent = did != null && !did.isBefore(at.minus(formula.activeWindow()));
            if (latest == null || recent || Column.flag(member, "standing")) {
                active.add(key);
            }
        }
        return new Population(at, joinedMembers, active);
    }
}
