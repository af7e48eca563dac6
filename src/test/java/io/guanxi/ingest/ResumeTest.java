package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An import that was broken off anywhere and is started again gives the graph of one that was not. {@code -Dguanxi.kills=N} kills more
 * processes than the one of the default, {@code -Dguanxi.kills.command=true} has them run the import command on a new database
 * instead of small batches, and kills them at any time after their start.
 */
class ResumeTest {

    private static final Logger log = LoggerFactory.getLogger(ResumeTest.class);
    private static final int KILLS = Integer.getInteger("guanxi.kills", 1);
    private static final boolean COMMAND = Boolean.getBoolean("guanxi.kills.command");

    private final String community = "i" + Ids.next();
    private final Random random = new Random();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void anImportThatFailsBetweenAnyTwoBatchesIsTakenUp() throws IOException {
        History.write(folder, 20, community);
        AtomicInteger batches = new AtomicInteger();
        ChildImport.run(TestGraph.graph(), folder, community, (kind, rows, position) -> batches.incrementAndGet());
        List<String> expected = GraphPicture.nameless(TestGraph.graph(), community);
        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(expected).noneMatch(what -> what.contains("lost") || what.contains("unsettled"));

        for (int last = 1; last < batches.get(); last += 1 + random.nextInt(Math.max(1, batches.get() / 5))) {
            String other = "i" + Ids.next();
            Path copy = Files.createDirectory(folder.resolve(other));
            History.write(copy, 20, other);
            int left = last;
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> ChildImport.run(TestGraph.graph(), copy, other, (kind, rows, position) -> {
                        if (done.incrementAndGet() == left) {
                            throw new IllegalStateException("broken off");
                        }
                    }))
                    .hasMessage("broken off");

            ChildImport.run(TestGraph.graph(), copy, other, ImportProgress.SILENT);

            assertThat(GraphPicture.nameless(TestGraph.graph(), other))
                    .as("broken off after batch %s", last)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anImportWhoseProcessIsKilledIsTakenUp() throws Exception {
        History.write(folder, COMMAND ? 300 : 60, community);
        AtomicInteger batches = new AtomicInteger();
        long start = System.nanoTime();
        ChildImport.run(TestGraph.graph(), folder, community, (kind, rows, position) -> batches.incrementAndGet());
        log.info("undisturbed: {} batches, {} ms", batches, (System.nanoTime() - start) / 1_000_000);
        Path data = folder.resolve("database");

        for (int kill = 0; kill < KILLS; kill++) {
            Process child = child(data);
            String last = COMMAND ? waitAnyTime(child) : waitForBatch(child, batches.get());
            boolean alive = child.isAlive();
            child.destroyForcibly().waitFor();
            log.info("killed after {} (still running: {})", last, alive);
            assertThat(alive || COMMAND).isTrue();
        }

        try (Graph graph = ChildImport.open(data)) {
            ImportSummary summary = ChildImport.run(graph, folder, community, ImportProgress.SILENT);
            log.info("taken up: {}", summary.counts());
            List<String> expected = GraphPicture.nameless(TestGraph.graph(), community);
            assertThat(GraphPicture.nameless(graph, community))
                    .hasSizeGreaterThan(1_000)
                    .isEqualTo(expected);
            assertThat(ChildImport.run(graph, folder, community, ImportProgress.SILENT)
                            .nothingChanged())
                    .isTrue();
        }
    }

    /** Any moment of the first half, so that a child that takes up the work of another has some left. */
    private String waitForBatch(Process child, int batches) throws IOException, InterruptedException {
        int most = 1 + random.nextInt(Math.max(1, batches / 2));
        String last = "the start";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (int batch = 0; batch < most; ) {
                String line = lines.readLine();
                assertThat(line).as("the child's output").isNotNull().isNotEqualTo("END");
                if (line.matches("[A-Z]+ \\d+")) {
                    last = line;
                    batch++;
                }
            }
            Thread.sleep(random.nextInt(30));
        }
        return last;
    }

    private String waitAnyTime(Process child) throws InterruptedException {
        long millis = 1_000L + random.nextInt(20_000);
        boolean ended = child.waitFor(millis, TimeUnit.MILLISECONDS);
        return ended ? "its end" : millis + " ms";
    }

    private Process child(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(
                COMMAND
                        ? List.of(
                                "io.guanxi.Main",
                                "import",
                                folder.toString(),
                                "--community",
                                community,
                                "--rejects",
                                folder.resolve("rejects.csv").toString())
                        : List.of(ChildImport.class.getName(), data.toString(), folder.toString(), community));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("GUANXI_DATA", data.toString());
        if (COMMAND) {
            child.redirectOutput(
                    ProcessBuilder.Redirect.appendTo(folder.resolve("child.log").toFile()));
        }
        return child.start();
    }
}
