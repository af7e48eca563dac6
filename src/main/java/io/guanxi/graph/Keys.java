package io.guanxi.graph;

/** The order of keys, as the database has it: by code point. */
public final class Keys {

    private Keys() {}

    /** As a comparator does. */
    public static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // In UTF-16, what is beyond the basic plane stands before the end of it.
                boolean beyond = Character.isSurrogate(a);
                return beyond == Character.isSurrogate(b) ? a - b : beyond ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }
}
