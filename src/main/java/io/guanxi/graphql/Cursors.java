package io.guanxi.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.guanxi.fault.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Places of elements in lists: the values that a list is sorted by, never an offset, so that a place stays right while others come and go.
 *
 * <p>A cursor is a version, a seal and the values. The seal (HMAC-SHA256, cut to 128 bits) also covers the list, its order and the community
 * that it was given for: a cursor that was changed, made up, or belongs elsewhere is refused. Its key lies in the graph, so that all servers
 * of a graph take each other's cursors.
 */
final class Cursors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte VERSION = 2;
    private static final int SEAL = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NOTHING = {};

    private final Mac mac;

    Cursors(String key) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /**
     * The place of an element.
     *
     * @param list which list it is of: its field, its order and its community
     * @param values what it is sorted by there
     */
    String encoded(String list, List<?> values) {
        ArrayNode array = JSON.createArrayNode();
        for (@Nullable Object value : values) {
            if (value instanceof ZonedDateTime time) {
                array.addObject().put("time", time.toString());
            } else if (value instanceof LocalDate date) {
                array.addObject().put("date", date.toString());
            } else {
                array.addPOJO(value);
            }
        }
        try {
            byte[] text = JSON.writeValueAsBytes(array);
            byte[] whole = ByteBuffer.allocate(1 + SEAL + text.length)
                    .put(VERSION)
                    .put(seal(list, text))
                    .put(text)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a sort value cannot stand in a cursor", impossible);
        }
    }

    /**
     * The values of a place.
     *
     * @param argument that it was given as
     */
    List<@Nullable Object> decoded(String cursor, String list, String argument) {
        List<@Nullable Object> values = opened(cursor, list);
        if (values == null) {
            throw refused(argument);
        }
        return values;
    }

    /** The values that were sealed for a list; absent if they were not. */
    @Nullable
    List<@Nullable Object> opened(String cursor, String list) {
        byte[] whole = bytes(cursor);
        int text = 1 + SEAL;
        if (whole.length <= text
                || whole[0] != VERSION
                || !MessageDigest.isEqual(
                        seal(list, Arrays.copyOfRange(whole, text, whole.length)),
                        Arrays.copyOfRange(whole, 1, text))) {
            return null;
        }
        try {
            List<@Nullable Object> values = new ArrayList<>();
            for (JsonNode value : JSON.readTree(whole, text, whole.length - text)) {
                values.add(value(value));
            }
            return values;
        } catch (IOException | DateTimeException impossible) {
            throw new IllegalStateException("a cursor that this or another server sealed cannot be read", impossible);
        }
    }

    private static byte[] bytes(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return NOTHING;
        }
    }

    private byte[] seal(String list, byte[] text) {
        Mac fresh = fresh();
        fresh.update(list.getBytes(StandardCharsets.UTF_8));
        fresh.update((byte) 0);
        return Arrays.copyOf(fresh.doFinal(text), SEAL);
    }

    /** A Mac works for one at a time; a copy is cheaper than a lock. */
    private Mac fresh() {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", impossible);
        }
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
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        return node.isNumber() ? (Object) node.asDouble() : node.asText();
    }

    private static Fault refused(String argument) {
        return Fault.invalid(
                        "BAD_CURSOR",
                        "`" + argument
                                + "` is no cursor of this list in this order; pass an edge's cursor, or one of pageInfo, as it came")
                .with("argument", argument);
    }
}
