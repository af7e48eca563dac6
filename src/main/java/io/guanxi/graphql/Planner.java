package io.guanxi.graphql;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    private final List<Alone> alone = new ArrayList<>();
    private @Nullable Supplied supplied;
    private int variables;
    private int room = WIDTH;

    private record Cut(String type, List<Selection> fields) {}

    /** A field that Java adds something to, which has a statement of its own. */
    private record Alone(List<String> path, String type, Supplied supplied) {}

    private Planner(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** The plan of a root field. */
    static Plan root(Coordinates coordinates, Selection root) {
        Planner planner = new Planner(coordinates);
        planner.expectNarrow(root);
        planner.room -= own(root) - 1;
        Body body = new Body(planner, root, List.of());
        String clauses = body.rows("", "WITH") + body.summaries("");
        return planner.plan(List.of(), clauses + "\nRETURN " + body.result("") + " AS data");
    }

    /** The plan of what was asked for of objects of one type, found by their ids. */
    static Plan objects(Coordinates coordinates, String type, List<Selection> fields) {
        return objects(coordinates, List.of(), type, fields);
    }

    /** The plan of what was asked for of events, found by their numbers; those that are passed over are left out. */
    static Plan event(Coordinates coordinates, String type, Selection root) {
        Planner planner = new Planner(coordinates);
        Condition there = coordinates.there(type, root.filter());
        planner.expectNarrow(root, planner.within(root.resultType(), root) + there.width());
        StringBuilder calls = new StringBuilder();
        String map = planner.projection("n", type, root.children(), List.of(), calls);
        Scope scope = new Scope(coordinates, type, "n", null, planner::variable, Plan::value);
        return planner.plan(
                List.of(),
                "UNWIND row.parents AS id\nMATCH (n:Entry {number: toInteger(id)})\nWHERE n.community = row.community AND "
                        + there.text(scope) + calls + "\nRETURN collect({" + entry(Plan.ID, "id") + ", data: " + map
                        + "}) AS data");
    }

    private static Plan objects(Coordinates coordinates, List<String> path, String type, List<Selection> fields) {
        return objects(coordinates, path, type, fields, null);
    }

    private static Plan objects(
            Coordinates coordinates,
            List<String> path,
            String type,
            List<Selection> fields,
            @Nullable Supplied supplied) {
        Planner planner = new Planner(coordinates);
        planner.supplied = supplied;
        StringBuilder calls = new StringBuilder();
        String map = planner.projection("n", type, fields, List.of(), calls);
        // Objects without an identity of their own need not be stored: what Java adds to them is found by what they are
        // told apart by.
        String found = supplied != null && !coordinates.isNode(type)
                ? "WITH id, {id: id} AS n"
                : "MATCH (n:" + type + " {id: id})\nWHERE " + isHome(type);
        return planner.plan(
                path,
                "UNWIND row.parents AS id\n" + found + calls + "\nRETURN collect({" + entry(Plan.ID, "id") + ", data: "
                        + map + "}) AS data");
    }

    /** Whether {@code n} belongs to the community that is asked. */
    private static String isHome(String type) {
        return switch (type) {
            case "Community" -> "n.key = row.community";
            case "Identity" -> "EXISTS { (n)<-[:KNOWN_AS]-(:Member {community: row.community}) }";
            default -> "n.community = row.community";
        };
    }

    private Plan plan(List<String> path, String text) {
        List<Plan> further = new ArrayList<>();
        cuts.forEach((at, cut) -> further.add(objects(coordinates, at, cut.type(), cut.fields())));
        alone.forEach(one -> further.add(objects(
                coordinates, one.path(), one.type(), List.of(one.supplied().field()), one.supplied())));
        return new Plan(path, forRows(text), further, supplied);
    }

    /** A statement of one row, for several. */
    static String forRows(String text) {
        return "UNWIND $v.rows AS row\nCALL (row) {\n" + indented(text) + "\n}\nRETURN row.i AS i, data";
    }

    Coordinates coordinates() {
        return coordinates;
    }

    /** A map of what was asked for of one object; the bodies it needs go to {@code calls}. */
    String projection(String variable, String type, List<Selection> fields, List<String> path, StringBuilder calls) {
        boolean inseparable = !coordinates.isNode(type);
        List<String> entries = new ArrayList<>();
        for (Selection field : fields) {
            if (field.name().equals(Selection.TYPE_NAME)) {
                continue;
            }
            Supplement supplement = coordinates.supplement(field);
            if (supplement != null && !isSupplied(field)) {
                expectNarrow(field);
                alone.add(new Alone(path, type, new Supplied(supplement, coordinates, field)));
                continue;
            }
            Pattern pattern = coordinates.pattern(type, field.name());
            if (pattern == null) {
                entries.add(entry(field.key(), property(variable, type, field.name())));
                continue;
            }
            String clauses = pattern.clauses(field.slots().keySet(), name -> parameter(field, name));
            String plain = Pattern.plainValue(clauses);
            if (plain != null) {
                entries.add(entry(field.key(), plain(field, about(variable, plain), joined(path, field.key()), calls)));
            } else if (width(field) <= room || inseparable) {
                room -= own(field);
                entries.add(entry(field.key(), nested(variable, field, clauses, path, calls)));
            } else {
                expectNarrow(field);
                cuts.computeIfAbsent(path, at -> new Cut(type, new ArrayList<>()))
                        .fields()
                        .add(field);
            }
        }
        if (cuts.containsKey(path) || alone.stream().anyMatch(one -> one.path().equals(path))) {
            entries.add(entry(Plan.ID, variable + ".id"));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private boolean isSupplied(Selection field) {
        return supplied != null && supplied.field().equals(field);
    }

    /** What was asked for of a value for which nothing has to be matched: of objects that are maps, their entries. */
    private String plain(Selection field, String value, List<String> path, StringBuilder calls) {
        if (Coordinates.isLeaf(field.resultType())) {
            return value;
        }
        if (!field.isList()) {
            String map = projection(value, field.resultType(), field, path, calls);
            // Of nothing it would be a map of nothings.
            return GraphQLTypeUtil.isNullable(field.field().getType())
                    ? "CASE WHEN %s IS NOT NULL THEN %s END".formatted(value, map)
                    : map;
        }
        String one = variable("p");
        return "[%s IN %s | %s]".formatted(one, value, projection(one, field.resultType(), field, path, calls));
    }

    /** What was asked for of an object that can be of several types. */
    String projection(String variable, GraphQLNamedType type, Selection of, List<String> path, StringBuilder calls) {
        List<String> types = coordinates.objectTypes(type);
        if (types.size() == 1) {
            return projection(variable, types.get(0), of.children(types.get(0)), path, calls);
        }
        StringBuilder cases = new StringBuilder("CASE");
        for (String one : types) {
            String map = projection(variable, one, of.children(one), joined(path, Plan.OF_TYPE + one), calls);
            String typed = "{" + entry(Plan.TYPE, "'" + one + "'") + (map.equals("{}") ? "" : ", ") + map.substring(1);
            cases.append(" WHEN ")
                    .append(variable)
                    .append(':')
                    .append(one)
                    .append(" THEN ")
                    .append(typed);
        }
        return cases.append(" END").toString();
    }

    private void expectNarrow(Selection field) {
        expectNarrow(field, width(field));
    }

    private void expectNarrow(Selection field, int width) {
        if (width > WIDTH) {
            throw Fault.invalid(
                            "QUERY_TOO_WIDE",
                            field.coordinate() + " asks for more than " + WIDTH
                                    + " lists, objects and conditions on them that belong to one relationship; ask in several operations")
                    .with("limit", WIDTH);
        }
    }

    /** How many bodies a field needs that cannot be cut off from it: below something with an id, all can. */
    private int width(Selection field) {
        Pattern pattern = coordinates.pattern(field.type(), field.name());
        if (pattern == null || Pattern.plainValue(pattern.clauses(field.slots().keySet(), name -> name)) != null) {
            return 0;
        }
        return own(field) + within(field.resultType(), field);
    }

    /** The bodies of a field itself: a list is read for its rows, for each of its sums, and where it is filtered to be counted. */
    private static int own(Selection field) {
        int filter = Condition.widthOf(field.filter());
        int reads = 1;
        if (Coordinates.isConnection(field.resultType())) {
            reads = Body.hasRows(field) ? 1 : 0;
            for (Selection child : field.children()) {
                if (child.name().equals("totalCount")) {
                    // Without a filter it is looked up.
                    reads += Math.min(1, filter);
                } else if (child.name().equals("aggregate")) {
                    long groups = child.children().stream()
                            .filter(sum -> sum.name().equals("groupBy"))
                            .count();
                    reads += (int) groups + (groups < child.children().size() ? 1 : 0);
                }
            }
        }
        return Math.max(1, reads) + filter;
    }

    private int within(GraphQLNamedType type, Selection of) {
        int width = 0;
        for (String one : coordinates.objectTypes(type)) {
            if (!coordinates.isNode(one)) {
                for (Selection field : of.children(one)) {
                    if (coordinates.supplement(field) != null) {
                        // It has a statement of its own.
                        continue;
                    }
                    width += coordinates.pattern(one, field.name()) == null
                            ? within(field.resultType(), field)
                            : width(field);
                }
            }
        }
        return width;
    }

    private String nested(String variable, Selection field, String clauses, List<String> path, StringBuilder calls) {
        // An entry of a map can be imported only with the map.
        int dot = variable.indexOf('.');
        String parent = dot < 0 ? variable : variable("p");
        String bound = dot < 0 ? "" : "  WITH " + variable + " AS " + parent + "\n";
        String head = "\nCALL (row, " + (dot < 0 ? variable : variable.substring(0, dot)) + ") {\n" + bound;
        if (Coordinates.isLeaf(field.resultType())) {
            String name = variable("c");
            calls.append(head)
                    .append(indented(about(parent, Pattern.valueAs(clauses, name))))
                    .append("\n}");
            return name;
        }
        Body body = new Body(this, field, joined(path, field.key()));
        if (body.hasRows()) {
            calls.append(head).append(indented(body.rows(parent, "RETURN"))).append("\n}");
        }
        calls.append(body.summaries(variable));
        return body.result(variable);
    }

    /** Speaks of an object instead of {@code parent}. */
    static String about(String variable, String expression) {
        return expression.replaceAll("\\bparent\\b", variable);
    }

    private String property(String variable, String type, String name) {
        return name.equals("id")
                ? "[row.community, " + variable + (coordinates.isEvent(type) ? ".number]" : ".id]")
                : variable + "." + name;
    }

    static String parameter(Selection field, String name) {
        Integer slot = field.slots().get(name);
        if (name.equals("first") && field.page() != null) {
            return Plan.size(field.page().slot());
        }
        return slot == null ? Plan.shared(name) : Plan.value(slot);
    }

    String variable(String kind) {
        return kind + variables++;
    }

    static String entry(String key, String expression) {
        return "`" + key + "`: " + expression;
    }

    private static String indented(String text) {
        return text.indent(2).stripTrailing();
    }

    static List<String> joined(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(Objects.requireNonNull(key));
        return List.copyOf(longer);
    }
}
