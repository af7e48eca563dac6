package io.guanxi.ingest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Reads what is stored of a kind as a whole. */
final class StoredReader {

    /** Characters of a value, about: pages need not be measured more exactly. */
    private static final long CHARACTERS = 16;

    /** The statements of the kinds of which an import compares more or less than an export writes. */
    private static final Map<Kind, List<String>> STATEMENTS = new EnumMap<>(Map.of(
            Kind.MEMBERSHIPS, List.of("_import/stored-memberships"),
            Kind.FOLLOWS, List.of("_import/stored-follows"),
            Kind.REACTIONS, List.of("_import/stored-reactions", "_import/stored-reaction-counts"),
            Kind.SHARES, List.of("_import/stored-shares"),
            Kind.REFERRALS, List.of("_import/stored-referrals", "_import/stored-second-touches"),
            Kind.EVENTS, List.of("_import/stored-events"),
            Kind.BADGES, List.of("_export/badges"),
            Kind.TAGS, List.of("_export/tags")));

    /** The columns of the statements that answer lists: those of the kinds that communities have most of. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "_import/stored-follows", List.of("from", "to", "at"),
            "_import/stored-reactions", List.of("member", "content", "key", "kind", "at"),
            "_import/stored-events", List.of("key", "member", "content"));

    private final StoredPages pages;
    private volatile boolean stopped;

    StoredReader(StoredPages pages) {
        this.pages = pages;
    }

    /** How many rows of each kind are stored at most, of all communities: what the database knows without looking. */
    Map<Kind, Long> counts() {
        Map<String, Object> found =
                pages.read("_import/stored-counts", Map.of()).get(0);
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (found.get(kind.file()) instanceof Long count) {
                counts.put(kind, count);
            }
        }
        return counts;
    }

    /** Reads a kind. */
    StoredRows read(Kind kind, long expected) {
        StoredRows rows = new StoredRows(kind, expected);
        for (String statement : STATEMENTS.getOrDefault(kind, Export.statements(kind))) {
            pages.each(statement, COLUMNS.getOrDefault(statement, List.of()), row -> {
                if (stopped) {
                    throw new CancellationException("the import has ended");
                }
                rows.add(row);
                return characters(row);
            });
        }
        return rows;
    }

    /** Ends what is being read, which fails. */
    void stop() {
        stopped = true;
    }

    private static long characters(Map<String, Object> row) {
        long characters = 0;
        for (Object value : row.values()) {
            characters += value instanceof String text ? text.length() : CHARACTERS;
        }
        return characters;
    }
}
