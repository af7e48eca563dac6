package io.guanxi.graphql;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What Java adds to a field of objects before its body runs, for the few fields that need it: the body finds it as {@code $explained[parent.id]}. The
 * field is answered by a statement of its own for all objects of one place in the answer.
 */
public interface Supplement {

    /**
     * What was asked.
     *
     * @param parents the internal ids of the objects
     * @param arguments as they were given, by name
     * @param section of a list: which elements
     * @param community the community's key
     * @param snapshot the internal id of the community's current influence snapshot
     * @param persons whether whoever asks may see persons, and so counts of few
     * @param facts where to read
     */
    record Request(
            List<String> parents,
            Map<String, Object> arguments,
            @Nullable Section section,
            String community,
            @Nullable String snapshot,
            OffsetDateTime now,
            boolean persons,
            Facts facts) {

        /** The id by which clients know an object of the community. */
        public String idOf(String type, String internal) {
            return new RelayId(type, community, internal).encoded();
        }
    }

    /** Reads where the objects are read: what a mutation's own transaction has changed is seen. */
    interface Facts {
        /**
         * What a statement returns as {@code data}.
         *
         * @param file it gives one row
         * @param input besides the community, the snapshot, and the ids of the objects as {@code parents}, unless it has others
         */
        CompletionStage<Object> read(String file, Map<String, Object> input);
    }

    /** By the ids of the objects; nothing for those that it has nothing to add to. */
    CompletionStage<Map<String, Object>> of(Request request);
}
