package io.guanxi.bench.relational;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question in several languages.
 *
 * @param variables of the GraphQL operation, which are the parameters of the SQL statement too, in this order
 * @param told what is compared of the GraphQL answer: row by row what SQL answers
 * @param sql absent: only the server is asked
 * @param cypher from the stored events themselves, the same rows as {@code row}; absent: that was not written
 */
record Question(
        String name,
        String graphql,
        Map<String, Object> variables,
        Function<JsonNode, List<String>> told,
        @Nullable String sql,
        @Nullable String cypher) {

    Question(
            String name,
            String graphql,
            Map<String, Object> variables,
            Function<JsonNode, List<String>> told,
            String sql) {
        this(name, graphql, variables, told, sql, null);
    }

    @Override
    public String toString() {
        return name + " " + variables.values();
    }
}
