package io.guanxi.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of the rows of a request, as text that is kept under its key: ids of objects, codes of refusals. */
final class FirstResults {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, String>>> RESULTS = new TypeReference<>() {};
    private static final String CODE = ".code";
    private static final String FIELD = ".field";

    private FirstResults() {}

    /** @param objects the names that the payload has for what was changed */
    static String text(List<String> objects, List<Row> rows) {
        List<Map<String, String>> results = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, String> result = new HashMap<>();
            Refusal refusal = row.refusal();
            if (refusal != null) {
                result.put(CODE, refusal.code());
                if (refusal.field() != null) {
                    result.put(FIELD, refusal.field());
                }
            }
            for (String object : objects) {
                String id = row.id(object);
                if (id != null) {
                    result.put(object, id);
                }
            }
            results.add(result);
        }
        try {
            return JSON.writeValueAsString(results);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The rows again; their refusals say no more than why. */
    static List<Row> rows(String results) {
        try {
            List<Row> rows = new ArrayList<>();
            for (Map<String, String> result : JSON.readValue(results, RESULTS)) {
                Row row = new Row(rows.size(), Map.of());
                row.values().putAll(result);
                String code = result.get(CODE);
                if (code != null) {
                    row.refuse(new Refusal(
                            code, "it was refused when the request came first", result.get(FIELD), row.number(), null));
                }
                rows.add(row);
            }
            return rows;
        } catch (JsonProcessingException odd) {
            throw new IllegalStateException("what stands under an idempotency key is not ours", odd);
        }
    }
}
