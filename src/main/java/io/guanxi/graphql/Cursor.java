package io.guanxi.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.guanxi.fault.Fault;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of an element in a list: the values it is sorted by, never an offset, so that it stays right while others come and go.
 * It names the list it belongs to, and is refused by any other.
 */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private Cursor() {}

    /** From what a statement returned: the list's name, then the values. */
    static String encoded(List<?> place) {
        ArrayNode array = JSON.createArrayNode().add(VERSION);
        for (@Nullable Object value : place) {
            if (value instanceof ZonedDateTime time) {
                array.addObject().put("time", time.toString());
            } else if (value instanceof LocalDate date) {
                array.addObject().put("date", date.toString());
            } else {
                array.addPOJO(value);
            }
        }
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(array));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a sort value cannot stand in a cursor", impossible);
        }
    }

    /** The values, if the text is a cursor of that list with that many of them. */
    static List<@Nullable Object> decoded(String text, String list, int size) {
        try {
            JsonNode array = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (array instanceof ArrayNode
                    && array.size() == size + 2
                    && array.get(0).asInt() == VERSION
                    && array.get(1).asText().equals(list)) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 2; i < array.size(); i++) {
                    values.add(value(array.get(i)));
                }
                return values;
            }
        } catch (IOException | IllegalArgumentException | DateTimeException broken) {
            throw refused(list, broken);
        }
        throw refused(list, null);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.has("time")) {
            return ZonedDateTime.parse(node.get("time").asText());
        }
        if (node.has("date")) {
            return LocalDate.parse(node.get("date").asText());
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isTextual()) {
            return node.asText();
        }
        throw new IllegalArgumentException("unexpected " + node.getNodeType());
    }

    private static Fault refused(String list, @Nullable Throwable cause) {
        return Fault.of(
                Fault.Kind.INVALID,
                "BAD_CURSOR",
                "`after` is no cursor of " + list + "; pass an edge's cursor or pageInfo.endCursor as it came",
                cause);
    }
}
