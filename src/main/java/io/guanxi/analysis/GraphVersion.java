package io.guanxi.analysis;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How often the graph was written to: the number of the database's last transaction, on whichever server is ahead. */
final class GraphVersion {

    private final Steps steps;
    private volatile @Nullable String database;

    GraphVersion(Steps steps) {
        this.steps = steps;
    }

    /** Absent where the database does not tell. */
    @Nullable
    Long now() {
        String name = database();
        return steps.read("_measure/version", Map.of()).stream()
                .filter(row -> name.equals(row.get("name")))
                .map(row -> (Long) row.get("version"))
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }

    private String database() {
        String known = database;
        if (known == null) {
            known = Column.text(steps.read("_measure/database", Map.of()).get(0), "name");
            database = known;
        }
        return known;
    }
}
