package io.guanxi.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of one field: clauses that gather them in one row, and the expression of what the answer holds. */
final class Body {

    private static final String COMMUNITY = Plan.shared("community");

    private final Planner planner;
    private final Coordinates coordinates;
    private final Selection field;
    private final List<String> path;
    private final Pattern pattern;
    private final String clauses;
    private final @Nullable Start start;
    private final @Nullable Condition filter;
    private final String node;
    private final String edge;
    private final String all;
    private final StringBuilder calls = new StringBuilder();
    private final List<String> summaries = new ArrayList<>();
    private final String row;

    Body(Planner planner, Selection field, List<String> path) {
        this.planner = planner;
        this.coordinates = planner.coordinates();
        this.field = field;
        this.path = path;
        this.pattern = Objects.requireNonNull(coordinates.pattern(field.type(), field.name()));
        this.node = planner.variable("n");
        this.edge = planner.variable("e");
        this.all = planner.variable("c");
        boolean older = field.slots().containsKey(Pattern.OLDER);
        this.start = isRoot() && field.filter() != null && !older ? Start.of(scope(), field.filter()) : null;
        this.filter = start == null ? field.filter() : start.rest();
        this.clauses = clauses(Set.of(Pattern.WHOLE));
        this.row = field.page() != null
                ? connectionRow(Planner.joined(path, Plan.ROWS))
                : planner.projection(node, field.resultType(), field, path, calls);
    }

    private String clauses(Set<String> more) {
        Set<String> given = new HashSet<>(field.slots().keySet());
        given.addAll(more);
        return pattern.clauses(given, name -> Planner.parameter(field, name));
    }

    private boolean isRoot() {
        return field.type().equals("Query");
    }

    boolean hasRows() {
        return hasRows(field);
    }

    /** Whether more was asked for of a list than how many there are. */
    static boolean hasRows(Selection field) {
        return field.page() == null || field.has("edges") || field.has("nodes") || field.has("pageInfo");
    }

    /** Clauses that end with one row of all objects. */
    String rows(String parent, String last) {
        if (!hasRows()) {
            return "";
        }
        String renamed = pattern.bindsEdge() ? "node AS " + node + ", edge AS " + edge : "node AS " + node;
        return Planner.about(parent, elements()) + "\nWITH " + renamed + calls + "\n" + last + " collect(" + row
                + ") AS " + all;
    }

    /** The expression of the answer; what is about the object that has the field speaks of {@code parent}. */
    String result(String parent) {
        if (field.page() == null) {
            return field.isList() ? all : "head(" + all + ")";
        }
        List<String> entries = new ArrayList<>();
        if (hasRows()) {
            entries.add(Planner.entry(Plan.ROWS, all));
        }
        if (field.has("totalCount")) {
            entries.add(Planner.entry(Plan.TOTAL, total(parent)));
        }
        entries.addAll(summaries);
        return "{" + String.join(", ", entries) + "}";
    }

    /** Clauses that sum the list up, and what they give to the result. */
    String summaries(String parent) {
        StringBuilder text = new StringBuilder();
        for (Selection child : field.children()) {
            if (child.name().equals("aggregate")) {
                Coordinates.Criteria criteria = coordinates.criteria(field.field());
                String elements = (start == null ? "" : start.clauses() + "\n") + met(clauses, List.of());
                Summary.Whole whole = new Summary(coordinates, criteria.node(), planner::variable)
                        .of(child, Planner.about(parent, elements));
                summaries.add(Planner.entry(child.key(), whole.expression()));
                for (Summary.Part part : whole.parts()) {
                    String imported = parent.isEmpty() ? "row" : "row, " + parent;
                    text.append("\nCALL (%s) {\n%s}"
                            .formatted(imported, part.clauses().indent(2)));
                }
            } else if (field.page() != null && coordinates.pattern(child.type(), child.name()) != null) {
                text.append(ofSnapshot(child));
            }
        }
        return text.toString();
    }

