package io.guanxi.graphql;

import java.util.Map;

/**
 * The fields that Java has a part in, by their coordinates.
 *
 * @param roots before the statement of a root field runs
 * @param supplements to objects, before the body of their field runs
 * @param verbs before the transaction of a mutation
 * @param cohorts what some of these ask for members; the engine tells it the schema
 */
public record Prepared(
        Map<String, Preparation> roots,
        Map<String, Supplement> supplements,
        Map<String, Groundwork> verbs,
        CohortMembers cohorts) {}
