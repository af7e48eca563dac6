package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes batches of one kind, each in one transaction. */
final class BatchWriter {

    /** What makes ties between members. Replies do when contents are joined. */
    private static final Set<Kind> TYING =
            EnumSet.of(Kind.FOLLOWS, Kind.TRUSTS, Kind.INTERACTIONS, Kind.REACTIONS, Kind.SHARES);

    private final Kind kind;
    private final Target target;
    private final Referrals referrals;

    BatchWriter(Kind kind, Target target) {
        this.kind = kind;
        this.target = target;
        this.referrals = new Referrals(target);
    }

    /**
     * What came of a batch.
     *
     * @param named members that its rows named, and that may have been made
     * @param strangers how many of them were
     */
    record Written(List<Answer> answers, List<String> named, long strangers) {}

    Written write(List<Checked> rows) {
        if (kind == Kind.REFERRALS) {
            referrals.decide(rows);
        }
        List<String> named = target.options().unknownMembers() == UnknownMembers.CREATE ? named(rows) : List.of();
        List<Map<String, Object>> members = named.stream()
                .map(key -> Map.<String, Object>of("key", key, "id", Ids.next()))
                .toList();
        return target.write(kind.file(), tx -> {
            long made = members.isEmpty() ? 0 : target.make(tx, members);
            return new Written(write(tx, rows), named, made);
        });
    }

    private List<Answer> write(Graph.Transaction tx, List<Checked> rows) {
        List<Answer> answers = new ArrayList<>();
        Map<String, List<Map<String, Object>>> inputs = new LinkedHashMap<>();
        rows.forEach(row -> inputs.computeIfAbsent(statement(row), name -> new ArrayList<>())
                .add(row.input()));
        inputs.forEach((name, some) -> answers.addAll(target.run(tx, name, Map.of("rows", some))));
        if (kind == Kind.EVENTS) {
            target.track(tx, rows.stream().map(row -> row.input().get("id")).toList());
        }
        markTies(tx, rows, answers);
        return answers;
    }

    private void markTies(Graph.Transaction tx, List<Checked> rows, List<Answer> answers) {
        Set<Integer> written = new HashSet<>();
        answers.stream()
                .filter(answer ->
                        answer.outcome() == Outcomes.Outcome.CREATED || answer.outcome() == Outcomes.Outcome.UPDATED)
                .forEach(answer -> written.addAll(answer.rows()));
        Set<String> members = new LinkedHashSet<>();
        Set<String> contents = new LinkedHashSet<>();
        for (Checked row : rows) {
            if (TYING.contains(kind) && written.contains(row.number())) {
                for (String end : List.of("from", "to", "member")) {
                    if (row.input().get(end) instanceof String key) {
                        members.add(key);
                    }
                }
                if (row.input().get("content") instanceof String key) {
                    contents.add(key);
                }
            }
        }
        target.markTies(tx, members, contents);
    }

    /** The statement that writes a row: most kinds have one. */
    private String statement(Checked row) {
        if (row.input().containsKey("number")) {
            return "reaction-counts";
        }
        if (row.input().containsKey("mergedInto")) {
            return "merged-members";
        }
        return kind == Kind.MEMBERSHIPS && !row.input().containsKey("circle") ? "direct-memberships" : kind.file();
    }

    /** Members that the rows name. */
    private List<String> named(List<Checked> rows) {
        Set<String> keys = new LinkedHashSet<>();
        for (Checked row : rows) {
            Reference.TO_MEMBERS.stream()
                    .filter(column -> Format.columns(kind).containsKey(column))
                    .map(column -> row.row().values().get(column))
                    .filter(Objects::nonNull)
                    .filter(key -> !target.rehearsed(Kind.MEMBERS, key))
                    .forEach(keys::add);
        }
        return List.copyOf(keys);
    }
}
