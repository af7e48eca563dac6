package io.guanxi.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A line of a JSON Lines file: one object, whose values become the texts that a CSV file would have. */
final class JsonLine {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String EXPECTED = "expected one JSON object on the line";

    private JsonLine() {}

    static Map<String, String> values(String line) throws Unreadable {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new Unreadable(EXPECTED + ": " + broken.getOriginalMessage());
        }
        if (!object.isObject()) {
            throw new Unreadable(EXPECTED);
        }
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            String text = value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining("|"))
                    : value.isObject() ? value.toString() : value.asText();
            if (!value.isNull() && !text.isEmpty()) {
                values.put(field.getKey(), text);
            }
        }
        return values;
    }
}
