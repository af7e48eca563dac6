package io.guanxi.graphql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a list must meet, as it was asked for; the values it compares with lie in slots.
 *
 * <p>It is true or false, never unknown: where a property is absent, comparisons are false, and {@code not} of them true. Cypher's null
 * counts as false by itself wherever a condition stands; only what is negated has to say so.
 */
sealed interface Condition {

    /** As Cypher. */
    String text(Scope scope);

    /** How many bodies of its own it puts into a statement. */
    default int width() {
        return 0;
    }

    /** Whether it asks for nothing but properties of the element itself, or of the relationship where that is what it is about. */
    default boolean isOwn() {
        return false;
    }

    /** The conditions that all must hold, if it is nothing but those. */
    default List<Condition> conjuncts() {
        return List.of(this);
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public String text(Scope scope) {
            return conditions.isEmpty()
                    ? "true"
                    : conditions.stream().map(one -> one.text(scope)).collect(Collectors.joining(" AND "));
        }

        @Override
        public int width() {
            return conditions.stream().mapToInt(Condition::width).sum();
        }

        @Override
        public boolean isOwn() {
            return conditions.stream().allMatch(Condition::isOwn);
        }

        @Override
        public List<Condition> conjuncts() {
            return conditions.stream().flatMap(one -> one.conjuncts().stream()).toList();
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        @Override
        public String text(Scope scope) {
            return conditions.stream()
                    .map(one -> "(" + one.text(scope) + ")")
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }

        @Override
        public boolean isOwn() {
            return conditions.stream().allMatch(Condition::isOwn);
        }

        @Override
        public int width() {
            return conditions.stream().mapToInt(Condition::width).sum();
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public String text(Scope scope) {
            return "NOT coalesce(" + condition.text(scope) + ", false)";
        }

        @Override
        public boolean isOwn() {
            return condition.isOwn();
        }

        @Override
        public int width() {
            return condition.width();
        }
    }

    /** A property compared with a value. */
    record Test(String field, Comparison comparison, int slot) implements Condition {
        @Override
        public String text(Scope scope) {
            return scope.property(field) + " " + comparison.operator() + " " + scope.value(slot);
        }

        @Override
        public boolean isOwn() {
            return true;
        }
    }

    /** A property that is there, or is not. */
    record Absent(String field, boolean absent) implements Condition {
        @Override
        public String text(Scope scope) {
            return scope.property(field) + (absent ? " IS NULL" : " IS NOT NULL");
        }

        @Override
        public boolean isOwn() {
            return true;
        }
    }

    /**
     * A free attribute.
     *
     * @param name the slot of its full name
     * @param kind what it must be: {@code STRING}, {@code FLOAT} or {@code INTEGER} as Cypher calls them
     * @param tests of its value
     */
    record Attribute(int name, String kind, Condition tests) implements Condition {
        @Override
        public String text(Scope scope) {
            String value = scope.attribute(name);
            return value + " IS :: " + kind + " NOT NULL AND " + tests.text(scope.within(value));
        }
    }

    /** Whether there is a free attribute. */
    record NoAttribute(int name, boolean absent) implements Condition {
        @Override
        public String text(Scope scope) {
            return scope.attribute(name) + (absent ? " IS NULL" : " IS NOT NULL");
        }
    }

    /** Of a relationship: the element at its end. */
    record OfNode(Condition condition) implements Condition {
        @Override
        public String text(Scope scope) {
            return condition.text(scope.node());
        }

        @Override
        public int width() {
            return condition.width();
        }
    }

    /** How many of those that something is related to meet a condition. */
    record Related(String field, Quantity quantity, Condition condition) implements Condition {
        @Override
        public String text(Scope scope) {
            Scope.Reached reached = scope.reached(field);
            String inner = condition.text(reached.scope());
            return switch (quantity) {
                case SOME -> "EXISTS { " + reached.where(inner) + " }";
                case NONE -> "NOT EXISTS { " + reached.where(inner) + " }";
                case ALL -> "NOT EXISTS { " + reached.where("NOT coalesce(" + inner + ", false)") + " }";
            };
        }

        @Override
        public int width() {
            return 1 + condition.width();
        }
    }

    /**
     * What the file of a filter's field says.
     *
     * @param given the slots of the arguments that it got
     */
    record Written(String filter, String name, Map<String, Integer> given) implements Condition {
        @Override
        public String text(Scope scope) {
            return scope.written(filter, name, given);
        }
    }

    /**
     * Being in one of some segments.
     *
     * @param past whether it is asked of another moment than now
     * @param moment the slot of what {@link Moments} gives
     * @param names the slot of their names
     */
    record InSegment(String kind, boolean past, int moment, int names) implements Condition {
        @Override
        public String text(Scope scope) {
            String at = scope.value(moment);
            String name =
                    past ? Segments.nameThen(kind, scope.variable(), at) : Segments.name(kind, scope.variable(), at);
            return name + " IN " + scope.value(names);
        }
    }

    /** How many there are. */
    record Counted(String field, Comparison comparison, int slot) implements Condition {
        @Override
        public String text(Scope scope) {
            return "COUNT { " + scope.countable(field) + " } " + comparison.operator() + " " + scope.value(slot);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    static int widthOf(@Nullable Condition condition) {
        return condition == null ? 0 : condition.width();
    }

    enum Quantity {
        SOME,
        ALL,
        NONE
    }

    enum Comparison {
        EQ("eq", "="),
        IN("in", "IN"),
        GT("gt", ">"),
        GTE("gte", ">="),
        LT("lt", "<"),
        LTE("lte", "<="),
        STARTS_WITH("startsWith", "STARTS WITH"),
        CONTAINS("contains", "CONTAINS");

        private static final Map<String, Comparison> BY_FIELD =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(one -> one.field, one -> one));

        private final String field;
        private final String operator;

        Comparison(String field, String operator) {
            this.field = field;
            this.operator = operator;
        }

        /** As filters have it. */
        static Comparison of(String field) {
            return Objects.requireNonNull(BY_FIELD.get(field), field);
        }

        /** As Cypher writes it. */
        String operator() {
            return operator;
        }
    }
}
