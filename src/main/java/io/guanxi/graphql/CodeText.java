package io.guanxi.graphql;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Texts of referral codes, to be read out and typed: 8 of 31 characters, none of which looks like another (no 0, O, 1, I, L), drawn at
 * random. That is 8.5e11 codes, or 39.6 bits.
 */
final class CodeText {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CodeText() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(place -> ALPHABET.substring(place, place + 1))
                .collect(Collectors.joining());
    }
}
