package io.guanxi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another process, with an eye on its memory and its time. It ends with this one at the latest. */
public final class Child implements AutoCloseable {

    private static final int WATCH = 100;
    private static final int PATIENCE = 20;

    private final long started = System.nanoTime();
    private final Process process;
    private final Path output;
    private long peak;

    /**
     * @param settings of Guanxi; it has no others
     * @param output the file that gets what it prints
     */
    public Child(List<String> command, Map<String, String> settings, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(
                        output.resolveSibling(output.getFileName() + ".err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GUANXI_"));
        builder.environment().putAll(settings);
        this.output = output;
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /**
     * The jar, run as anybody would run it.
     *
     * @param start options of Java, such as {@code @FILE}
     */
    public static List<String> jar(List<String> start, Path jar, String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(start);
        command.addAll(List.of("-Xmx" + heap, "-Duser.language=en", "-Duser.country=US", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public long pid() {
        return process.pid();
    }

    public double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    public boolean lives() {
        return process.isAlive();
    }

    /** Waits for its end, and answers what it printed. */
    public List<String> finish() throws IOException, InterruptedException {
        while (!process.waitFor(WATCH, TimeUnit.MILLISECONDS)) {
            peak = StrictMath.max(peak, memory("VmHWM"));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue() + "; see " + output + " and its .err");
        }
        return Files.readAllLines(output);
    }

    /** The most memory it had, in MB; 0 where the system does not tell. */
    long peak() {
        peak = StrictMath.max(peak, memory("VmHWM"));
        return peak;
    }

    /** The memory it has, in MB. */
    long resident() {
        return memory("VmRSS");
    }

    private long memory(String name) {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, PATIENCE, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