    /** What is about the list itself, whose {@code parent} knows the snapshot that it is read from. */
    private String ofSnapshot(Selection child) {
        Body body = new Body(planner, child, Planner.joined(path, child.key()));
        summaries.add(Planner.entry(child.key(), body.result("")));
        String list = planner.variable("l");
        String snapshot = Planner.parameter(field, Objects.requireNonNull(pattern.snapshot()));
        return "\nCALL (row) {\n  WITH {snapshot: %s} AS %s\n%s}"
                .formatted(snapshot, list, body.rows(list, "RETURN").indent(2));
    }

    private String total(String parent) {
        if (start != null) {
            return "COUNT { " + start.clauses() + "\n" + met(clauses, List.of()) + " }";
        }
        String counted = filter == null ? Pattern.countable(clauses) : met(clauses, List.of());
        // A procedure alone gives nothing to count.
        String given = counted.startsWith("CALL") ? "\nRETURN node" : "";
        return "COUNT { " + Planner.about(parent, counted) + given + " }";
    }

    /** The clauses with what the filter says, and what else must hold. */
    private String met(String from, List<String> more) {
        List<String> early = new ArrayList<>();
        List<String> late = new ArrayList<>();
        for (Condition one : filter == null ? List.<Condition>of() : filter.conjuncts()) {
            Scope scope = scope();
            boolean ofEdge = scope.end() != null && one.isOwn() && Pattern.asksEarly(from);
            (ofEdge ? early : late).add(one.text(scope));
        }
        late.addAll(more);
        return Pattern.withPredicates(Pattern.withEarly(from, early), late);
    }

    private Scope scope() {
        Coordinates.Criteria criteria = coordinates.criteria(field.field());
        Scope element = new Scope(coordinates, criteria.node().getName(), "node", null, planner::variable, Plan::value);
        return criteria.edge() == null
                ? element
                : new Scope(coordinates, criteria.edge().getName(), "edge", element, planner::variable, Plan::value);
    }

    /** Binds {@code node} (and {@code edge}), as many as the page has and one more, which tells whether the list goes on. */
    private String elements() {
        String bound = pattern.bindsEdge() ? "node, edge" : "node";
        Page page = field.page();
        if (page == null) {
            String order = pattern.order().isEmpty()
                    ? ""
                    : " " + new Keyset(List.of(), pattern.order(), this::nullable).orderBy(false);
            String limit = field.isList() ? "" : " LIMIT 1";
            return order.isEmpty() && limit.isEmpty() ? clauses : clauses + "\nWITH " + bound + order + limit;
        }
        String limit = " LIMIT " + Plan.size(page.slot()) + " + 1";
        boolean ownOrder = start == null && page.order().equals(pattern.order());
        boolean whole = !ownOrder || (page.after() == null && page.before() == null);
        Set<String> marks = new HashSet<>();
        if (ownOrder) {
            marks.add(Pattern.PAGE);
        }
        if (ownOrder && filter == null) {
            marks.add(Pattern.PLAIN);
        }
        if (whole) {
            marks.add(Pattern.WHOLE);
        }
        Keyset keyset = new Keyset(pattern.fixed(), page.order(), this::nullable);
        String from = clauses(marks);
        if (isRoot() && start == null && !pattern.bindsEdge() && keyset.isDivided()) {
            return divided(keyset.divided(page.backward(), page.after(), page.before()), from, limit);
        }
        String begin = start == null ? "" : start.clauses() + "\n";
        Keyset.Segment all = keyset.whole(page.backward(), page.after(), page.before());
        String asked = begin + met(from, all.predicates()) + "\nWITH " + bound;
        return ownOrder && !page.backward() && Pattern.comesInOrder(from)
                ? asked + limit + "\nWITH " + bound + " " + all.orderBy()
                : asked + " " + all.orderBy() + limit;
    }

    /** Names the index that gives the order: the planner weighs by statistics, and would read and sort a community that is alone. */
    private String hinted(String from) {
        List<String> properties = new ArrayList<>(List.of("community"));
        for (Pattern.SortKey key : Objects.requireNonNull(field.page()).order()) {
            properties.add(key.expression().substring(key.expression().indexOf('.') + 1));
        }
        String label = scope().type();
        boolean useful = Indexes.exist(label, properties) && (filter == null || !Start.names(scope(), filter));
        return useful
                ? from.replaceFirst(
                        "(?m)$", "\nUSING INDEX SEEK node:" + label + "(" + String.join(", ", properties) + ")")
                : from;
    }

