package io.guanxi.graphql;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Java finds before the transaction of a mutation, for the few that need it. It may wait: mutations have threads of their own. */
public interface Groundwork {

    /**
     * What was asked.
     *
     * @param community the community's key
     * @param snapshot the internal id of the community's current ranking
     * @param caller who asks, as statements get it
     * @param input as statements get it
     */
    record Request(
            String community,
            @Nullable String snapshot,
            Instant now,
            String caller,
            Map<String, @Nullable Object> input) {

        /** The id by which clients know an object of the community. */
        public String idOf(String type, String internal) {
            return new RelayId(type, community, internal).encoded();
        }
    }

    /** What the statements of the mutation get as {@code prepared}. */
    Map<String, @Nullable Object> of(Request request);
}
