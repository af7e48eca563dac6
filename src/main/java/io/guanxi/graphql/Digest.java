package io.guanxi.graphql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SHA-256 of what a client gave, in one form whatever the order in which it gave it. Every part says its type and length. */
final class Digest {

    private final MessageDigest digest;

    private Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String of(Object value) {
        Digest one = new Digest();
        one.put(value);
        return HexFormat.of().formatHex(one.digest.digest());
    }

    private void put(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
            put("map", String.valueOf(sorted.size()));
            sorted.forEach((key, entry) -> {
                put("key", key);
                put(entry);
            });
        } else if (value instanceof List<?> list) {
            put("list", String.valueOf(list.size()));
            list.forEach(this::put);
        } else {
            put(value == null ? "null" : value.getClass().getSimpleName(), String.valueOf(value));
        }
    }

    private void put(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((type + ' ' + bytes.length + ' ').getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
