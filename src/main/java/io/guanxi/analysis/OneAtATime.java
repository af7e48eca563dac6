package io.guanxi.analysis;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work that must not overlap within this process where it is about the same thing. */
final class OneAtATime {

    private final ConcurrentHashMap<String, Object> locks = new ConcurrentHashMap<>();

    <T> T with(String thing, Supplier<T> work) {
        synchronized (locks.computeIfAbsent(thing, fresh -> new Object())) {
            return work.get();
        }
    }
}
