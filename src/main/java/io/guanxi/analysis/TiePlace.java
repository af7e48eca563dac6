package io.guanxi.analysis;

import java.util.Comparator;
import java.util.Locale;

/**
 * Where a tie stands in the ranking of a community: a higher value before a lower one, equal ones by hashes of their ends.
 *
 * @param lack what the value lacks to 100, in units of 10⁻¹²
 */
record TiePlace(long lack, long from, long to) implements Comparable<TiePlace> {

    /** Behind every tie. */
    static final TiePlace END = new TiePlace(999_999_999_999_999L, -1, -1);

    private static final double UNITS = 1e12;
    private static final int DIGITS = 15;
    private static final int HASHED = 31;
    private static final int HEXADECIMAL = 16;
    private static final Comparator<TiePlace> ORDER = Comparator.comparingLong(TiePlace::lack)
            .thenComparing(TiePlace::from, Long::compareUnsigned)
            .thenComparing(TiePlace::to, Long::compareUnsigned);

    /** @param from the hash of the member whose tie it is */
    static TiePlace of(long from, long to, double value) {
        return new TiePlace(Math.round((100 - value) * UNITS), from, to);
    }

    static TiePlace of(String text) {
        return new TiePlace(
                Long.parseLong(text.substring(0, DIGITS)),
                Long.parseUnsignedLong(text.substring(DIGITS, HASHED), HEXADECIMAL),
                Long.parseUnsignedLong(text.substring(HASHED), HEXADECIMAL));
    }

    /** As text, which sorts like places. */
    String text() {
        return String.format(Locale.ROOT, "%015d%016x%016x", lack, from, to);
    }

    @Override
    public int compareTo(TiePlace other) {
        return ORDER.compare(this, other);
    }
}
