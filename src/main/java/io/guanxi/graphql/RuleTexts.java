package io.guanxi.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.GraphQLContext;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.NonNullType;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rules as text, which is how they are kept: JSON as a client may have written it, defaults filled in, names in alphabetical order. */
final class RuleTexts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    static final String TEXT = "text";
    private static final String NAME = "rule";
    private static final List<VariableDefinition> RULE = List.of(VariableDefinition.newVariableDefinition()
            .name(NAME)
            .type(NonNullType.newNonNullType(
                            TypeName.newTypeName(RuleConditions.TYPE).build())
                    .build())
            .build());

    private RuleTexts() {}

    /** @param rule as GraphQL has read it */
    static String of(Map<?, ?> rule) {
        try {
            return JSON.writeValueAsString(plain(rule));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a rule is always JSON", impossible);
        }
    }

    /** What statements get of a rule: its {@code text}, and {@code references}, the cohorts that it refers to with the path of the part that does. */
    static Map<String, Object> stored(Map<?, ?> rule) {
        List<Map<String, Object>> references = new ArrayList<>();
        references(
                rule,
                "rule",
                (reference, path) ->
                        references.add(Map.of("key", reference.key(), "version", reference.version(), "path", path)));
        return Map.of(TEXT, of(rule), "references", references);
    }

    /** An input with a rule in it, if it has one, and other values. */
    static Map<String, Object> input(Map<?, ?> given) {
        Map<String, Object> input = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                input.put(String.valueOf(name), value instanceof Map<?, ?> rule ? stored(rule) : value);
            }
        });
        return input;
    }

    /** The cohorts that a rule refers to itself. */
    static void references(@Nullable Object value, String path, BiConsumer<RuleConditions.Reference, String> found) {
        if (value instanceof List<?> rules) {
            for (int i = 0; i < rules.size(); i++) {
                references(rules.get(i), path + "[" + i + "]", found);
            }
        } else if (value instanceof Map<?, ?> rule) {
            rule.forEach((name, part) -> {
                String at = path + "." + name;
                if (name.equals("cohort") && part instanceof Map<?, ?> reference) {
                    found.accept(RuleConditions.Reference.of(reference), at);
                } else if (RuleConditions.OF_RULES.contains(String.valueOf(name))) {
                    references(part, at, found);
                }
            });
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            map.forEach((name, part) -> all.put(String.valueOf(name), plain(part)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RuleTexts::plain).toList();
        }
        return value instanceof OffsetDateTime time ? time.toInstant().toString() : value;
    }

    /** The rule again, as GraphQL reads it. */
    static Map<?, ?> read(GraphQLSchema schema, String text) {
        try {
            Object rule = ValuesResolver.coerceVariableValues(
                            schema,
                            RULE,
                            RawVariables.of(Map.of(NAME, JSON.readValue(text, OBJECT))),
                            GraphQLContext.getDefault(),
                            Locale.ROOT)
                    .get(NAME);
            return (Map<?, ?>) Objects.requireNonNull(rule);
        } catch (JsonProcessingException odd) {
            throw new IllegalStateException("a saved rule is no JSON", odd);
        }
    }
}
