package io.guanxi.graphql;

import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.guanxi.fault.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values between clients and the database, where the two speak differently of the same thing. */
final class Values {

    /** Amounts are kept as whole numbers of ten-thousandths, exact. */
    private static final int AMOUNT_SCALE = 4;

    private Values() {}

    /** As statements take it. */
    static Object fromClient(GraphQLInputType type, Object value) {
        return fromClient(typeName(type), "", value);
    }

    /** The field of an input object as statements take it; free attributes get its name as a prefix. */
    static Object fromClient(GraphQLInputType type, String name, Object value) {
        return fromClient(typeName(type), name, value);
    }

    static Object fromClient(String type, String name, Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> fromClient(type, name, java.util.Objects.requireNonNull(element)))
                    .toList();
        }
        return switch (type) {
            case "ID" -> RelayId.decoded(value.toString()).id();
            case "DateTime" -> ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC);
            case "BigDecimal" -> tenThousandths(name, (BigDecimal) value);
            case "JSON" -> attributes(name, value);
            case RuleConditions.TYPE -> RuleTexts.stored((Map<?, ?>) value);
            case "CohortInput" -> RuleTexts.input((Map<?, ?>) value);
            default -> value;
        };
    }

    /** As clients get it. */
    static @Nullable Object toClient(GraphQLNamedType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.getName()) {
            case "BigDecimal" -> amount((Long) value);
            case "JSON" -> object((List<?>) value);
            default -> value;
        };
    }

    private static BigDecimal amount(long tenThousandths) {
        BigDecimal amount = BigDecimal.valueOf(tenThousandths, AMOUNT_SCALE).stripTrailingZeros();
        return amount.scale() < 2 ? amount.setScale(2, RoundingMode.UNNECESSARY) : amount;
    }

    private static long tenThousandths(String name, BigDecimal amount) {
        try {
            return amount.setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException inexact) {
            throw Fault.of(
                    Fault.Kind.INVALID,
                    "BAD_INPUT",
                    "`" + name + "` has at most four decimals and 14 digits before them",
                    inexact);
        }
    }

    private static Map<String, @Nullable Object> attributes(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Fault.invalid("BAD_INPUT", "`" + name + "` is an object");
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        map.forEach((key, entry) -> {
            if (!(entry == null || entry instanceof String || entry instanceof Number || entry instanceof Boolean)) {
                throw Fault.invalid(
                        "BAD_INPUT",
                        "`" + name + "." + key
                                + "` is a string, a number or a boolean, or null to take it away, nothing else");
            }
            attributes.put(name + "." + key, entry instanceof BigDecimal number ? number.doubleValue() : whole(entry));
        });
        return attributes;
    }

    private static @Nullable Object whole(@Nullable Object value) {
        return value instanceof java.math.BigInteger number ? number.longValueExact() : value;
    }

    /** Cypher makes no map with computed keys; it gives pairs. */
    private static Map<String, Object> object(List<?> pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Object pair : pairs) {
            List<?> entry = (List<?>) pair;
            object.put(String.valueOf(entry.get(0)), java.util.Objects.requireNonNull(entry.get(1)));
        }
        return object;
    }

    private static String typeName(GraphQLInputType type) {
        GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(type);
        return named.getName();
    }
}
