package io.guanxi.graph;

import java.util.List;
import java.util.Map;
import org.neo4j.driver.summary.QueryProfile;
import org.neo4j.driver.summary.ResultSummary;

/**
 * What a statement gave, and how much work it was.
 *
 * @param hits the database's own measure: each read of a node, a relationship, a property or an index entry is one
 */
public record Profile(List<Map<String, Object>> rows, long hits) {

    static long hits(ResultSummary summary) {
        return hits(summary.queryProfile().orElseThrow());
    }

    private static long hits(QueryProfile plan) {
        return plan.dbHits().orElse(0)
                + plan.children().stream().mapToLong(Profile::hits).sum();
    }
}
