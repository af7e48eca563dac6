package io.guanxi.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guanxi.fault.Fault;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it comes and goes. What can be read in two ways (a name twice, something behind the end) is refused. */
final class Json {

    /** Levels of what comes in: more than the deepest attributes have. */
    private static final int LEVELS = 64;

    /** Bytes of a hash. */
    private static final int HASH = 16;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(LEVELS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode read(@Nullable String text) {
        try {
            JsonNode parsed = text == null ? null : MAPPER.readTree(text);
            if (parsed != null && !parsed.isMissingNode()) {
                return parsed;
            }
        } catch (JsonProcessingException broken) {
            throw Fault.of(
                    Fault.Kind.INVALID, "BAD_REQUEST", "this is not JSON: " + broken.getOriginalMessage(), broken);
        }
        throw Fault.invalid("BAD_REQUEST", "this is not JSON");
    }

    static Map<String, @Nullable Object> map(JsonNode object) {
        return MAPPER.convertValue(
                object, MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    /** A short hash of a value, the same for the same. */
    static String hash(@Nullable Object value) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(MAPPER.writeValueAsBytes(value));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, HASH));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("an answer cannot be hashed", impossible);
        }
    }

    static Buffer bytes(Object value) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }
}
