package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of the import format as the graph stores them.
 *
 * @param zone in which a date without a time begins
 */
record Values(ZoneId zone) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // 17.0 stays a number with decimals.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Set<String> ORIGINS = Set.of("UGC", "PGC", "OGC");
    private static final Set<String> ATTRIBUTIONS = Set.of("FIRST_TOUCH", "LAST_TOUCH");
    private static final Set<String> CONVERSIONS = Set.of("FIRST_ORDER", "EVENT", "EXPLICIT");
    private static final Set<String> LEDGER_KINDS = Set.of("REWARD", "REVERSAL");
    private static final Set<String> SUSPENSIONS = Set.of("RULE", "HAND", "LIFTED");
    private static final int AMOUNT_DECIMALS = 4;
    private static final int DATE_LENGTH = 10;
    private static final int LONG_DIGITS = 19;

    /** Characters of a key or name: an index of Neo4j takes 8 kB an entry, which may hold two of them. */
    private static final int KEY_LENGTH = 1_000;

    /** Properties that are found by an index, or name what a row makes. */
    private static final Set<String> KEYS = Set.of("handle", "campaign", "contact", "conversion");

    private static final int NAME_LENGTH = 200;

    /** The value of a column, of a Java type that the graph knows. */
    Object of(Column column, String text) throws Unreadable {
        try {
            return switch (column.type()) {
                case TEXT -> !column.property() || KEYS.contains(column.name()) ? key(column, text) : text;
                case TIME -> time(text);
                case INTEGER -> new BigDecimal(text).longValueExact();
                case NUMBER -> number(new BigDecimal(text));
                case AMOUNT -> amount(text);
                case AMOUNTS ->
                    Arrays.stream(text.split("\\|")).mapToLong(Values::amount).toArray();
                case SENTIMENT -> sentiment(text);
                case BOOLEAN -> bool(text);
                case ORIGIN -> oneOf(ORIGINS, text);
                case ATTRIBUTION -> oneOf(ATTRIBUTIONS, text);
                case CONVERSION -> oneOf(CONVERSIONS, text);
                case LEDGER_KIND -> oneOf(LEDGER_KINDS, text);
                case SUSPENSION -> oneOf(SUSPENSIONS, text);
                case JSON -> json(column.name(), text);
                case LIST -> list(column, text);
                case KEYS -> keys(column, text);
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException | JsonProcessingException wrong) {
            throw new Unreadable(
                    column.name() + ": expected " + expected(column) + ", found '" + Texts.shortened(text) + "'");
        }
    }

    /** The day on which something happened where the community is. */
    LocalDate day(ZonedDateTime at) {
        return at.withZoneSameInstant(zone).toLocalDate();
    }

    private ZonedDateTime time(String text) {
        ZonedDateTime usual = InstantText.time(text);
        if (usual != null) {
            return usual;
        }
        return text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(text.replace(' ', 'T')).atZoneSameInstant(ZoneOffset.UTC);
    }

    /** Whole numbers stay whole, so that what was written as 17 is not answered as 17.0. */
    private static Object number(BigDecimal number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new ArithmeticException();
        }
        return number.scale() <= 0 && number.precision() - number.scale() <= LONG_DIGITS && fits(number)
                ? (Object) number.longValueExact()
                : (Object) value;
    }

    private static boolean fits(BigDecimal whole) {
        return whole.toBigIntegerExact().bitLength() < Long.SIZE;
    }

    private static Object sentiment(String text) {
        double value = new BigDecimal(text).doubleValue();
        if (Math.abs(value) > 1) {
            throw new ArithmeticException();
        }
        return value;
    }

    private static Object bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new NumberFormatException();
        };
    }

    private static long amount(String text) {
        return new BigDecimal(text).movePointRight(AMOUNT_DECIMALS).longValueExact();
    }

    private static Object oneOf(Set<String> choices, String text) {
        if (!choices.contains(text)) {
            throw new NumberFormatException();
        }
        return text;
    }

    /** One key, which may be any text, or several as a JSON array of texts. */
    static List<String> keys(String text) {
        List<String> keys = array(text);
        return keys == null ? List.of(text) : keys;
    }

    private static List<String> keys(Column column, String text) throws Unreadable {
        List<String> keys = keys(text);
        for (String key : keys) {
            key(column, key);
        }
        return keys;
    }

    private static @Nullable List<String> array(String text) {
        if (!text.startsWith("[")) {
            return null;
        }
        try {
            JsonNode array = JSON.readTree(text);
            List<String> texts = new ArrayList<>();
            for (JsonNode one : array) {
                if (!one.isTextual() || one.textValue().isEmpty()) {
                    return null;
                }
                texts.add(one.textValue());
            }
            return array.isArray() ? texts.stream().distinct().toList() : null;
        } catch (JsonProcessingException plain) {
            return null;
        }
    }

    private static String key(Column column, String text) throws Unreadable {
        if (text.length() > KEY_LENGTH) {
            throw new Unreadable(column.name() + ": expected at most " + KEY_LENGTH + " characters, found "
                    + text.length() + ", '" + Texts.shortened(text) + "'");
        }
        return text;
    }

    private static List<String> list(Column column, String text) throws Unreadable {
        List<String> array = array(text);
        List<String> names = array != null
                ? array
                : Arrays.stream(text.split("\\|"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        for (String name : names) {
            key(column, name);
        }
        return names;
    }

    /** Properties named {@code COLUMN.NAME}, which may come from outside: they reach the graph in a map, never in a statement. */
    private static Map<String, Object> json(String column, String text) throws JsonProcessingException, Unreadable {
        JsonNode object = JSON.readTree(text);
        if (!object.isObject()) {
            throw new NumberFormatException();
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            String wrong = Texts.problem(field.getKey() + value.asText());
            if (wrong != null || field.getKey().length() > NAME_LENGTH) {
                throw new Unreadable(column + ": '" + Texts.shortened(field.getKey()) + "' "
                        + (wrong == null ? "is longer than " + NAME_LENGTH + " characters" : wrong));
            }
            if (value.isNull()) {
                continue;
            }
            if (!value.isTextual() && !value.isBoolean() && !value.isNumber()) {
                throw new Unreadable(column + "." + field.getKey() + ": expected a string, a number or a boolean");
            }
            properties.put(
                    column + "." + field.getKey(),
                    value.isTextual()
                            ? value.textValue()
                            : value.isBoolean() ? (Object) value.booleanValue() : number(value.decimalValue()));
        }
        return properties;
    }

    private static String expected(Column column) {
        return switch (column.type()) {
            case TEXT -> "text";
            case TIME -> "an ISO-8601 instant with its zone (2026-01-31T12:00:00Z) or a date (2026-01-31)";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case AMOUNT -> "an amount with at most " + AMOUNT_DECIMALS + " decimals";
            case SENTIMENT -> "a number from -1 to 1";
            case BOOLEAN -> "true or false";
            case AMOUNTS -> "amounts with | between them, each with at most " + AMOUNT_DECIMALS + " decimals";
            case ORIGIN -> "UGC, PGC or OGC";
            case ATTRIBUTION -> "FIRST_TOUCH or LAST_TOUCH";
            case CONVERSION -> "FIRST_ORDER, EVENT or EXPLICIT";
            case LEDGER_KIND -> "REWARD or REVERSAL";
            case SUSPENSION -> "RULE, HAND or LIFTED";
            case JSON -> "a JSON object";
            case LIST -> "names with | between them";
            case KEYS -> "a key, or a JSON array of keys";
        };
    }
}
