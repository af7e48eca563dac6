package io.guanxi.graphql;

import java.util.List;

/**
 * What answers a root field: one statement, and further ones for what was cut off because one statement would be too wide.
 *
 * @param path from the objects of the part before to those that this part is about; names in the answer
 * @param text Cypher: the first part gives one row with {@code data}, every other one a row with {@code id} and {@code data} for
 *     each of {@code $v.parents}
 */
record Plan(List<String> path, String text, List<Plan> next) {

    /** Entries of answers that no client sees have names that GraphQL does not allow. */
    static final String ID = ".id";

    static final String TYPE = ".type";
    static final String PLACE = ".place";
    static final String ROWS = ".rows";
    static final String FIRST = ".first";
    static final String AFTER = ".after";
    static final String TOTAL = ".total";
}
