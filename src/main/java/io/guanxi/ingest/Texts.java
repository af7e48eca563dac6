package io.guanxi.ingest;

import org.jspecify.annotations.Nullable;

/** Which texts can be stored, and how others are shown. */
final class Texts {

    /** What takes the place of bytes that are not UTF-8: a character that no text may have. */
    static final char MALFORMED = '\uFFFF';

    private static final char UNKNOWN = '\uFFFD';
    private static final int SHOWN = 60;

    private Texts() {}

    /** Why a text cannot be stored, or null if it can. */
    static @Nullable String problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == MALFORMED) {
                return "has bytes that are not UTF-8";
            }
            if (one == 0) {
                return "has a NUL character";
            }
            if (Character.isSurrogate(one) && !paired(text, i)) {
                return "has half a character (\\u%04x)".formatted((int) one);
            }
        }
        return null;
    }

    /** The text with question marks in place of what is no character, so that it can be written to a file. */
    static String printable(String text) {
        if (problem(text) == null) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == MALFORMED || one == 0 || (Character.isSurrogate(one) && !paired(text, i))) {
                printable.setCharAt(i, UNKNOWN);
            }
        }
        return printable.toString();
    }

    /** The beginning of a text, for a message. */
    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
