package io.guanxi.graphql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a condition speaks of, where a statement is composed.
 *
 * @param type of the object
 * @param variable that holds it; of a free attribute, the expression of its value
 * @param end of a relationship: the element at its end
 * @param names gives variables that nothing else has
 * @param slots the expression of the value in a slot
 */
record Scope(
        Coordinates coordinates,
        @Nullable String type,
        String variable,
        @Nullable Scope end,
        UnaryOperator<String> names,
        IntFunction<String> slots) {

    String property(String field) {
        return type == null ? variable : coordinates.expression(type, field, variable);
    }

    /** A property whose name is a value, as those of free attributes are. */
    String attribute(int name) {
        return variable + "[" + slots.apply(name) + "]";
    }

    String value(int slot) {
        return slots.apply(slot);
    }

    Scope node() {
        return Objects.requireNonNull(end);
    }

    Scope within(String value) {
        return new Scope(coordinates, null, value, null, names, slots);
    }

    /** @param given the slots of the arguments that were given */
    String written(String filter, String name, Map<String, Integer> given) {
        Pattern pattern = Objects.requireNonNull(coordinates.pattern(filter, name));
        return Pattern.valueOf(
                pattern.clauses(given.keySet(), argument -> {
                    Integer slot = given.get(argument);
                    return slot == null ? Plan.shared(argument) : value(slot);
                }),
                variable);
    }

    /** What a field leads to, as clauses, and as conditions on it may speak of it. */
    record Reached(String clauses, Scope scope) {
        String where(String condition) {
            return condition.equals("true") ? clauses : Pattern.withPredicates(clauses, List.of(condition));
        }
    }

    Reached reached(String field) {
        Coordinates.Criteria criteria = coordinates.criteria(Objects.requireNonNull(type), field);
        String node = names.apply("r");
        String edge = names.apply("q");
        Scope element = new Scope(coordinates, criteria.node().getName(), node, null, names, slots);
        Scope scope = criteria.edge() == null
                ? element
                : new Scope(coordinates, criteria.edge().getName(), edge, element, names, slots);
        return new Reached(clauses(field, node, edge), scope);
    }

    String countable(String field) {
        return Pattern.countable(clauses(field, names.apply("r"), names.apply("q")));
    }

    private String clauses(String field, String node, String edge) {
        Pattern pattern = Objects.requireNonNull(coordinates.pattern(Objects.requireNonNull(type), field));
        return pattern.renamed(pattern.clauses(Set.of(), Plan::shared), variable, node, edge, names);
    }
}
