package io.guanxi.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of a made-up community, read again. */
record GeneratedFiles(Path folder) {

    static GeneratedFiles of(Path folder, Sizes sizes, long seed, int threads, boolean gzip) {
        return of(folder, sizes, seed, threads, new Output(folder, Period.ALL, gzip));
    }

    private static GeneratedFiles of(Path folder, Sizes sizes, long seed, int threads, Output output) {
        try {
            Files.createDirectories(folder);
            new Community(sizes, seed, Community.END).write(output, threads);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new GeneratedFiles(folder);
    }

    void read(String kind, Consumer<NamedCsvRecord> sink) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(kind + ".csv"))) {
            rows.forEach(sink);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<String> column(String kind, String column) {
        List<String> values = new ArrayList<>();
        read(kind, row -> values.add(row.getField(column)));
        return values;
    }

    /** The seconds since 1970 of a column, -1 where it is empty. */
    long[] times(String kind, String column) {
        return column(kind, column).stream().mapToLong(GeneratedFiles::time).toArray();
    }

    static long time(String text) {
        return text.isEmpty() ? -1 : Instant.parse(text).getEpochSecond();
    }

    /** The number that a key such as m17 ends with, counted from 0. */
    static int number(String key) {
        return Integer.parseInt(key.substring(1)) - 1;
    }

    /** The follows: whom each member follows. */
    List<List<Integer>> follows(int members) {
        List<List<Integer>> follows = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            follows.add(new ArrayList<>());
        }
        read("follows", row -> follows.get(number(row.getField("from"))).add(number(row.getField("to"))));
        return follows;
    }

    /** A hash of all names and bytes. */
    String hash() {
        try (Stream<Path> files = Files.list(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
