package io.guanxi.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 64 bits of the SHA-256 of what is put into it. */
final class Hash {

    private static final int BUFFER = 4096;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final byte[] result;

    Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        result = new byte[digest.getDigestLength()];
    }

    void put(int number) {
        room(Integer.BYTES);
        buffer.putInt(number);
    }

    void put(long number) {
        room(Long.BYTES);
        buffer.putLong(number);
    }

    /** Puts the length of the text before it, so that no two sequences of texts are the same bytes. */
    void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        if (bytes.length > BUFFER) {
            flush();
            digest.update(bytes);
        } else {
            room(bytes.length);
            buffer.put(bytes);
        }
    }

    /** The hash of all that was put since the last one. */
    long take() {
        flush();
        try {
            digest.digest(result, 0, result.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException("the result has the digest's length", impossible);
        }
        return ByteBuffer.wrap(result).getLong();
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
