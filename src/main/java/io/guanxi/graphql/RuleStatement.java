package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a rule becomes. They begin with what the rule names where that must hold of everybody in it (a tag, a circle, what was done, who is above), else
 * with the members of the community.
 */
record RuleStatement(Coordinates coordinates, Condition condition) {

    private static final String HEAD = "CALL () {\n"
            + CypherFiles.text("_cohort/asked").indent(2)
            + "}\nWITH $v AS v, timeZone, currency, positive, negative\nWITH v {.*, timeZone: timeZone, currency: currency, positive: positive, negative: negative} AS row\nCALL (row) {\n";

    private static final String EXISTS = "EXISTS {";
    private static final String RETURN = "RETURN ";
    /** A page ends where it is full: the planner would find everybody first and sort them. */
    private static final String IN_ORDER = "\nUSING INDEX SEEK node:Member(community, key)";

    /** How many there are. */
    String size() {
        return statement(matched(List.of(), "") + "\nRETURN count(node) AS data");
    }

    /** The internal ids of all of them, by their keys. */
    String ids() {
        return statement(matched(List.of(), "")
                + "\nWITH node ORDER BY node.community, node.key\nRETURN collect(node.id) AS data");
    }

    /** Whether it begins with something that the rule names, so that not everybody is looked at. */
    boolean isNamed() {
        Scope scope = scope();
        return Start.of(scope, condition) != null || selective() != null || Start.names(scope, condition);
    }

    /** The internal ids of those whose keys lie behind the key {@code after} and not behind the key {@code upTo}. */
    String between() {
        return statement(matched(List.of("node.key > row.after", "node.key <= row.upTo"), IN_ORDER)
                + "\nRETURN collect(node.id) AS data");
    }

    /** How many there are of each of some values, the most first. A member may have several, and has one that is nothing if none. */
    String breakdown(CypherFile dimension) {
        return statement(matched(List.of(), "") + "\nUNWIND " + values(dimension)
                + " AS value\nWITH value, count(*) AS members ORDER BY members DESC, value LIMIT "
                + AggregateTypes.GROUPS
                + "\nRETURN collect({value: value, members: members, suppressed: false}) AS data");
    }

    /** What is made of figures of each of them: {@code one} file says the figures of a member, the other what becomes of them. */
    String metrics(CypherFile one, CypherFile all) {
        return statement(matched(List.of(), "") + "\nWITH " + values(one) + " AS one\n"
                + all.text().substring(all.text().indexOf(RETURN)));
    }

    /** What the file says of one member. */
    private static String values(CypherFile dimension) {
        String text = dimension.text();
        String values = text.substring(text.indexOf(RETURN) + RETURN.length(), text.lastIndexOf(" AS value"));
        return values.replace("$", "row.").replaceAll("\\bparent\\b", "node");
    }

    /**
     * The internal ids of some, by their keys; takes {@code limit}.
     *
     * @param after whether they follow the key {@code after}
     * @param before whether they precede the key {@code before}
     * @param backward whether they are the last ones
     */
    String page(boolean after, boolean before, boolean backward) {
        List<String> more = new ArrayList<>();
        if (after) {
            more.add("node.key > row.after");
        }
        if (before) {
            more.add("node.key < row.before");
        }
        return statement(matched(more, IN_ORDER) + "\nWITH node ORDER BY node.community"
                + (backward ? " DESC, node.key DESC" : ", node.key")
                + " LIMIT $v.limit\nRETURN collect(node.id) AS data");
    }

    /**
     * What the file says of some, by their keys; takes {@code limit}.
     *
     * @param after whether they follow the key {@code after}
     */
    String rows(boolean after, CypherFile one) {
        return statement(matched(after ? List.of("node.key > row.after") : List.of(), IN_ORDER)
                + "\nWITH node ORDER BY node.community, node.key LIMIT $v.limit\nRETURN collect(" + values(one)
                + ") AS data");
    }

    /** The internal id of a member, {@code key}, and which of some conditions hold of them, as {@code id} and {@code held}; nothing of who does not exist. */
    String held(List<Condition> conditions) {
        Scope scope = scope();
        return statement("MATCH (node:Member {community: row.community, key: row.key})\nRETURN {id: node.id, held: ["
                + conditions.stream()
                        .map(one -> "coalesce(" + one.text(scope) + ", false)")
                        .collect(Collectors.joining(", "))
                + "], timeZone: row.timeZone} AS data");
    }

    /** In a subquery, where the row is known however its rows are reduced. */
    private static String statement(String matching) {
        return HEAD + matching.indent(2) + "}\nRETURN data";
    }

    /**
     * Binds those who meet the rule.
     *
     * @param hint by which members are read where nothing is named that the statement can begin with
     */
    private String matched(List<String> more, String hint) {
        Scope scope = scope();
        Start named = Start.of(scope, condition);
        if (named != null) {
            return named.clauses() + where(scope, named.rest(), more);
        }
        Condition.Written selective = selective();
        if (selective != null) {
            List<Condition> rest = new ArrayList<>(condition.conjuncts());
            rest.remove(selective);
            return begun(scope, selective) + "\nWITH DISTINCT node" + where(scope, new Condition.All(rest), more);
        }
        return "MATCH (node:Member)" + (Start.names(scope, condition) ? "" : hint) + where(scope, condition, more);
    }

    private Scope scope() {
        AtomicInteger variables = new AtomicInteger();
        return new Scope(coordinates, "Member", "node", null, kind -> kind + variables.getAndIncrement(), Plan::value);
    }

    private static String where(Scope scope, @Nullable Condition rest, List<String> more) {
        List<String> all = new ArrayList<>(List.of("node.community = row.community", "node.key > ''"));
        all.addAll(more);
        if (rest != null) {
            rest.conjuncts().forEach(one -> all.add("(" + one.text(scope) + ")"));
        }
        return "\nWHERE " + String.join("\n  AND ", all);
    }

    /** The first by the order of the schema. */
    private Condition.@Nullable Written selective() {
        for (GraphQLInputObjectField field :
                ((GraphQLInputObjectType) coordinates.scalar(RuleConditions.TYPE)).getFieldDefinitions()) {
            GraphQLAppliedDirective directive = field.getAppliedDirective("selective");
            if (directive == null) {
                continue;
            }
            String given =
                    Objects.requireNonNull(directive.getArgument("given")).getValue();
            for (Condition one : condition.conjuncts()) {
                if (one instanceof Condition.Written written
                        && written.filter().equals(RuleConditions.TYPE)
                        && written.name().equals(field.getName())
                        && (given == null || written.given().containsKey(given))) {
                    return written;
                }
            }
        }
        return null;
    }

    private static String begun(Scope scope, Condition.Written selective) {
        Map<String, Integer> given = new HashMap<>(selective.given());
        given.put(Pattern.START, 0);
        String text = scope.written(selective.filter(), selective.name(), given);
        if (!text.startsWith(EXISTS)) {
            throw new IllegalStateException(
                    selective.name() + " is @selective, but its file does not ask whether something exists");
        }
        return text.substring(EXISTS.length(), text.lastIndexOf('}')).strip();
    }
}
