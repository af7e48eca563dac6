package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.ingest.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Loads the rows of one kind, a batch in one transaction. */
final class KindLoad {

    /** Characters that end a batch before it is full of rows, so that long texts do not fill the memory. */
    private static final long MOST_CHARACTERS = 8_000_000;

    private final Kind kind;
    private final Target target;
    private final RowCheck check;
    private final ContentsToCome toCome;
    private final Rejects rejects;
    private final Runnable progress;
    private final Referrals referrals;
    private final Outcomes outcomes = new Outcomes();

    /** Rows of the batch that describe the same: the first is sent, the others share its fate. */
    private final Map<Long, List<Checked>> batch = new LinkedHashMap<>();

    private int batched;
    private long characters;
    private long strangers;

    KindLoad(Kind kind, Target target, RowCheck check, ContentsToCome toCome, Rejects rejects, Runnable progress) {
        this.kind = kind;
        this.target = target;
        this.check = check;
        this.toCome = toCome;
        this.rejects = rejects;
        this.progress = progress;
        this.referrals = new Referrals(target);
    }

    void take(Row row) {
        int number = outcomes.next();
        try {
            Checked checked = check.check(number, row);
            String missing = kind == Kind.CONTENTS ? toCome.missing(row.values()) : null;
            if (missing != null) {
                throw new Unreadable(Reference.reason(kind, missing, row.values()));
            }
            batch.computeIfAbsent(checked.identity(), identity -> new ArrayList<>(1))
                    .add(checked);
            batched++;
            characters +=
                    row.values().values().stream().mapToInt(String::length).sum();
        } catch (Unreadable wrong) {
            reject(number, row, wrong.reason());
        }
        if (batched >= target.options().batch() || characters >= MOST_CHARACTERS) {
            flush();
        }
    }

    /** Writes what is left of the last batch. */
    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        Map<Integer, List<Checked>> byNumber = new HashMap<>();
        List<Checked> firsts = new ArrayList<>();
        for (List<Checked> same : batch.values()) {
            firsts.add(same.get(0));
            byNumber.put(same.get(0).number(), same);
        }
        if (kind == Kind.REFERRALS) {
            referrals.decide(firsts);
        }
        List<Map<String, Object>> named =
                target.options().unknownMembers() == UnknownMembers.CREATE ? named(firsts) : List.of();
        Written written = target.write(kind.file(), tx -> write(tx, firsts, named));
        named.forEach(member -> target.rehearse(Kind.MEMBERS, String.valueOf(member.get("key"))));
        strangers += written.strangers();
        for (Answer answer : written.answers()) {
            answer.rows().forEach(number -> settle(Objects.requireNonNull(byNumber.get(number)), answer));
        }
        batch.clear();
        batched = 0;
        characters = 0;
        progress.run();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    long strangers() {
        return strangers;
    }

    private Written write(Graph.Transaction tx, List<Checked> rows, List<Map<String, Object>> named) {
        long made = named.isEmpty() ? 0 : target.make(tx, named);
        List<Answer> answers = new ArrayList<>();
        Map<String, List<Map<String, Object>>> inputs = new LinkedHashMap<>();
        rows.forEach(row -> inputs.computeIfAbsent(statement(row), name -> new ArrayList<>())
                .add(row.input()));
        inputs.forEach((name, some) -> answers.addAll(target.run(tx, name, Map.of("rows", some))));
        return new Written(answers, made);
    }

    /** The statement that writes a row: most kinds have one. */
    private String statement(Checked row) {
        if (row.input().containsKey("number")) {
            return "reaction-counts";
        }
        return kind == Kind.MEMBERSHIPS && !row.input().containsKey("circle") ? "direct-memberships" : kind.file();
    }

    /** Members that the rows name, each with an id in case it has to be made. */
    private List<Map<String, Object>> named(List<Checked> rows) {
        Set<String> keys = new LinkedHashSet<>();
        for (Checked row : rows) {
            Reference.TO_MEMBERS.stream()
                    .filter(column -> Format.columns(kind).containsKey(column))
                    .map(column -> row.row().values().get(column))
                    .filter(Objects::nonNull)
                    .filter(key -> !target.rehearsed(Kind.MEMBERS, key))
                    .forEach(keys::add);
        }
        return keys.stream()
                .map(key -> Map.<String, Object>of("key", key, "id", Ids.next()))
                .toList();
    }

    private void settle(List<Checked> same, Answer answer) {
        Checked first = same.get(0);
        Map<String, String> values = first.row().values();
        List<String> problems = answer.problems(target, values);
        if (!problems.isEmpty()) {
            for (Checked one : same) {
                reject(one.number(), one.row(), Reference.reason(kind, problems.get(0), values));
            }
            return;
        }
        if (kind == Kind.MEMBERS || kind == Kind.CONTENTS) {
            target.rehearse(kind, Objects.requireNonNull(values.get("key")));
        }
        outcomes.set(first.number(), answer.outcome() == Outcome.REJECTED ? Outcome.CREATED : answer.outcome());
        same.stream().skip(1).forEach(twin -> outcomes.set(twin.number(), Outcome.UNCHANGED));
    }

    private void reject(int number, Row row, String reason) {
        outcomes.set(number, Outcome.REJECTED);
        rejects.take(row, reason);
    }

    private record Written(List<Answer> answers, long strangers) {}
}
