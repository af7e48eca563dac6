package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether files have the columns that are expected of them and no others, so that nothing is lost unnoticed. */
final class HeaderCheck {

    private HeaderCheck() {}

    /** Checks files that a mapping names: it must say of each column what becomes of it. */
    static void check(List<MappedFolder.Part> parts) {
        for (MappedFolder.Part part : parts) {
            Optional<List<String>> header = part.file().header();
            if (header.isPresent()) {
                String file = part.file().path().getFileName().toString();
                unique(file, header.get());
                for (String column : needed(part.mapping())) {
                    if (!header.get().contains(column)) {
                        throw MappedFolder.wrong(
                                file + ": there is no column '" + column + "', " + Nearest.to(column, header.get())
                                        + " (" + place(part.mapping(), column) + " of the mapping)");
                    }
                }
                Set<String> known = known(parts, part.file());
                for (String column : header.get()) {
                    if (!known.contains(column)) {
                        throw MappedFolder.wrong(file + ": the mapping does not say what becomes of the column '"
                                + column + "'; name it under columns or ignore");
                    }
                }
            }
        }
    }

    /** A file in the import format itself. */
    static MappedFolder.Part plain(DataFile file) {
        String name = file.path().getFileName().toString();
        List<String> stems = Arrays.stream(Kind.values()).map(Kind::file).toList();
        if (!stems.contains(file.stem())) {
            throw MappedFolder.wrong(name + " is no file of the import format: " + Nearest.to(file.stem(), stems)
                    + " A mapping can name it, or ignore it");
        }
        Kind kind = Kind.valueOf(file.stem().toUpperCase(Locale.ROOT));
        Set<String> columns = Format.columns(kind).keySet();
        List<String> header = file.header().orElseGet(() -> List.copyOf(columns));
        unique(name, header);
        for (String column : header) {
            if (!columns.contains(column)) {
                throw MappedFolder.wrong(
                        name + ": the column '" + column + "' is unknown, " + Nearest.to(column, columns));
            }
        }
        for (Column column : Format.columns(kind).values()) {
            if (column.required() && !header.contains(column.name())) {
                throw MappedFolder.wrong(name + ": the column '" + column.name() + "' is missing");
            }
        }
        return new MappedFolder.Part(file, FileMapping.plain(file.name(), kind, header));
    }

    /** Columns of a file that some part of the mapping uses or ignores. */
    static Set<String> known(List<MappedFolder.Part> parts, DataFile file) {
        Set<String> known = new HashSet<>();
        for (MappedFolder.Part part : parts) {
            if (part.file().equals(file)) {
                known.addAll(needed(part.mapping()));
            }
        }
        return known;
    }

    private static Set<String> needed(FileMapping mapping) {
        Set<String> columns = new LinkedHashSet<>(mapping.skip().keySet());
        mapping.columns().values().forEach(source -> columns.addAll(source.uses()));
        columns.addAll(mapping.ignore());
        return columns;
    }

    /** Where a mapping names a column. */
    private static String place(FileMapping mapping, String column) {
        return mapping.columns().entrySet().stream()
                .filter(entry -> entry.getValue().uses().contains(column))
                .findFirst()
                .map(entry -> "columns." + entry.getKey())
                .orElse(mapping.skip().containsKey(column) ? "skip" : "ignore");
    }

    private static void unique(String file, List<String> header) throws Fault {
        String only = header.size() == 1 ? header.get(0) : "";
        if (only.indexOf(';') >= 0 || only.indexOf('\t') >= 0) {
            throw MappedFolder.wrong(
                    file + ": expected commas between the columns, found '" + Texts.shortened(only) + "'");
        }
        if (header.contains("")) {
            throw MappedFolder.wrong(file + ": column " + (header.indexOf("") + 1) + " of the header has no name");
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw MappedFolder.wrong(file + ": the column '" + column + "' is there twice");
            }
        }
    }
}
