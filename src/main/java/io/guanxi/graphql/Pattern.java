package io.guanxi.graphql;

import io.guanxi.graph.CypherFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The body of a field, read from its Cypher file: clauses that bind {@code node} (and {@code edge}) or return one {@code value}, the
 * order at the end, and lines that apply only {@code // when} an argument is given, or several, or has one of its values. Such a mark on a line of its own is for
 * all lines up to the next one.
 */
record Pattern(String field, List<Line> lines, List<SortKey> order) {

    private static final java.util.regex.Pattern WHEN =
            java.util.regex.Pattern.compile("^(.*?)\\s*// when (\\w+(?:, \\w+)*)$");
    private static final java.util.regex.Pattern PARAMETER = java.util.regex.Pattern.compile("\\$(\\w+)");
    private static final java.util.regex.Pattern SNAPSHOT =
            java.util.regex.Pattern.compile("\\bedge\\.snapshot = \\$(\\w+)");
    private static final java.util.regex.Pattern FIXED =
            java.util.regex.Pattern.compile("\\b((?:node|edge)\\.\\w+) = (?:\\$\\w+|parent\\.id\\b)");
    private static final java.util.regex.Pattern VALUE =
            java.util.regex.Pattern.compile("(?s)^(.*?)\\bRETURN\\s+((?:(?!\\bRETURN\\b).)*?)\\s+AS value$");
    private static final java.util.regex.Pattern WHOLE_VALUE =
            java.util.regex.Pattern.compile("(?s)^RETURN\\s+(.*?)\\s+AS value$");
    private static final java.util.regex.Pattern LAST_CLAUSE = java.util.regex.Pattern.compile(
            "(?s).*^\\s*(?:OPTIONAL MATCH|MATCH|WITH)\\b(.*)$", java.util.regex.Pattern.MULTILINE);

    /** A variable that the clauses bind beside those that every body does: of a path, or by {@code AS}. */
    private static final java.util.regex.Pattern LOCAL =
            java.util.regex.Pattern.compile("\\b(\\w+) = \\(|\\bAS (\\w+)|(?<=\\[)(\\w+)(?=:)");
    /** A name that is no property, label, type, parameter, function or key of a map. */
    private static final java.util.regex.Pattern WORD =
            java.util.regex.Pattern.compile("(?<![\\w.:$'])[A-Za-z_]\\w*(?![\\w(]|: )");

    /** Channels and circles are part of a community, and members belong to circles, channels and communities: there the end's label counts. */
    private static final java.util.regex.Pattern COUNTABLE = java.util.regex.Pattern.compile(
            "^MATCH \\((\\w+)\\)(<?)-\\[(?:\\w+)?(:(?!PART_OF|BELONGS_TO\\]->)\\w+)\\]-(>?)\\(\\w+:\\w+\\)$");

    /** What lines are marked with, {@code // when page}, that find the elements in their own order: of no use where they are looked for otherwise. */
    static final String PAGE = "page";
    /** What lines are marked with, {@code // when whole}, that a page which begins behind an element says more exactly. */
    static final String WHOLE = "whole";
    /** What lines are marked with, {@code // when plain}, that know where a page ends: of no use where a filter leaves elements out. */
    static final String PLAIN = "plain";
    /** What lines are marked with, {@code // when current}, that read the current ranking. */
    static final String CURRENT = "current";
    /** What is given where another ranking than the current one is read: which one. */
    static final String OLDER = "older";

    /** What ends a line with a {@code WHERE} that speaks of the edge, before its end is looked up. */
    private static final String EARLY = " // tests of edge";

    /** What ends a line after which the elements come in the list's own order, one by one: a page is read no further than to its end. */
    private static final String IN_ORDER = " // in order";

    /** What lines of a condition are marked with, {@code // when start}, that find who meets it. */
    static final String START = "start";
    /** What lines of a condition are marked with, {@code // when test}, that ask one element whether it meets it. */
    static final String TEST = "test";

    static final Set<String> MARKS = Set.of(PAGE, WHOLE, PLAIN, CURRENT, OLDER, START, TEST);
    /** What is given where a page of a ranking is read: the position that it begins behind. */
    static final String BEHIND = "behind";

    /**
     * A line of a clause.
     *
     * @param when arguments and marks that must all be given for it to apply
     */
    record Line(String text, Set<String> when) {}

    /** One expression that a list is sorted by. */
    record SortKey(String expression, boolean descending) {}

    /** What lines are marked with, {@code // when by_RVI}, that apply where an argument has one of its values. */
    static String chosen(String argument, Object value) {
        return argument + "_" + value;
    }

    static Pattern of(CypherFile file) {
        List<Line> lines = new ArrayList<>();
        List<SortKey> order = new ArrayList<>();
        Set<String> section = Set.of();
        for (String line : file.text().lines().toList()) {
            if (line.startsWith("// when ")) {
                section = Set.of(line.substring("// when ".length()).split(", "));
            } else if (line.startsWith("ORDER BY ")) {
                for (String key : line.substring("ORDER BY ".length()).split(",\\s*")) {
                    boolean descending = key.endsWith(" DESC");
                    order.add(new SortKey(descending ? key.substring(0, key.length() - 5) : key, descending));
                }
            } else {
                Matcher when = WHEN.matcher(line);
                Set<String> names = new HashSet<>(section);
                if (when.matches()) {
                    names.addAll(List.of(when.group(2).split(", ")));
                }
                lines.add(new Line(when.matches() ? when.group(1) : line, names));
            }
        }
        return new Pattern(file.name().replace('/', '.'), List.copyOf(lines), List.copyOf(order));
    }

    /** The clauses for the arguments given, every {@code $name} replaced. */
    String clauses(Set<String> given, UnaryOperator<String> parameter) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            if (line.when().stream().allMatch(name -> holds(name, given))) {
                text.append(text.isEmpty() ? "" : "\n").append(line.text());
            }
        }
        return PARAMETER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(parameter.apply(match.group(1))));
    }

    private static boolean holds(String name, Set<String> given) {
        return given.contains(name)
                || (name.equals(CURRENT) && !given.contains(OLDER))
                || (name.equals(TEST) && !given.contains(START));
    }

    /** The parameter with the one snapshot that it reads, if it does: its cursors say which, so that a list goes on where it began. */
    @Nullable
    String snapshot() {
        return lines.stream()
                .map(line -> SNAPSHOT.matcher(line.text()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }

    /**
     * Properties that are the same for all elements, {@code node.community = $community}: named before the keys of the order, which
     * changes nothing of it, they let a composite index give it.
     */
    List<String> fixed() {
        if (order.isEmpty()) {
            return List.of();
        }
        String variable = order.get(0).expression().split("\\.")[0];
        return lines.stream()
                .flatMap(line -> FIXED.matcher(line.text()).results())
                .map(found -> found.group(1))
                .filter(property -> property.startsWith(variable + "."))
                .distinct()
                .toList();
    }

    /** Whether the relationship is bound too. */
    boolean bindsEdge() {
        return lines.stream().anyMatch(line -> line.text().matches(".*\\bedge\\b.*"));
    }

    /** The expression of a computed value, if nothing has to be matched for it. */
    static @Nullable String plainValue(String clauses) {
        Matcher value = VALUE.matcher(clauses);
        return value.matches() && value.group(1).isBlank() ? value.group(2) : null;
    }

    /** The expression of a computed value, for which nothing has to be matched but within it, of the object in a variable. */
    static String valueOf(String clauses, String variable) {
        Matcher value = WHOLE_VALUE.matcher(clauses);
        if (!value.matches()) {
            throw new IllegalStateException("a condition is one expression: RETURN ... AS value");
        }
        return value.group(1).replaceAll("\\bparent\\b", variable);
    }

    /** Clauses that return one value, under another name. */
    static String valueAs(String clauses, String name) {
        return clauses.replaceFirst("AS value$", "AS " + name);
    }

    /** The clauses with other variables, so that they can stand inside what uses the same names. */
    String renamed(String clauses, String parent, String node, String edge, UnaryOperator<String> names) {
        Map<String, String> others = new HashMap<>(Map.of("parent", parent, "node", node, "edge", edge));
        LOCAL.matcher(clauses).results().forEach(local -> {
            String name = local.group(1) == null ? local.group(2) : local.group(1);
            others.computeIfAbsent(name, names);
        });
        return WORD.matcher(clauses)
                .replaceAll(word -> Matcher.quoteReplacement(others.getOrDefault(word.group(), word.group())));
    }

    /** Where only their number counts, the end needs no label that the relationship guarantees: with one, Neo4j reads every relationship. */
    static String countable(String clauses) {
        return COUNTABLE.matcher(clauses).replaceFirst("($1)$2-[$3]-$4()");
    }

    /** Whether the clauses say where what is asked of the edge alone can be asked, before the element at its end is looked up. */
    static boolean asksEarly(String clauses) {
        return clauses.contains(EARLY);
    }

    /** Whether the clauses give the elements in the list's own order, and read on only as far as they are asked to. */
    static boolean comesInOrder(String clauses) {
        return clauses.contains(IN_ORDER);
    }

    static String withEarly(String clauses, List<String> predicates) {
        return clauses.replace(EARLY, predicates.isEmpty() ? "" : " AND (" + String.join(") AND (", predicates) + ")");
    }

    /** Further predicates in the same query part: outside of it, a list would lose its index. */
    static String withPredicates(String clauses, List<String> predicates) {
        if (predicates.isEmpty()) {
            return clauses;
        }
        Matcher last = LAST_CLAUSE.matcher(clauses);
        boolean filtered = last.matches() && last.group(1).contains("WHERE");
        return clauses + (filtered ? "\n  AND (" : "\nWHERE (") + String.join(")\n  AND (", predicates) + ")";
    }
}
