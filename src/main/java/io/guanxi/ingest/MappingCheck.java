package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a mapping that could be read makes sense, before any file is looked at. */
final class MappingCheck {

    private final String name;

    /** Checks the mapping of this name. */
    MappingCheck(String name) {
        this.name = name;
    }

    /**
     * Goes through all of it.
     *
     * @throws Fault invalid, with the place of the first thing that is wrong and what may have been meant
     */
    void check(Mapping mapping) {
        String zone = mapping.timeZone();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException none) {
            throw wrong(name, "timeZone: '" + zone + "' is no time zone such as Europe/Berlin" + meant(zone), none);
        }
        for (int i = 0; i < mapping.files().size(); i++) {
            check("files[" + i + "]", mapping.files().get(i));
        }
    }

    private void check(String where, @Nullable FileMapping file) {
        if (file == null) {
            throw wrong(name, where + ": expected file, kind and columns", null);
        }
        if (file.file().isEmpty()) {
            throw wrong(name, where + ".file: expected the name of a file", null);
        }
        Map<String, Column> known = Format.columns(file.kind());
        file.columns().forEach((target, source) -> check(where + ".columns." + target, target, source, known));
        known.values().stream()
                .filter(column -> column.required() && !file.columns().containsKey(column.name()))
                .findFirst()
                .ifPresent(column -> {
                    throw wrong(
                            name,
                            where + ".columns." + column.name() + " is missing, no row of "
                                    + file.kind().file() + " can be loaded without it",
                            null);
                });
    }

    private void check(String where, String target, @Nullable ColumnMapping source, Map<String, Column> known) {
        int dot = target.indexOf('.');
        Column column = known.get(dot < 0 ? target : target.substring(0, dot));
        if (column == null || (dot >= 0 && column.type() != Column.Type.JSON)) {
            String meant = dot < 0
                    ? Nearest.to(target, known.keySet())
                    : Nearest.guess(target.substring(0, dot), known.keySet())
                            .filter(json ->
                                    Objects.requireNonNull(known.get(json)).type() == Column.Type.JSON)
                            .map(json -> "did you mean '" + json + target.substring(dot) + "'?")
                            .orElseGet(() -> "known are " + String.join(", ", known.keySet()));
            throw wrong(name, where + " is unknown, " + meant, null);
        }
        if (source == null || source.ways() != 1 || source.uses().contains("")) {
            throw wrong(name, where + ": expected one of column, join and constant", null);
        }
        if (!source.patterns().isEmpty() && column.type() != Column.Type.TIME) {
            throw wrong(name, where + ".patterns: only dates and times have patterns", null);
        }
        if (source.type() != ColumnMapping.Type.TEXT && dot < 0) {
            throw wrong(name, where + ".type: only attributes and properties have types", null);
        }
        try {
            TimeText.check(source.patterns());
        } catch (IllegalArgumentException pattern) {
            throw wrong(name, where + ".patterns: " + pattern.getMessage(), pattern);
        }
    }

    /** What somebody may have meant who wrote a time zone that does not exist. */
    static String meant(String zone) {
        return Nearest.guess(zone, List.copyOf(ZoneId.getAvailableZoneIds()))
                .map(known -> ", did you mean '" + known + "'?")
                .orElse("");
    }

    static Fault wrong(String name, String what, @Nullable Throwable cause) {
        return Fault.of(Fault.Kind.INVALID, "MAPPING", "mapping " + name + ": " + what, cause);
    }
}
