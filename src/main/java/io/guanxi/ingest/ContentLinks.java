package io.guanxi.ingest;

import io.guanxi.graph.Graph;
import io.guanxi.ingest.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Joins contents to what they reply to and derive from, in a last reading, when all of them are there. */
final class ContentLinks {

    private final Target target;
    private final Outcomes outcomes;
    private final Rejects rejects;
    private final Runnable progress;
    private final BitSet toLink;
    private final Map<Integer, Row> batch = new HashMap<>();
    private int next;

    /**
     * Goes on from what the reading before came to.
     *
     * @param toLink the numbers of the contents that name others and may be new or changed
     */
    ContentLinks(Target target, Outcomes outcomes, BitSet toLink, Rejects rejects, Runnable progress) {
        this.target = target;
        this.outcomes = outcomes;
        this.toLink = toLink;
        this.rejects = rejects;
        this.progress = progress;
    }

    void load(RowSource source) {
        source.read(Kind.CONTENTS, this::take);
        flush();
    }

    private void take(Row row) {
        int number = next++;
        if (outcomes.get(number) == Outcome.REJECTED || !toLink.get(number)) {
            return;
        }
        batch.put(number, row);
        if (batch.size() >= target.options().batch()) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<Map<String, Object>> inputs = new ArrayList<>();
        batch.forEach((number, row) -> {
            Map<String, Object> input = new HashMap<>();
            input.put("n", number);
            input.put("key", row.values().get("key"));
            input.put("replyTo", row.values().get("replyTo"));
            String sources = row.values().get("derivedFrom");
            input.put("derivedFrom", sources == null ? List.of() : Values.keys(sources));
            inputs.add(input);
        });
        target.write("content-links", tx -> {
                    List<Answer> answers = target.run(tx, "content-links", Map.of("rows", inputs));
                    markTies(tx, answers);
                    return answers;
                })
                .forEach(answer -> answer.rows().forEach(number -> settle(number, answer)));
        batch.clear();
        progress.run();
    }

    private void markTies(Graph.Transaction tx, List<Answer> answers) {
        Set<String> contents = new LinkedHashSet<>();
        answers.stream()
                .filter(answer -> answer.outcome() == Outcome.UPDATED)
                .flatMap(answer -> answer.rows().stream())
                .map(number -> Objects.requireNonNull(batch.get(number)).values())
                .forEach(values -> Stream.of(values.get("key"), values.get("replyTo"))
                        .filter(Objects::nonNull)
                        .forEach(contents::add));
        target.markTies(tx, Set.of(), contents);
    }

    private void settle(int number, Answer answer) {
        Row row = Objects.requireNonNull(batch.get(number));
        List<String> problems = answer.problems(target, row.values());
        if (!problems.isEmpty()) {
            // It was there a moment ago: somebody else has deleted it.
            outcomes.set(number, Outcome.REJECTED);
            rejects.take(row, Reference.reason(Kind.CONTENTS, problems.get(0), row.values()));
        } else if (answer.outcome() == Outcome.UPDATED && outcomes.get(number) == Outcome.UNCHANGED) {
            outcomes.set(number, Outcome.UPDATED);
        }
    }
}
