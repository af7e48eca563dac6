package io.guanxi.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** Figures by name as JSON text, the form in which a snapshot keeps its weights. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static String of(Map<String, Double> figures) {
        try {
            return MAPPER.writeValueAsString(new TreeMap<>(figures));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("figures by name are always JSON", impossible);
        }
    }
}
