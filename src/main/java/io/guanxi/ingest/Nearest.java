package io.guanxi.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who wrote a name that nobody knows. */
final class Nearest {

    /** What is longer was no slip of the hand. */
    private static final int MOST = 100;

    private Nearest() {}

    /** A question that proposes the closest of the known names, or else the list of all of them. */
    static String to(String written, Collection<String> known) {
        return guess(written, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }

    /** The closest of the known names, if any is close. */
    static Optional<String> guess(String written, Collection<String> known) {
        String plain = plain(written);
        return plain.length() > MOST
                ? Optional.empty()
                : known.stream()
                        .filter(name -> distance(plain, plain(name)) <= Math.max(1, plain.length() / 3))
                        .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's: how many letters to insert, leave out or exchange. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchange = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchange, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
