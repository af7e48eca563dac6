package io.guanxi.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;

/** What tells rows apart that have no key of their own: the first 64 bits of the SHA-256 of their values. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Of the named columns and their values, in the order given; an absent value differs from every other. */
    long of(Collection<String> columns, Map<String, String> values) {
        for (String column : columns) {
            String value = values.get(column);
            if (value != null) {
                add(column);
                add(value);
            }
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
