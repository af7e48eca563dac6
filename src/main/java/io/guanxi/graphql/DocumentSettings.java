package io.guanxi.graphql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which documents are known by an id.
 *
 * @param manifest the file with trusted documents; absent if there are none
 * @param only whether nothing else is executed
 * @param automatic whether clients may leave a document under its hash, to send the hash alone from then on
 */
public record DocumentSettings(@Nullable Path manifest, boolean only, boolean automatic) {

    /** No documents are known. */
    public static final DocumentSettings NONE = new DocumentSettings(null, false, false);
}
