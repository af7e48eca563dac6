package io.guanxi.graph;

import java.security.SecureRandom;
import java.util.function.IntUnaryOperator;

/**
 * Texts of referral codes, to be read out and typed: 8 of 31 characters, none of which looks like another (no 0, O, 1, I, L). That is 8.5e11 codes, or 39.6 bits.
 */
public final class CodeText {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CodeText() {}

    /** One that nobody can guess. */
    public static String next() {
        return drawn(RANDOM::nextInt);
    }

    /**
     * One from the numbers that are drawn.
     *
     * @param below draws a number from 0 on, less than what it is given
     */
    public static String drawn(IntUnaryOperator below) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(below.applyAsInt(ALPHABET.length())));
        }
        return letters.toString();
    }
}
