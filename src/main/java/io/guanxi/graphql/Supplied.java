package io.guanxi.graphql;

import io.guanxi.graph.CypherFiles;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A field of objects that Java adds something to, with what it takes of a request. */
record Supplied(Supplement supplement, Coordinates coordinates, Selection field) {

    private static final java.util.regex.Pattern PARAMETER = java.util.regex.Pattern.compile("\\$(\\w+)");

    /** The values of a row that it takes, beside those of the statement. */
    Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("community", "snapshot", Operation.PERSONS));
        field.slots().values().forEach(slot -> names.add(Plan.valueName(slot)));
        Page page = field.page();
        if (page != null) {
            anchored(page.after(), page, names);
            anchored(page.before(), page, names);
        }
        return names;
    }

    private static void anchored(Page.@Nullable Anchor anchor, Page page, Set<String> names) {
        if (anchor != null) {
            IntStream.range(0, page.order().size()).forEach(key -> names.add(Plan.valueName(anchor.slot() + key)));
        }
    }

    /** What the field's statement gets as {@code explained}. */
    CompletionStage<Map<String, Object>> of(
            String name,
            Reader.Source source,
            List<String> parents,
            Map<String, @Nullable Object> row,
            List<Integer> sizes) {
        Map<String, Object> arguments = new HashMap<>();
        field.field().getArguments().forEach(argument -> {
            Integer slot = field.slots().get(argument.getName());
            Object value = slot == null ? null : row.get(Plan.valueName(slot));
            if (value != null) {
                arguments.put(argument.getName(), value);
            }
        });
        return supplement.of(new Supplement.Request(
                parents,
                arguments,
                Section.of(field, coordinates, row, sizes),
                (String) Objects.requireNonNull(row.get("community")),
                (String) row.get("snapshot"),
                (OffsetDateTime) Objects.requireNonNull(row.get("now")),
                Boolean.TRUE.equals(row.get(Operation.PERSONS)),
                (file, input) -> facts(name, source, file, input, parents, row)));
    }

    private static CompletionStage<Object> facts(
            String name,
            Reader.Source source,
            String file,
            Map<String, Object> input,
            List<String> parents,
            Map<String, @Nullable Object> row) {
        String text = PARAMETER
                .matcher(CypherFiles.named(file).text())
                .replaceAll(parameter -> Plan.shared(parameter.group(1)));
        Map<String, @Nullable Object> all = new HashMap<>(row);
        all.put("parents", parents);
        all.putAll(input);
        return source.data(name, new Plan(List.of(), Planner.forRows(text), List.of()), all, List.of())
                .thenApply(Objects::requireNonNull);
    }
}
