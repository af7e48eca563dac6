package io.guanxi.ingest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What became of each row of a kind, in a byte a row. */
final class Outcomes {

    private static final int FIRST_SIZE = 1024;

    /** What became of a row. */
    enum Outcome {
        OPEN('o'),
        CREATED('c'),
        UPDATED('u'),
        UNCHANGED('s'),
        REJECTED('r');

        private final byte code;

        Outcome(char code) {
            this.code = (byte) code;
        }

        /** The outcome that a statement calls {@code created}, {@code updated}, ... */
        static Outcome of(Object text) {
            return valueOf(text.toString().toUpperCase(Locale.ROOT));
        }

        private static Outcome of(byte code) {
            return switch (code) {
                case 'c' -> CREATED;
                case 'u' -> UPDATED;
                case 's' -> UNCHANGED;
                case 'r' -> REJECTED;
                default -> OPEN;
            };
        }
    }

    private byte[] outcomes = new byte[FIRST_SIZE];
    private int rows;

    /** Makes room for one more row and answers its number: 0, 1, ... */
    int next() {
        if (rows == outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, rows * 2);
        }
        return rows++;
    }

    void set(int row, Outcome outcome) {
        outcomes[row] = outcome.code;
    }

    Outcome get(int row) {
        return Outcome.of(outcomes[row]);
    }

    int rows() {
        return rows;
    }

    /** How often each occurred; rows that were left out before they came here count as read too. */
    ImportSummary.Counts counts(long skipped) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (int row = 0; row < rows; row++) {
            counts.merge(get(row), 1L, Long::sum);
        }
        return new ImportSummary.Counts(
                rows + skipped,
                counts.getOrDefault(Outcome.CREATED, 0L),
                counts.getOrDefault(Outcome.UPDATED, 0L),
                counts.getOrDefault(Outcome.UNCHANGED, 0L),
                skipped,
                counts.getOrDefault(Outcome.REJECTED, 0L));
    }
}
