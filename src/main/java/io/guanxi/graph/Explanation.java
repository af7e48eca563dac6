package io.guanxi.graph;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.neo4j.driver.summary.GqlNotification;
import org.neo4j.driver.summary.GqlStatusObject;
import org.neo4j.driver.summary.Plan;
import org.neo4j.driver.summary.ResultSummary;

/**
 * What the database would do with a statement.
 *
 * @param writes whether it changes anything
 * @param columns of its result
 * @param operators of its plan, such as {@code NodeUniqueIndexSeek}
 * @param warnings what it finds doubtful, such as a label that does not exist or a cartesian product
 */
public record Explanation(boolean writes, List<String> columns, Set<String> operators, List<String> warnings) {

    static Explanation of(ResultSummary summary) {
        Set<String> operators = new TreeSet<>();
        Plan plan = summary.queryPlan().orElseThrow();
        collect(plan, operators);
        List<String> warnings = summary.gqlStatusObjects().stream()
                .filter(GqlNotification.class::isInstance)
                .map(GqlStatusObject::statusDescription)
                .toList();
        boolean writes = switch (summary.queryType()) {
            case READ_ONLY -> false;
            case READ_WRITE, WRITE_ONLY, SCHEMA_WRITE -> true;
        };
        return new Explanation(writes, plan.identifiers(), operators, warnings);
    }

    private static void collect(Plan plan, Set<String> operators) {
        operators.add(plan.operatorType().replaceFirst("@.*$", ""));
        plan.children().forEach(child -> collect(child, operators));
    }
}
