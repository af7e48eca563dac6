package io.guanxi.ingest;

import java.util.Collection;
import java.util.Map;

/** What tells rows apart that have no key of their own: a hash of their values. Stored keys are made of it, so it never changes. */
final class Fingerprint {

    private final Hash hash = new Hash();

    /** Of the named columns and their values, in the order given; an absent value differs from every other. */
    long of(Collection<String> columns, Map<String, String> values) {
        for (String column : columns) {
            String value = values.get(column);
            if (value != null) {
                hash.put(column);
                hash.put(value);
            }
        }
        return hash.take();
    }
}
