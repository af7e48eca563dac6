package io.guanxi.graphql;

import io.guanxi.feed.Feed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids of events: the number of one, sealed together with its community like a place in a list, so that nobody makes one up and every
 * server of a graph takes it.
 */
record EventIds(Cursors cursors) {

    String encoded(String community, long number) {
        return cursors.encoded(list(community), List.of(number));
    }

    /** The number of an event of a community; fails with BAD_EVENT_ID. */
    long decoded(String id, String community) {
        List<@Nullable Object> values = cursors.opened(id, list(community));
        if (values == null || !(values.get(0) instanceof Long number)) {
            throw Feed.unknown();
        }
        return number;
    }

    private static String list(String community) {
        return "events " + community;
    }
}