    /** One part of a list after the other, each by its index; the second is not read if the first fills the page. */
    private String divided(List<Keyset.Segment> segments, String from, String limit) {
        StringBuilder text = new StringBuilder();
        List<String> parts = new ArrayList<>();
        for (Keyset.Segment segment : segments) {
            String imported = parts.isEmpty() ? "row" : "row, " + String.join(", ", parts);
            text.append("CALL (").append(imported).append(") {\n");
            String then = from;
            if (!parts.isEmpty()) {
                // Nothing belongs to no community, so that nothing is read when nothing is missing.
                String size = Plan.size(Objects.requireNonNull(field.page()).slot());
                String home = "CASE WHEN size(%s) <= %s THEN %s END".formatted(parts.get(0), size, COMMUNITY);
                then = from.replace(COMMUNITY, home);
            }
            String part = planner.variable("p");
            text.append(met(segment.first() ? hinted(then) : then, segment.predicates())
                    .indent(2));
            text.append("  WITH node ").append(segment.orderBy()).append(limit);
            text.append("\n  RETURN collect(node) AS ").append(part).append("\n}\n");
            parts.add(part);
        }
        String found = parts.isEmpty() ? "[]" : String.join(" + ", parts);
        return text + "UNWIND " + found + " AS node\nWITH node" + limit;
    }

    private String connectionRow(List<String> path) {
        List<String> entries = new ArrayList<>();
        boolean place = false;
        for (Selection child : field.children()) {
            switch (child.name()) {
                case "edges" ->
                    entries.add(Planner.entry(child.key(), edgeMap(child, Planner.joined(path, child.key()))));
                case "nodes" -> entries.add(nodeEntry(child, path));
                case "pageInfo" -> place |= child.has("startCursor") || child.has("endCursor");
                default -> {}
            }
        }
        if (place) {
            entries.add(Planner.entry(Plan.PLACE, place()));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private String edgeMap(Selection edges, List<String> path) {
        List<String> entries = new ArrayList<>();
        List<Selection> own = new ArrayList<>();
        for (Selection child : edges.children()) {
            if (child.name().equals("node")) {
                entries.add(nodeEntry(child, path));
            } else if (!child.name().equals("cursor")) {
                own.add(child);
            }
        }
        if (edges.has("cursor")) {
            entries.add(Planner.entry(Plan.PLACE, place()));
        }
        String ownMap = planner.projection(edge, edges.resultType().getName(), own, path, calls);
        if (!ownMap.equals("{}")) {
            entries.add(ownMap.substring(1, ownMap.length() - 1));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private String nodeEntry(Selection child, List<String> path) {
        List<String> at = Planner.joined(path, child.key());
        return Planner.entry(child.key(), planner.projection(node, child.resultType(), child, at, calls));
    }

    private String place() {
        List<String> values = new ArrayList<>();
        String snapshot = pattern.snapshot();
        if (snapshot != null) {
            values.add(Planner.parameter(field, snapshot));
        }
        for (Pattern.SortKey key : Objects.requireNonNull(field.page()).order()) {
            values.add(key.expression().replaceAll("\\bnode\\b", node).replaceAll("\\bedge\\b", edge));
        }
        return "[" + String.join(", ", values) + "]";
    }

    /** Whether what the list is sorted by may be absent, as the schema says of it. */
    private boolean nullable(String expression) {
        String[] parts = expression.split("\\.");
        GraphQLObjectType edgeType = field.page() == null ? null : Coordinates.edge(field.field());
        GraphQLObjectType type = parts[0].equals("edge") ? edgeType : nodeType(edgeType);
        GraphQLFieldDefinition sorted = type == null || parts.length != 2 ? null : type.getFieldDefinition(parts[1]);
        return sorted != null && GraphQLTypeUtil.isNullable(sorted.getType());
    }

    private @Nullable GraphQLObjectType nodeType(@Nullable GraphQLObjectType edgeType) {
        return edgeType == null
                ? coordinates.schema().getObjectType(field.resultType().getName())
                : GraphQLTypeUtil.unwrapAll(edgeType.getFieldDefinition("node").getType())
                                instanceof GraphQLObjectType object
                        ? object
                        : null;
    }
}
