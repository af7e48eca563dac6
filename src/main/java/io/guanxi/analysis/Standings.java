package io.guanxi.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who stands where in a snapshot, the best first.
 *
 * @param by what they are ranked by; of a measure, influence
 * @param members their internal ids
 * @param ranks 1 is best; equal scores share the better one
 * @param percentiles of the index; empty for measures
 * @param pyramids the class of each by influence; empty for measures
 * @param grades the class of each by relationship value; empty for measures
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Standings(
        RankingMeasure by,
        String[] members,
        long[] ranks,
        double[] scores,
        double[] percentiles,
        Pyramid[] pyramids,
        Grade[] grades) {

    /** @param blocks in their order */
    static Standings of(RankingMeasure by, List<Map<String, Object>> blocks) {
        return new Standings(
                by,
                column(blocks, "members").map(String.class::cast).toArray(String[]::new),
                column(blocks, "ranks").mapToLong(rank -> (Long) rank).toArray(),
                column(blocks, "scores").mapToDouble(score -> (Double) score).toArray(),
                column(blocks, "percentiles")
                        .mapToDouble(share -> (Double) share)
                        .toArray(),
                column(blocks, "pyramids")
                        .map(name -> Pyramid.valueOf((String) name))
                        .toArray(Pyramid[]::new),
                column(blocks, "grades")
                        .map(name -> Grade.valueOf((String) name))
                        .toArray(Grade[]::new));
    }

    private static Stream<?> column(List<Map<String, Object>> blocks, String name) {
        return blocks.stream().flatMap(block -> block.get(name) instanceof List<?> values ? values.stream() : null);
    }

    int size() {
        return members.length;
    }

    /** From 0, by internal id. */
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < members.length; position++) {
            positions.put(members[position], position);
        }
        return positions;
    }

    boolean hasClasses() {
        return pyramids.length > 0;
    }

    /** As clients are told of it, with where it is found again: {@code position} counts from 1. */
    Map<String, @Nullable Object> told(String snapshot, int position) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("snapshot", snapshot);
        told.put("by", by.name());
        told.put("member", members[position]);
        told.put("position", position + 1);
        told.put("rank", ranks[position]);
        told.put("score", scores[position]);
        told.put("percentile", hasClasses() ? percentiles[position] : null);
        told.put("pyramid", hasClasses() ? pyramids[position].name() : null);
        told.put("grade", hasClasses() ? grades[position].name() : null);
        return told;
    }
}
