package io.guanxi.bench.reads;

import io.guanxi.bench.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the benchmark runs beside itself. */
final class Programs {

    /** What Neo4j and its libraries reach into; the jar's manifest says the same. */
    private static final List<String> OPENS = List.of("java.nio", "java.io", "sun.nio.ch", "java.lang");

    private final Path work;
    private final Path jar;
    private final String heap;

    /**
     * @param work the folder for what the processes print
     * @param heap of Java's processes, such as {@code 2g}
     */
    Programs(Path work, Path jar, String heap) {
        this.work = work;
        this.jar = jar;
        this.heap = heap;
    }

    /** Guanxi, with options of Java such as {@code @FILE}. */
    List<String> guanxi(List<String> options, String... arguments) {
        return Child.jar(options, jar, heap, arguments);
    }

    /** Another command of this program. */
    List<String> bench(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Child.java(), "-Xmx" + heap));
        OPENS.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.guanxi.bench.Bench"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts one; what it prints is in a file of its name. */
    Child start(String name, List<String> command, Map<String, String> settings) throws IOException {
        return new Child(command, settings, printed(name));
    }

    /** Runs one to its end. */
    void run(String name, List<String> command, Map<String, String> settings) throws IOException, InterruptedException {
        System.err.println(name);
        try (Child child = start(name, command, settings)) {
            child.finish();
        }
    }

    Path printed(String name) {
        return work.resolve(name.replace('/', '-') + ".txt");
    }

    /** The first line that a command prints, or a word for it where there is no such command. */
    static String told(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.lines().findFirst().orElse("unknown") : "unknown";
        } catch (IOException absent) {
            return "unknown";
        }
    }
}
