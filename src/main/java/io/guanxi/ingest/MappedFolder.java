package io.guanxi.ingest;

import io.guanxi.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder, read as a mapping says. Files that the mapping does not name are in the import format and called after their
 * kind, such as {@code members.csv}; other files with data are an error, and so are columns that nobody knows.
 */
public final class MappedFolder implements RowSource {

    private static final String REJECTS = "rejects.csv";

    private final @Nullable ZoneId zone;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Long> skipped = new LinkedHashMap<>();
    private long total;
    private long done;

    /**
     * Looks at the headers of all files, before any row is read.
     *
     * @throws Fault invalid, where a file is missing or unknown, or a column is
     */
    public MappedFolder(Path folder, Mapping mapping) {
        this.zone = mapping.timeZone() == null ? null : ZoneId.of(mapping.timeZone());
        Map<String, DataFile> files = files(folder);
        for (FileMapping one : mapping.files()) {
            DataFile file = files.get(one.file());
            if (file == null) {
                throw wrong(one.file() + " is not in " + folder + ", " + Nearest.to(one.file(), files.keySet()));
            }
            parts.add(new Part(file, one));
        }
        HeaderCheck.check(parts);
        for (DataFile file : files.values()) {
            boolean mapped = mapping.files().stream().anyMatch(one -> one.file().equals(file.name()));
            if (!mapped
                    && !mapping.ignore().contains(file.name())
                    && !file.name().equals(REJECTS)) {
                parts.add(HeaderCheck.plain(file));
            }
        }
        if (parts.isEmpty() && mapping.equals(Mapping.PLAIN)) {
            throw wrong("there is nothing to import in " + folder
                    + ": no file that ends with .csv or .jsonl, perhaps with .gz");
        }
        contentReadings(1);
    }

    @Override
    public void contentReadings(int times) {
        total = parts.stream()
                .mapToLong(part -> part.file().size() * (part.mapping().kind() == Kind.CONTENTS ? times : 1))
                .sum();
    }

    @Override
    public void read(Kind kind, Consumer<Row> sink) {
        skipped.clear();
        for (Part part : parts) {
            if (part.mapping().kind() == kind) {
                RowMapping rows = new RowMapping(part.mapping(), zone);
                Set<String> known = HeaderCheck.known(parts, part.file());
                String name = part.file().path().getFileName().toString();
                part.file()
                        .read(
                                (line, raw, problem) -> {
                                    String left =
                                            problem == null ? part.mapping().skips(raw) : null;
                                    if (left == null) {
                                        sink.accept(rows.row(
                                                name,
                                                line,
                                                raw,
                                                part.file().isJson() ? unknown(known, raw, problem) : problem));
                                    } else {
                                        skipped.merge(left, 1L, Long::sum);
                                    }
                                },
                                bytes -> done += bytes);
            }
        }
    }

    @Override
    public Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        parts.forEach(part -> kinds.add(part.mapping().kind()));
        return kinds;
    }

    @Override
    public long rows(Kind kind) {
        return parts.stream()
                .filter(part -> part.mapping().kind() == kind)
                .mapToLong(part -> part.file().lines())
                .sum();
    }

    @Override
    public Map<String, Long> skipped(Kind kind) {
        return Map.copyOf(skipped);
    }

    @Override
    public Position position() {
        return new Position(Math.min(done, total), total);
    }

    /** Records of JSON Lines name their columns one by one, so they are looked at one by one. */
    private static @Nullable String unknown(Set<String> known, Map<String, String> raw, @Nullable String problem) {
        return problem != null
                ? problem
                : raw.keySet().stream()
                        .filter(column -> !known.contains(column))
                        .findFirst()
                        .map(column -> Texts.shortened(column) + ": is no column that the import knows"
                                + Nearest.guess(column, known)
                                        .map(name -> ", did you mean '" + name + "'?")
                                        .orElse(""))
                        .orElse(null);
    }

    private static Map<String, DataFile> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong(folder + " is no folder");
        }
        Map<String, DataFile> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                DataFile.of(path).ifPresent(file -> {
                    if (files.put(file.name(), file) != null) {
                        throw wrong(file.name() + " is there twice, plain and gzipped");
                    }
                });
            }
        } catch (IOException failed) {
            throw Fault.of(Fault.Kind.INVALID, "IMPORT_FILE", folder + " cannot be read", failed);
        }
        return files;
    }

    static Fault wrong(String what) {
        return Fault.invalid("IMPORT_FILE", what);
    }

    /** A file and one of the kinds that it feeds. */
    record Part(DataFile file, FileMapping mapping) {}
}
