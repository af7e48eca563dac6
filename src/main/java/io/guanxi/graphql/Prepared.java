package io.guanxi.graphql;

import java.util.Map;

/**
 * The fields that Java has a part in, by their coordinates.
 *
 * @param roots before the statement of a root field runs
 * @param supplements to objects, before the body of their field runs
 */
public record Prepared(Map<String, Preparation> roots, Map<String, Supplement> supplements) {}
