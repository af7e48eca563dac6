package io.guanxi.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a list is grouped.
 *
 * @param slot where the number of groups lies
 */
record Grouping(List<Key> keys, int slot) {

    /** More than this make groups of one. */
    private static final int KEYS = 3;

    /**
     * What the elements of a group have in common.
     *
     * @param period of a time, as Cypher calls it
     */
    record Key(String field, @Nullable String period) {}

    static Grouping of(Coordinates coordinates, GraphQLObjectType node, List<?> by, int first, Slots slots) {
        if (by.isEmpty() || by.size() > KEYS) {
            throw refused("by", "names 1 to " + KEYS + " fields");
        }
        if (first < 0 || first > AggregateTypes.GROUPS) {
            throw refused("first", "is from 0 to " + AggregateTypes.GROUPS);
        }
        List<Key> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Object one : by) {
            Map<?, ?> grouping = (Map<?, ?>) one;
            GraphQLFieldDefinition field = coordinates.named(node, String.valueOf(grouping.get("field")));
            Object period = grouping.get("period");
            boolean time = Set.of("DateTime", "Date")
                    .contains(GraphQLTypeUtil.unwrapAll(field.getType()).getName());
            if (period != null && !time) {
                throw refused("by", "has a period for " + field.getName() + ", which is no time");
            }
            if (!seen.add(field.getName())) {
                throw refused("by", "names " + field.getName() + " twice");
            }
            keys.add(new Key(
                    field.getName(),
                    !time ? null : period == null ? "day" : period.toString().toLowerCase(Locale.ROOT)));
        }
        slots.shape("(by" + keys + ')');
        return new Grouping(keys, slots.size(first));
    }

    private static Fault refused(String argument, String why) {
        return Fault.invalid("BAD_INPUT", "`" + argument + "` " + why).with("argument", argument);
    }
}
