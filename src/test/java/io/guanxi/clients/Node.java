package io.guanxi.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A project that Node.js runs, in a folder of its own. */
record Node(Path folder) {

    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);
    private static final long PATIENCE = 300;

    /** What a tool said on both of its streams. */
    record Said(int exit, String text) {
        boolean well() {
            return exit == 0;
        }
    }

    /** The major version of Node.js here; absent where it or npm is. */
    static Optional<Integer> version() {
        Node here = new Node(Path.of("."));
        try {
            Matcher major =
                    MAJOR.matcher(here.run(Map.of(), "node", "--version").text());
            return major.matches() && here.run(Map.of(), "npm", "--version").well()
                    ? Optional.of(Integer.valueOf(major.group(1)))
                    : Optional.empty();
        } catch (UncheckedIOException absent) {
            return Optional.empty();
        }
    }

    /** Takes over the files of another folder, except what was installed or generated there. */
    void copy(Path source) throws IOException {
        try (var files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What the lock file names and nothing else, unless that was installed here before. */
    Said install() throws IOException {
        Path lock = folder.resolve("package-lock.json");
        Path installed = folder.resolve("node_modules/installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
            return new Said(0, "installed before");
        }
        Said said = run(
                Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-retry-mintimeout=1000");
        if (said.well()) {
            Files.copy(lock, installed);
        }
        return said;
    }

    /** Runs a program to its end. */
    Said run(Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("node", ".txt");
            try {
                return run(environment, Arrays.asList(command), output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Said run(Map<String, String> environment, List<String> command, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return ended ? new Said(process.exitValue(), text) : new Said(-1, text + "\nnot done after " + PATIENCE + " s");
    }
}
