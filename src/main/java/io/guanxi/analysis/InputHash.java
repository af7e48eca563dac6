package io.guanxi.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a list of facts, each a few fields, in the order in which they are told. */
final class InputHash {

    private static final char FIELD = '\u001f';
    private static final char FACT = '\u001e';

    private final MessageDigest digest;

    InputHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void fact(Object... fields) {
        StringBuilder text = new StringBuilder();
        for (Object field : fields) {
            text.append(field).append(FIELD);
        }
        digest.update(text.append(FACT).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The hash as 64 hexadecimal digits; nothing can be told after it. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
