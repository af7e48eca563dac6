package io.guanxi.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents by id, from a file that clients' tools write: an object of ids and texts (Relay's compiler, GraphQL Code Generator), or
 * Apollo's {@code apollo-persisted-query-manifest}.
 *
 * @param changed when the file was written
 * @param size of the file, in bytes
 */
record Manifest(Path file, FileTime changed, long size, Map<String, String> documents) {

    private static final Logger log = LoggerFactory.getLogger(Manifest.class);
    private static final String HASH = "sha256:";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a file.
     *
     * @throws Fault `BAD_DOCUMENTS` if it cannot be read as a manifest
     */
    static Manifest of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Map<String, String> documents = documents(JSON.readTree(file.toFile()));
            return new Manifest(file, attributes.lastModifiedTime(), attributes.size(), documents);
        } catch (IOException | IllegalArgumentException broken) {
            throw Fault.of(
                    Fault.Kind.INVALID,
                    "BAD_DOCUMENTS",
                    file + ": expected a JSON object of ids and documents, or a manifest of Apollo's, not: "
                            + broken.getMessage(),
                    broken);
        }
    }

    private static Map<String, String> documents(JsonNode json) {
        Map<String, String> documents = new HashMap<>();
        JsonNode operations = json.get("operations");
        if (operations != null && operations.isArray()) {
            operations.forEach(one -> documents.put(bare(text(one, "id")), text(one, "body")));
        } else if (json.isObject()) {
            json.fieldNames().forEachRemaining(id -> documents.put(bare(id), text(json, id)));
        } else {
            throw new IllegalArgumentException(json.getNodeType().toString());
        }
        return Map.copyOf(documents);
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("no text at " + name);
        }
        return value.asText();
    }

    /** The file as it is now. One that cannot be read, because it is just being written, or is broken, changes nothing. */
    Manifest fresh() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.lastModifiedTime().equals(changed) && attributes.size() == size) {
                return this;
            }
            Manifest fresh = of(file);
            log.info("{} documents are published", fresh.documents.size());
            return fresh;
        } catch (IOException | Fault unreadable) {
            log.warn("the documents stay as they were: {}", unreadable.getMessage());
            return this;
        }
    }

    /** The text of a document; empty if there is none of this id. It may say that it is a hash, as {@code sha256:...}. */
    Optional<String> text(String id) {
        return Optional.ofNullable(documents.get(bare(id)));
    }

    private static String bare(String id) {
        return id.startsWith(HASH) ? id.substring(HASH.length()) : id;
    }
}
