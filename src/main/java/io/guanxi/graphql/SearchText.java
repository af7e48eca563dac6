package io.guanxi.graphql;

import io.guanxi.fault.Fault;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people type, as a question to an index.
 *
 * @param index {@code words} tells words apart by Unicode's rules and folds accents, but takes each Chinese character, and a whole run of
 *     katakana or hangul, for a word; {@code pairs} cuts these into overlapping pairs, so that any two characters in a row are found
 * @param query in Lucene's language: all words, each in at least one field
 */
record SearchText(String index, String query) {

    private static final int LONGEST = 1_000;
    /** An index takes 1,024 clauses: each part is one for each field, and one for each pair of characters. */
    private static final int PARTS = 30;

    private static final Set<UnicodeScript> WITHOUT_SPACES =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    /** Lengthens the sound of hiragana and katakana, and belongs to both. */
    private static final int PROLONGED = 'ー';

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\\"]");

    /**
     * @param fields with their weights, in Lucene's language: {@code title^3}
     */
    static SearchText of(String text, List<String> fields) {
        if (text.length() > LONGEST) {
            throw Fault.invalid("BAD_INPUT", "`text` has at most " + LONGEST + " characters")
                    .with("argument", "text")
                    .with("limit", LONGEST);
        }
        List<String> parts = PART.matcher(text)
                .results()
                .map(part -> part.group(1) == null ? part.group(2) : part.group(1))
                .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        if (parts.isEmpty()) {
            throw Fault.invalid("BAD_INPUT", "`text` has at least one letter or digit")
                    .with("argument", "text");
        }
        if (parts.size() > PARTS) {
            throw Fault.invalid("BAD_INPUT", "`text` has at most " + PARTS + " words")
                    .with("argument", "text")
                    .with("limit", PARTS);
        }
        boolean pairs = parts.stream().anyMatch(SearchText::hasPair);
        String query = parts.stream()
                .map(part -> "+(" + each(pairs && isSingle(part) ? "*" + part + "*" : phrase(part), fields) + ")")
                .collect(Collectors.joining(" "));
        return new SearchText(pairs ? "pairs" : "words", query);
    }

    private static String phrase(String part) {
        return "\"" + SPECIAL.matcher(part).replaceAll("\\\\$0") + "\"";
    }

    private static String each(String sought, List<String> fields) {
        return fields.stream()
                .map(field -> field.contains("^") ? field.replace("^", ":" + sought + "^") : field + ":" + sought)
                .collect(Collectors.joining(" "));
    }

    /** Whether two characters stand together of a writing that has no spaces. */
    private static boolean hasPair(String part) {
        int together = 0;
        for (int character : part.codePoints().toArray()) {
            together = isWithoutSpaces(character) ? together + 1 : 0;
            if (together == 2) {
                return true;
            }
        }
        return false;
    }

    /** One character alone is no pair, but stands in some. */
    private static boolean isSingle(String part) {
        return part.codePointCount(0, part.length()) == 1 && isWithoutSpaces(part.codePointAt(0));
    }

    private static boolean isWithoutSpaces(int character) {
        return WITHOUT_SPACES.contains(UnicodeScript.of(character)) || character == PROLONGED;
    }
}
