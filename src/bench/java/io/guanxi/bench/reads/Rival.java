package io.guanxi.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The server that runs on Node.js: what it is made of, and how it is started. */
final class Rival {

    private final Path folder;

    Rival(Path folder) {
        this.folder = folder;
    }

    /** Installs exactly what the lock file names, where nothing is installed yet. */
    void install() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("node_modules"))) {
            return;
        }
        System.err.println("npm ci in " + folder + ": its packages are not installed yet");
        int exit = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("npm ci ended with " + exit + "; leave this server out with --only");
        }
    }

    List<String> command() {
        return List.of("node", folder.resolve("server.js").toString());
    }

    /** The packages that it depends on itself, with their exact versions. */
    String versions() throws IOException {
        JsonNode packages =
                new ObjectMapper().readTree(folder.resolve("package.json").toFile());
        return StreamSupport.stream(packages.get("dependencies").properties().spliterator(), false)
                .map(entry -> entry.getKey() + " " + entry.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
