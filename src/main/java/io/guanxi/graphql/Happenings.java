package io.guanxi.graphql;

import graphql.schema.GraphQLSchema;
import io.guanxi.feed.Feed;
import io.guanxi.feed.Outbox;
import io.guanxi.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes down what mutations make happen, as far as a subscription tells of it. */
final class Happenings {

    private final Feed feed;
    private final Map<String, List<Trigger>> triggers;

    Happenings(GraphQLSchema schema, Feed feed) {
        this.feed = feed;
        this.triggers = Objects.requireNonNull(schema.getSubscriptionType()).getFieldDefinitions().stream()
                .flatMap(field -> Trigger.of(field).stream())
                .collect(Collectors.groupingBy(Trigger::mutation));
    }

    /**
     * Writes down what a mutation has done, in its own transaction.
     *
     * @param rows that were done
     */
    void write(Graph.Transaction transaction, String community, String mutation, List<Row> rows) {
        for (Trigger trigger : triggers.getOrDefault(mutation, List.of())) {
            List<Map<String, String>> events = rows.stream()
                    .map(trigger::subject)
                    .filter(Objects::nonNull)
                    .map(subject -> Map.of("subject", Objects.requireNonNull(subject)))
                    .toList();
            if (!events.isEmpty()) {
                Outbox.put(transaction, community, trigger.kind(), events);
            }
        }
    }

    /** To be called after the commit. */
    void written(String mutation) {
        if (triggers.containsKey(mutation)) {
            feed.happened();
        }
    }
}
