package io.guanxi.analysis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member's place in a ranking.
 *
 * @param member internal id
 * @param position 1, 2, ... without ties
 * @param rank equal scores share the better one
 * @param percentile of the score among the active members, 0..1; a measure has none
 * @param delta ranks gained since the snapshot before, negative where lost; absent for whoever was not in it
 * @param raw what the score was made of: normalised PageRank for influence
 */
record Standing(
        String member,
        int position,
        int rank,
        double score,
        @Nullable Double percentile,
        @Nullable Pyramid pyramid,
        @Nullable Integer delta,
        double raw) {

    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("member", member);
        row.put("position", position);
        row.put("rank", rank);
        row.put("score", score);
        row.put("percentile", percentile);
        row.put("pyramid", pyramid == null ? null : pyramid.name());
        row.put("delta", delta);
        row.put("raw", raw);
        return row;
    }
}
