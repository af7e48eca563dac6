package io.guanxi.graphql;

import io.guanxi.access.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What Java does before the statement of a root field runs, for the few fields that need it. */
public interface Preparation {

    /**
     * What was asked.
     *
     * @param community the community's key
     * @param snapshot the internal id of the community's current influence snapshot
     * @param section of a list: which elements
     */
    record Request(
            Caller caller,
            Map<String, Object> arguments,
            String community,
            @Nullable String snapshot,
            Instant now,
            @Nullable Section section) {

        /** The id by which clients know an object of the community. */
        public String idOf(String type, String internal) {
            return new RelayId(type, community, internal).encoded();
        }
    }

    /** More input for the field's statement. */
    CompletionStage<Map<String, Object>> prepare(Request request);
}
