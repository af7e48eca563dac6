package io.guanxi.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compiles a selection into one Cypher statement: the bodies of the fields nested as they were asked for, with exact projections.
 *
 * <p>Neo4j needs about 70 ms a nested body to plan a statement it sees for the first time, so that one holds at most {@value #WIDTH};
 * what is beyond is cut off and asked for in further statements, by the ids of the objects it belongs to: a constant few, whatever the
 * number of objects.
 */
final class Planner {

    static final int WIDTH = 8;

    private final Coordinates coordinates;
    private final Map<List<String>, Cut> cuts = new LinkedHashMap<>();
    private int variables;
    private int room = WIDTH;

    private record Cut(String type, List<Selection> fields) {}

    private Planner(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** The plan of a root field. */
    static Plan root(Coordinates coordinates, Selection root) {
        Planner planner = new Planner(coordinates);
        Body body = planner.body(root, List.of());
        String text = body.rows("WITH") + "\nRETURN " + body.result("") + " AS data";
        return new Plan(List.of(), text, planner.further());
    }

    /** The plan of what was asked for of objects of one type, found by their ids. */
    static Plan objects(Coordinates coordinates, String type, List<Selection> fields) {
        return objects(coordinates, List.of(), type, fields);
    }

    private static Plan objects(Coordinates coordinates, List<String> path, String type, List<Selection> fields) {
        Planner planner = new Planner(coordinates);
        StringBuilder calls = new StringBuilder();
        String map = planner.projection("n", type, fields, List.of(), calls);
        String text = "UNWIND $v.parents AS id\nMATCH (n:" + type + " {id: id})\nWHERE n."
                + (type.equals("Community") ? "key" : "community") + " = $v.community" + calls + "\nRETURN id, " + map
                + " AS data";
        return new Plan(path, text, planner.further());
    }

    private List<Plan> further() {
        List<Plan> further = new ArrayList<>();
        cuts.forEach((path, cut) -> further.add(objects(coordinates, path, cut.type(), cut.fields())));
        return further;
    }

    /** A map of what was asked for of one object; the bodies it needs go to {@code calls}. */
    private String projection(
            String variable, String type, List<Selection> fields, List<String> path, StringBuilder calls) {
        boolean inseparable = !coordinates.isNode(type);
        List<String> entries = new ArrayList<>();
        for (Selection field : fields) {
            Pattern pattern = coordinates.pattern(type, field.name());
            if (pattern == null) {
                entries.add(entry(field.key(), property(variable, type, field.name())));
                continue;
            }
            String clauses = pattern.clauses(field.slots().keySet(), name -> parameter(field, name));
            String plain = Pattern.plainValue(clauses);
            if (plain != null) {
                entries.add(entry(field.key(), about(variable, plain)));
            } else if (width(field) <= room || inseparable) {
                room--;
                entries.add(entry(field.key(), nested(variable, field, clauses, path, calls)));
            } else {
                cut(path, type, field);
            }
        }
        if (cuts.containsKey(path)) {
            entries.add(entry(Plan.ID, variable + ".id"));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private void cut(List<String> path, String type, Selection field) {
        if (width(field) > WIDTH) {
            throw Fault.invalid(
                            "QUERY_TOO_WIDE",
                            field.coordinate() + " asks for more than " + WIDTH
                                    + " lists and objects that belong to one relationship; ask in several operations")
                    .with("limit", WIDTH);
        }
        cuts.computeIfAbsent(path, at -> new Cut(type, new ArrayList<>()))
                .fields()
                .add(field);
    }

    /** How many bodies a field needs that cannot be cut off from it: below something with an id, all can. */
    private int width(Selection field) {
        Pattern pattern = coordinates.pattern(field.type(), field.name());
        if (pattern == null || Pattern.plainValue(pattern.clauses(field.slots().keySet(), name -> name)) != null) {
            return 0;
        }
        return 1 + within(field.resultType().getName(), field.children());
    }

    private int within(String type, List<Selection> fields) {
        int width = 0;
        if (!coordinates.isNode(type)) {
            for (Selection field : fields) {
                boolean derived = coordinates.pattern(type, field.name()) == null;
                width += derived ? within(field.resultType().getName(), field.children()) : width(field);
            }
        }
        return width;
    }

    private String nested(String variable, Selection field, String clauses, List<String> path, StringBuilder calls) {
        String head = "\nCALL (" + variable + ") {\n  WITH " + variable + " AS parent\n";
        if (Coordinates.isLeaf(field.resultType())) {
            String name = variable("c");
            calls.append(head).append(indented(Pattern.valueAs(clauses, name))).append("\n}");
            return name;
        }
        Body body = body(field, joined(path, field.key()));
        if (body.hasRows()) {
            calls.append(head).append(indented(body.rows("RETURN"))).append("\n}");
        }
        return body.result(variable);
    }

    private Body body(Selection field, List<String> path) {
        Pattern pattern = Objects.requireNonNull(coordinates.pattern(field.type(), field.name()));
        return new Body(field, pattern, path);
    }

    /** The objects of one field: clauses that gather them in one row, and the expression of what the answer holds. */
    private final class Body {
        private final Selection field;
        private final Pattern pattern;
        private final String clauses;
        private final String node = variable("n");
        private final String edge = variable("e");
        private final String all = variable("c");
        private final boolean connection;
        private final StringBuilder calls = new StringBuilder();
        private final String row;

        Body(Selection field, Pattern pattern, List<String> path) {
            this.field = field;
            this.pattern = pattern;
            this.clauses = pattern.clauses(field.slots().keySet(), name -> parameter(field, name));
            this.connection = Coordinates.isConnection(field.resultType());
            this.row = connection
                    ? connectionRow(joined(path, Plan.ROWS))
                    : projection(node, field.resultType().getName(), field.children(), path, calls);
        }

        boolean hasRows() {
            return !connection || field.has("edges") || field.has("nodes") || field.has("pageInfo");
        }

        /** Clauses that end with one row of all objects. */
        String rows(String last) {
            if (!hasRows()) {
                return "";
            }
            String bound = pattern.bindsEdge() ? "node, edge" : "node";
            String renamed = pattern.bindsEdge() ? "node AS " + node + ", edge AS " + edge : "node AS " + node;
            return page(bound) + "\nWITH " + renamed + calls + "\n" + last + " collect(" + row + ") AS " + all;
        }

        /** The expression of the answer; what is about the object that has the field speaks of {@code parent}. */
        String result(String parent) {
            if (!connection) {
                return field.isList() ? all : "head(" + all + ")";
            }
            List<String> entries = new ArrayList<>();
            if (hasRows()) {
                entries.add(entry(Plan.ROWS, all));
                entries.add(entry(Plan.FIRST, parameter(field, "first")));
                entries.add(entry(Plan.AFTER, String.valueOf(field.slots().containsKey("after.0"))));
            }
            if (field.has("totalCount")) {
                entries.add(entry(Plan.TOTAL, "COUNT { " + about(parent, countable(clauses)) + " }"));
            }
            return "{" + String.join(", ", entries) + "}";
        }

        private String page(String bound) {
            Keyset keyset = new Keyset(pattern.fixed(), pattern.order(), this::nullable);
            if (!connection) {
                String order = pattern.order().isEmpty() ? "" : " " + keyset.orderBy();
                String limit = field.isList() ? "" : " LIMIT 1";
                return order.isEmpty() && limit.isEmpty() ? clauses : clauses + "\nWITH " + bound + order + limit;
            }
            String after = field.slots().containsKey("after.0")
                    ? Pattern.withPredicate(
                            clauses, keyset.after(field.absent()::contains, i -> parameter(field, "after." + i)))
                    : clauses;
            return after + "\nWITH " + bound + " " + keyset.orderBy() + " LIMIT " + parameter(field, "first") + " + 1";
        }

        private String connectionRow(List<String> path) {
            List<String> entries = new ArrayList<>();
            boolean place = false;
            for (Selection child : field.children()) {
                switch (child.name()) {
                    case "edges" -> entries.add(entry(child.key(), edgeMap(child, joined(path, child.key()))));
                    case "nodes" -> entries.add(nodeEntry(child, path));
                    case "pageInfo" -> place |= child.has("startCursor") || child.has("endCursor");
                    default -> {}
                }
            }
            if (place) {
                entries.add(entry(Plan.PLACE, place()));
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
                entries.add(entry(Plan.PLACE, place()));
            }
            String ownMap = projection(edge, edges.resultType().getName(), own, path, calls);
            if (!own.isEmpty()) {
                entries.add(ownMap.substring(1, ownMap.length() - 1));
            }
            return "{" + String.join(", ", entries) + "}";
        }

        private String nodeEntry(Selection child, List<String> path) {
            List<String> at = joined(path, child.key());
            return entry(child.key(), projection(node, child.resultType().getName(), child.children(), at, calls));
        }

        private String place() {
            StringBuilder values = new StringBuilder("['" + field.coordinate() + "'");
            String snapshot = pattern.snapshot();
            if (snapshot != null) {
                values.append(", ").append(parameter(field, snapshot));
            }
            for (Pattern.SortKey key : pattern.order()) {
                values.append(", ")
                        .append(key.expression().replaceAll("\\bnode\\b", node).replaceAll("\\bedge\\b", edge));
            }
            return values.append(']').toString();
        }

        /** Whether what the list is sorted by may be absent, as the schema says of it. */
        private boolean nullable(String expression) {
            String[] parts = expression.split("\\.");
            GraphQLObjectType edgeType = connection ? edgeType((GraphQLObjectType) field.resultType()) : null;
            GraphQLObjectType type = parts[0].equals("edge") ? edgeType : nodeType(edgeType);
            GraphQLFieldDefinition sorted =
                    type == null || parts.length != 2 ? null : type.getFieldDefinition(parts[1]);
            return sorted != null && GraphQLTypeUtil.isNullable(sorted.getType());
        }

        private GraphQLObjectType edgeType(GraphQLObjectType connectionType) {
            return GraphQLTypeUtil.unwrapAllAs(
                    connectionType.getFieldDefinition("edges").getType());
        }

        private @org.jspecify.annotations.Nullable GraphQLObjectType nodeType(
                @org.jspecify.annotations.Nullable GraphQLObjectType edgeType) {
            return edgeType == null
                    ? coordinates.schema().getObjectType(field.resultType().getName())
                    : GraphQLTypeUtil.unwrapAllAs(
                            edgeType.getFieldDefinition("node").getType());
        }
    }

    /** A count needs no label at the end that the relationship guarantees: with one, Neo4j reads every relationship. */
    private static String countable(String clauses) {
        return clauses.replaceFirst(
                "^MATCH \\(parent\\)(<?)-\\[(?:edge)?(:\\w+)\\]-(>?)\\(node:\\w+\\)$", "(parent)$1-[$2]-$3()");
    }

    private static String about(String variable, String expression) {
        return expression.replaceAll("\\bparent\\b", variable);
    }

    private static String property(String variable, String type, String name) {
        if (name.equals("id")) {
            return "[" + variable + (type.equals("Community") ? ".key, " : ".community, ") + variable + ".id]";
        }
        return variable + "." + name;
    }

    private static String parameter(Selection field, String name) {
        Integer slot = field.slots().get(name);
        return "$v." + (slot == null ? name : "a" + slot);
    }

    private String variable(String kind) {
        return kind + variables++;
    }

    private static String entry(String key, String expression) {
        return "`" + key + "`: " + expression;
    }

    private static String indented(String text) {
        return text.indent(2).stripTrailing();
    }

    private static List<String> joined(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
