package io.guanxi.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with rows of every kind, also such that cannot be loaded, occur twice or contradict each other. */
final class History {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2024-06-01T12:34:56Z");

    private History() {}

    /** Writes a file of JSON Lines for each kind; accounts begin with {@code prefix}, as no two communities may share them here. */
    static void write(Path folder, int members, String prefix) throws IOException {
        write(folder, members, prefix, true);
    }

    /** Writes rows that can all be loaded. */
    static void writeClean(Path folder, int members, String prefix) throws IOException {
        write(folder, members, prefix, false);
    }

    private static void write(Path folder, int members, String prefix, boolean spoilt) throws IOException {
        DemoCommunity demo = new DemoCommunity(members, 1, NOW);
        for (Kind kind : Kind.values()) {
            List<Map<String, String>> rows = new ArrayList<>();
            demo.read(kind, row -> rows.add(row.values()));
            if (kind == Kind.IDENTITIES) {
                rows.replaceAll(row -> with(row, "externalId", prefix + row.get("externalId")));
            }
            if (kind == Kind.MEMBERS) {
                rows.add(Map.of("key", "gone", "mergedInto", rows.get(0).get("key")));
            }
            List<Map<String, String>> written = spoilt ? spoilt(kind, rows) : rows;
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(kind.file() + ".jsonl"))) {
                for (Map<String, String> row : written) {
                    out.write(JSON.writeValueAsString(row));
                    out.newLine();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static List<Map<String, String>> spoilt(Kind kind, List<Map<String, String>> rows) {
        List<Map<String, String>> spoilt = new ArrayList<>(rows);
        switch (kind) {
            case CONTENTS -> {
                // Answers to what is nowhere, at both ends of the file, and answers to those.
                spoilt.add(0, Map.of("key", "lost3", "replyTo", "lost2"));
                spoilt.add(0, Map.of("key", "lost2", "replyTo", "lost1"));
                spoilt.add(Map.of("key", "lost1", "replyTo", "nowhere"));
                spoilt.add(Map.of("key", "lost4", "derivedFrom", "lost3"));
            }
            case ORDERS -> {
                Map<String, String> keyless = new HashMap<>(rows.get(0));
                keyless.remove("key");
                spoilt.add(keyless);
                spoilt.add(keyless);
            }
            case TRUSTS, INTERACTIONS, SHARES, BADGES, REACTIONS -> spoilt.addAll(rows.subList(0, rows.size() / 4));
            case REFERRALS -> {
                // Everybody was brought by those they brought, too.
                rows.forEach(row ->
                        spoilt.add(with(with(row, "member", row.get("referrer")), "referrer", row.get("member"))));
            }
            case FOLLOWS -> spoilt.add(Map.of("from", "nobody", "to", "nobody else"));
            case MEMBERS -> {
                spoilt.add(with(rows.get(0), "handle", "another"));
                spoilt.add(Map.of("key", "lost", "mergedInto", "nobody at all"));
            }
            default -> {}
        }
        return spoilt;
    }

    private static Map<String, String> with(Map<String, String> row, String column, String value) {
        Map<String, String> changed = new HashMap<>(row);
        changed.put(column, value);
        return changed;
    }
}
