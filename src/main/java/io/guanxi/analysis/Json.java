package io.guanxi.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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

    /** Figures that were written as JSON. */
    static Map<String, Double> figures(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<TreeMap<String, Double>>() {});
        } catch (JsonProcessingException odd) {
            throw new IllegalStateException("a snapshot's weights are no figures by name", odd);
        }
    }
}
