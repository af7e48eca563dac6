package io.guanxi.feed;

import io.guanxi.graph.Graph;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where writers put what they make happen, in the transaction that makes it happen: both are there, or neither is. */
public final class Outbox {

    private static final String APPEND = Statements.text("append");

    private Outbox() {}

    /**
     * Puts one event.
     *
     * @param kind the name of its type
     * @param about internal ids and counts, as the type's fields read them. Nothing personal: an erasure never looks here
     */
    public static void put(
            Graph.Transaction transaction,
            String community,
            String kind,
            Map<String, ? extends @Nullable Object> about) {
        put(transaction, community, kind, List.of(about));
    }

    /** Puts several events of a kind, in their order. */
    public static void put(
            Graph.Transaction transaction,
            String community,
            String kind,
            List<? extends Map<String, ? extends @Nullable Object>> events) {
        transaction.run(APPEND, Map.of("community", community, "kind", kind, "events", events));
    }
}
