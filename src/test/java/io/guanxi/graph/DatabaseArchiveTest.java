package io.guanxi.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of their own, in folders of their own. */
class DatabaseArchiveTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aBackupIsRestoredAndNothingElseTakesItsPlace() throws IOException {
        Path file = folder.resolve("file.backup");
        DatabaseArchive first = archive("first");
        DatabaseArchive second = archive("second");
        refused("NOT_FOUND", () -> first.backup(file));
        try (Graph graph = open("first")) {
            write(graph, "ada");
            refused("DATA_IN_USE", () -> first.backup(file));
            assertThat(file).doesNotExist();
        }

        first.backup(file);
        assertThat(list(folder)).containsExactly("file.backup", "first");
        refused("BACKUP_FILE", () -> first.backup(file));
        second.restore(file, false);

        try (Graph graph = open("second")) {
            assertThat(keys(graph)).containsExactly("ada");
            write(graph, "ben");
            refused("DATA_IN_USE", () -> second.restore(file, true));
        }
        refused("DATA_EXISTS", () -> second.restore(file, false));
        byte[] whole = Files.readAllBytes(file);
        for (byte[] wrong : List.of(
                "no backup".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new byte[0],
                Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 1),
                flipped(whole))) {
            Path broken = Files.write(folder.resolve("broken"), wrong);
            refused("BACKUP_FILE", () -> second.restore(broken, true));
        }
        refused("NOT_FOUND", () -> second.restore(folder.resolve("nothing"), true));
        try (Graph graph = open("second")) {
            assertThat(keys(graph)).containsExactly("ada", "ben");
        }

        second.restore(file, true);

        try (Graph graph = open("second")) {
            assertThat(keys(graph)).containsExactly("ada");
        }
        assertThat(list(folder.resolve("second"))).noneMatch(name -> name.startsWith("restore-"));
    }

    @Test
    void aServerHasItsOwnTools() {
        assertThatThrownBy(() -> new DatabaseArchive(settings("any", URI.create("bolt://127.0.0.1:1"))))
                .hasMessageContaining("use its own tools");
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code));
    }

    /** Sixteen bits, because one in some hundreds stands for nothing, and the content is the same without it. */
    private static byte[] flipped(byte[] whole) {
        byte[] wrong = whole.clone();
        for (int i = 0; i < 16; i++) {
            wrong[whole.length / 2 + i] ^= 1;
        }
        return wrong;
    }

    private static void write(Graph graph, String key) {
        graph.write(
                "test", tx -> tx.run("CREATE (:Member {key: $v.key, community: 'c', id: $v.key})", Map.of("key", key)));
    }

    private static List<Object> keys(Graph graph) {
        return graph
                .readNow(new Statement("test", "MATCH (m:Member) RETURN m.key AS key ORDER BY key", Map.of(), PATIENCE))
                .stream()
                .map(row -> row.get("key"))
                .toList();
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private DatabaseArchive archive(String name) {
        return new DatabaseArchive(settings(name, null));
    }

    private Graph open(String name) {
        return Graph.open(settings(name, null));
    }

    private GraphSettings settings(String name, @Nullable URI uri) {
        return new GraphSettings(uri, "neo4j", null, "neo4j", folder.resolve(name), "16m", 4, PATIENCE);
    }
}
