package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation does: the statements of its file, each for several rows at once. Rows that may hear of each other go in {@link Waves}.
 *
 * @param input what it takes
 * @param members the input fields that name members by their keys
 * @param after what follows from it for all rows at once, if anything does
 */
record Verb(
        String name,
        GraphQLInputObjectType input,
        List<Step> steps,
        Set<String> members,
        @Nullable Step after,
        Waves waves) {

    /** What statements have besides their row's own: as the operation has it. */
    private static final Set<String> SHARED = Set.of("caller", "self", "now", "snapshot", "timeZone", MinorUnits.NAME);

    private static final java.util.regex.Pattern PARAMETER = java.util.regex.Pattern.compile("\\$(\\w+)");
    private static final java.util.regex.Pattern VALUE = java.util.regex.Pattern.compile("\\brow\\.(\\w+)");
    private static final java.util.regex.Pattern MEMBER =
            java.util.regex.Pattern.compile(":Member \\{community: \\$community, key: \\$(\\w+)\\}");
    private static final java.util.regex.Pattern COLUMN = java.util.regex.Pattern.compile("\\bAS (\\w+)");

    /**
     * Statements that several verbs have in common, {@code INCLUDE _programme/reward FOR converted}. {@code FOR EACH resumed} stands for those of each element of
     * a list, whose fields they find as they find the values of a row.
     */
    private static final java.util.regex.Pattern INCLUSION =
            java.util.regex.Pattern.compile("INCLUDE (\\w+/\\w+)(?: FOR (EACH )?(\\w+))?");

    /**
     * A statement.
     *
     * @param names of the values of a row that it uses
     * @param only the value without which a row is passed over; absent if it is for all
     * @param each whether it is for each element of that value
     * @param answers whether it is the verb's own last one, which answers every row
     */
    record Step(String text, Set<String> names, @Nullable String only, boolean each, boolean answers) {

        boolean isFor(Row row) {
            return !row.isRefused()
                    && (only == null ? !row.isPart() : row.values().get(only) != null && (row.isPart() || !each));
        }
    }

    /** Another transaction was faster: the whole must be tried again with what it has written. */
    static final class Overtaken extends RuntimeException {
        Overtaken() {
            super("overtaken", null, false, false);
        }
    }

    /** The verb of a field of {@code Mutation}. */
    static Verb of(GraphQLFieldDefinition field) {
        GraphQLInputObjectType input = GraphQLTypeUtil.unwrapAllAs(
                Objects.requireNonNull(field.getArgument("input")).getType());
        CypherFile file = CypherFiles.named("Mutation/" + field.getName());
        List<Step> steps = new ArrayList<>();
        int own = -1;
        for (String statement : file.statements()) {
            var inclusion = INCLUSION.matcher(statement);
            if (inclusion.matches()) {
                boolean each = inclusion.group(2) != null;
                String only = inclusion.group(3);
                CypherFiles.named(inclusion.group(1)).statements().stream()
                        .map(included -> step(included, input, only, each))
                        .forEach(steps::add);
            } else {
                own = steps.size();
                steps.add(step(statement, input));
            }
        }
        Step last = steps.get(own);
        steps.set(own, new Step(last.text(), last.names(), null, false, true));
        Set<String> members = MEMBER.matcher(file.text())
                .results()
                .map(member -> member.group(1))
                .collect(Collectors.toUnmodifiableSet());
        return new Verb(field.getName(), input, List.copyOf(steps), members, after(field.getName()), waves(field));
    }

    private static @Nullable Step after(String name) {
        return CypherFiles.under("_after").stream()
                .filter(file -> file.name().equals("_after/" + name))
                .findFirst()
                .map(file -> new Step(
                        CypherFile.onMap(file.text()),
                        VALUE.matcher(file.text())
                                .results()
                                .map(value -> value.group(1))
                                .collect(Collectors.toUnmodifiableSet()),
                        null,
                        false,
                        false))
                .orElse(null);
    }

    private static Waves waves(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective bulk = field.getAppliedDirective("bulk");
        if (bulk == null) {
            return new Waves(null, List.of(), false);
        }
        List<?> needs = Objects.requireNonNull(
                Objects.requireNonNull(bulk.getArgument("needs")).getValue());
        return new Waves(
                Objects.requireNonNull(bulk.getArgument("makes")).getValue(),
                needs.stream().map(String::valueOf).toList(),
                Boolean.TRUE.equals(
                        Objects.requireNonNull(bulk.getArgument("inTurn")).getValue()));
    }

    /** Whether a statement stands for those of another file. */
    static boolean isInclusion(String statement) {
        return INCLUSION.matcher(statement).matches();
    }

    /** Whether a statement uses a value of its rows. */
    boolean uses(String name) {
        return steps.stream().anyMatch(step -> step.names().contains(name));
    }

    /** For many rows, each in a subquery of its own, one after the other: later ones see what earlier ones have written. */
    static Step step(String statement, GraphQLInputObjectType input) {
        return step(statement, input, null, false);
    }

    private static Step step(String statement, GraphQLInputObjectType input, @Nullable String only, boolean each) {
        Set<String> names = new TreeSet<>();
        String text = PARAMETER.matcher(statement).replaceAll(parameter -> {
            String name = parameter.group(1);
            if (name.equals("community") || (SHARED.contains(name) && input.getField(name) == null)) {
                return "\\$v." + name;
            }
            names.add(name);
            return "row." + name;
        });
        Set<String> columns = new TreeSet<>();
        var column = COLUMN.matcher(text.substring(text.lastIndexOf("RETURN")));
        while (column.find()) {
            columns.add(column.group(1));
        }
        return new Step(
                "UNWIND $v.rows AS row\nCALL (row) {\n"
                        + text.replace("CALL (", "CALL (row, ").indent(2) + "}\nRETURN row." + Row.NUMBER + " AS "
                        + Row.NUMBER + ", " + String.join(", ", columns),
                names,
                only,
                each,
                false);
    }

    /**
     * Carries it out. A row that is refused has written nothing. One that the last statement of its own does not answer speaks of what was
     * deleted after the first one had found it.
     *
     * @param shared what every statement has
     * @throws Overtaken if all must be tried again
     */
    void carryOut(Graph.Transaction transaction, List<Row> rows, Map<String, @Nullable Object> shared) {
        List<Row> all = new ArrayList<>(rows);
        for (List<Row> wave : waves.of(rows)) {
            List<Row> together = new ArrayList<>(wave);
            Set<String> parted = new HashSet<>();
            for (Step step : steps) {
                if (step.each() && parted.add(String.valueOf(step.only()))) {
                    together.addAll(parts(wave, String.valueOf(step.only()), all));
                }
                List<Row> open = together.stream().filter(step::isFor).toList();
                List<Map<String, Object>> results = run(transaction, step, open, shared);
                take(results, all);
                if (step.answers() && numbers(results).size() < open.size()) {
                    throw new Overtaken();
                }
            }
            if (after != null) {
                run(
                        transaction,
                        after,
                        wave.stream().filter(row -> !row.isRefused()).toList(),
                        shared);
            }
        }
    }

    /** A row for each element of a value of some. */
    private static List<Row> parts(List<Row> rows, String of, List<Row> all) {
        List<Row> parts = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isRefused() && row.values().get(of) instanceof List<?> elements) {
                for (Object element : elements) {
                    Row part = row.part(all.size(), of, (Map<?, ?>) element);
                    parts.add(part);
                    all.add(part);
                }
            }
        }
        return parts;
    }

    private static List<Map<String, Object>> run(
            Graph.Transaction transaction, Step step, List<Row> rows, Map<String, @Nullable Object> shared) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> input = new HashMap<>(shared);
        if (step.text().contains(MinorUnits.NAME)) {
            input.put(MinorUnits.NAME, MinorUnits.UNUSUAL);
        }
        input.put("rows", rows.stream().map(row -> row.values(step.names())).toList());
        return transaction.run(step.text(), input);
    }

    private static Set<Object> numbers(List<Map<String, Object>> results) {
        return results.stream().map(result -> result.get(Row.NUMBER)).collect(Collectors.toSet());
    }

    private static void take(List<Map<String, Object>> results, List<Row> rows) {
        for (Map<String, Object> result : results) {
            if (Boolean.TRUE.equals(result.get("again"))) {
                throw new Overtaken();
            }
            Map<String, Object> columns = new HashMap<>(result);
            Long number = (Long) Objects.requireNonNull(columns.remove(Row.NUMBER));
            rows.get(number.intValue()).take(columns);
        }
    }
}
