package io.guanxi.graphql;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells subscribers what this server's own mutations have changed, once that is committed. Nothing is kept for anybody who does not
 * wait at the time, and other servers' changes are not heard of.
 */
final class Announcements {

    /** Whoever waits. Called on the thread of the mutation: must neither wait nor throw. */
    @FunctionalInterface
    interface Listener {
        /**
         * Hears of one change.
         *
         * @param result what the mutation's statements returned: the ids of the objects by their names in the payload
         */
        void changed(Map<String, ?> result);
    }

    /** What can be waited for. */
    record Topic(String mutation, String community) {}

    private final Map<Topic, Set<Listener>> waiting = new ConcurrentHashMap<>();

    void listen(Topic topic, Listener listener) {
        waiting.compute(topic, (same, listeners) -> {
            Set<Listener> all = listeners == null ? ConcurrentHashMap.newKeySet() : listeners;
            all.add(listener);
            return all;
        });
    }

    void leave(Topic topic, Listener listener) {
        waiting.computeIfPresent(topic, (same, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }

    /** To be called after the commit. */
    void announce(Topic topic, Map<String, ?> result) {
        waiting.getOrDefault(topic, Set.of()).forEach(listener -> listener.changed(result));
    }
}
