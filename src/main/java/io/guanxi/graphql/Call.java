package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import io.guanxi.fault.Fault;
import io.guanxi.graph.CodeText;
import io.guanxi.schedule.Schedule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mutation as a client asks for it.
 *
 * @param field the name of the field, {@code join} or {@code joinMany}
 * @param many whether it came as rows
 * @param inputs one, or as many as there are rows
 * @param prepared what Java has found for each of them; empty where there was nothing to be found
 * @param rowByRow whether rows are done although others are refused
 * @param community the key that was given, if one was
 * @param key by which the request is known if it comes again; absent if it should not be
 * @param refusals of the request, before anything is looked up; usually none
 */
record Call(
        String field,
        Verb verb,
        boolean many,
        List<Map<String, @Nullable Object>> inputs,
        List<Map<String, @Nullable Object>> prepared,
        boolean rowByRow,
        @Nullable String community,
        @Nullable String key,
        List<Refusal> refusals) {

    /** Said once for all rows. */
    private static final List<String> OF_ALL = List.of("community", "idempotencyKey");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    static Call of(GraphQLFieldDefinition field, Map<String, Verb> verbs, Map<String, Object> arguments) {
        GraphQLAppliedDirective many = field.getAppliedDirective(MutationTypes.MANY);
        String name = many == null
                ? field.getName()
                : Objects.requireNonNull(
                        Objects.requireNonNull(many.getArgument("of")).getValue());
        Verb verb = Objects.requireNonNull(verbs.get(name), name);
        List<Refusal> refusals = new ArrayList<>();
        String key = (String) arguments.get("idempotencyKey");
        if (key != null && (key.isEmpty() || key.length() > IdempotencyKeys.LENGTH)) {
            refusals.add(Refusal.ofAll(
                    "OUT_OF_RANGE",
                    "idempotencyKey",
                    "a key has 1 to " + IdempotencyKeys.LENGTH + " characters, not " + key.length()));
        }
        List<?> rows = many == null ? List.of(arguments) : (List<?>) Objects.requireNonNull(arguments.get("rows"));
        if (rows.isEmpty() || rows.size() > MutationTypes.ROWS) {
            refusals.add(Refusal.ofAll(
                    "OUT_OF_RANGE", "rows", "a request has 1 to " + MutationTypes.ROWS + " rows, not " + rows.size()));
            rows = List.of();
        }
        String community = (String) arguments.get("community");
        List<Map<String, @Nullable Object>> inputs = new ArrayList<>(rows.size());
        for (Object row : rows) {
            inputs.add(values(verb, (Map<?, ?>) row, inputs.size(), many != null));
            if (many != null) {
                expectNothingOfAll((Map<?, ?>) row, inputs.size() - 1, community, refusals);
            }
        }
        return new Call(
                field.getName(),
                verb,
                many != null,
                inputs,
                List.of(),
                "ROW_BY_ROW".equals(arguments.get("mode")),
                community,
                key,
                refusals);
    }

    private static void expectNothingOfAll(
            Map<?, ?> row, int number, @Nullable String community, List<Refusal> refusals) {
        for (String name : OF_ALL) {
            Object said = row.get(name);
            if (said != null && !(name.equals("community") && said.equals(community))) {
                refusals.add(new Refusal(
                        "OUT_OF_RANGE", "`" + name + "` is said once, beside the rows", name, number, null));
            }
        }
    }

    /** As statements take it, with the names of the fields that were given: what is null is another thing than what is absent. */
    private static Map<String, @Nullable Object> values(Verb verb, Map<?, ?> arguments, int number, boolean many) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (GraphQLInputObjectField field : verb.input().getFieldDefinitions()) {
            String name = field.getName();
            if (!OF_ALL.contains(name) && arguments.containsKey(name)) {
                values.put(name, value(field, arguments.get(name), number, many));
            }
        }
        values.put("given", List.copyOf(new TreeSet<>(values.keySet())));
        return values;
    }

    private static @Nullable Object value(
            GraphQLInputObjectField field, @Nullable Object value, int number, boolean many) {
        if (value == null) {
            return null;
        }
        try {
            return Values.fromClient(field.getType(), field.getName(), value);
        } catch (Fault wrong) {
            throw many ? wrong.with("row", number) : wrong;
        }
    }

    /** Why a row is refused that names what no statement knows: a zone, a currency or a schedule that does not exist. */
    private static @Nullable Refusal unknown(Map<String, @Nullable Object> input, int number) {
        if (input.get("timeZone") instanceof String zone
                && !ZoneId.getAvailableZoneIds().contains(zone)) {
            return new Refusal(
                    "OUT_OF_RANGE", "'" + zone + "' is no time zone such as Europe/Berlin", "timeZone", number, null);
        }
        if (input.get("currency") instanceof String currency && !CURRENCIES.contains(currency)) {
            return new Refusal(
                    "OUT_OF_RANGE", "'" + currency + "' is no ISO 4217 currency such as EUR", "currency", number, null);
        }
        if (input.get("schedule") instanceof String schedule
                && Schedule.of(schedule).isEmpty()) {
            return new Refusal(
                    "OUT_OF_RANGE",
                    "'" + schedule + "' is no cron expression of five fields such as 0 3 * * *",
                    "schedule",
                    number,
                    null);
        }
        return null;
    }

    /** The same with what Java finds for each of its inputs. */
    Call with(Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> groundwork) {
        return new Call(
                field,
                verb,
                many,
                inputs,
                inputs.stream().map(groundwork).toList(),
                rowByRow,
                community,
                key,
                refusals);
    }

    /** Whether it makes the community that it is about. */
    boolean isFounding() {
        return verb.name().equals("createCommunity");
    }

    /** The rows as nothing has become of them yet. */
    List<Row> rows(List<String> newIds) {
        List<Row> rows = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            Row row = new Row(i, inputs.get(i));
            row.values().put("newId", newIds.get(i));
            if (verb.uses("newCode")) {
                row.values().put("newCode", CodeText.next());
            }
            if (!prepared.isEmpty()) {
                row.values().put("prepared", prepared.get(i));
            }
            Refusal unknown = unknown(inputs.get(i), i);
            if (unknown != null) {
                row.refuse(unknown);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Equal for requests that ask for the same. */
    String digest() {
        return Digest.of(List.of(field, rowByRow, inputs));
    }
}
