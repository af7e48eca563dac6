package io.guanxi.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a verb can go through its statements together, so that the outcome is that of one row after the other. A statement takes
 * its rows in their order; but the first statement sees all rows of a wave before the second one has written anything.
 *
 * @param makes the input field with the key of what a row makes; absent where no row can name what another makes
 * @param needs the input fields that name what earlier rows may make
 * @param inTurn whether each row is a wave of its own
 */
record Waves(@Nullable String makes, List<String> needs, boolean inTurn) {

    List<List<Row>> of(List<Row> rows) {
        if (inTurn) {
            return rows.stream().map(List::of).toList();
        }
        if (makes == null) {
            return List.of(rows);
        }
        Map<String, Integer> made = new HashMap<>();
        Map<String, Integer> named = new HashMap<>();
        List<List<Row>> waves = new ArrayList<>();
        for (Row row : rows) {
            List<String> sought = sought(row);
            int wave = 0;
            for (String key : sought) {
                wave = Math.max(wave, made.getOrDefault(key, -1) + 1);
            }
            if (row.values().get(makes) instanceof String own) {
                // Not before whoever had the key earlier, nor before whoever looked for it in vain; beside them is late
                // enough.
                wave = Math.max(wave, Math.max(made.getOrDefault(own, 0), named.getOrDefault(own, 0)));
                made.merge(own, wave, Math::max);
            }
            for (String key : sought) {
                named.merge(key, wave, Math::max);
            }
            while (waves.size() <= wave) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }

    private List<String> sought(Row row) {
        List<String> keys = new ArrayList<>();
        for (String name : needs) {
            Object value = row.values().get(name);
            if (value instanceof List<?> several) {
                several.forEach(one -> keys.add(String.valueOf(one)));
            } else if (value != null) {
                keys.add(value.toString());
            }
        }
        return keys;
    }
}
