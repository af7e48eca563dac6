package io.guanxi.bench.relational;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One question in both languages.
 *
 * @param variables of the GraphQL operation, which are the parameters of the SQL statement too, in this order
 * @param told what is compared of the GraphQL answer: row by row what SQL answers
 */
record Question(
        String name, String graphql, Map<String, Object> variables, Function<JsonNode, List<String>> told, String sql) {

    @Override
    public String toString() {
        return name + " " + variables.values();
    }
}
