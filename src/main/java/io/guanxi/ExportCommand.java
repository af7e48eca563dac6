package io.guanxi;

import io.guanxi.graph.Graph;
import io.guanxi.ingest.Export;
import io.guanxi.ingest.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a community into a folder. */
@Command(
        name = "export",
        description =
                "Writes everything stored of a community that is not computed, in the import format. Importing it into an empty"
                        + " database gives the same graph; compute it again then.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder that is new or empty.")
    private Path folder = Path.of(".");

    @Option(names = "--community", paramLabel = "KEY", description = "Needed only where there are several.")
    private @Nullable String community;

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        Export.expectEmpty(folder);
        try (Graph graph = Graph.open(settings.graph())) {
            String key = TheCommunity.of(graph, settings, community);
            Map<Kind, Long> rows = new Export(graph)
                    .run(key, folder, (kind, count) -> System.out.printf("%-14s %,10d%n", kind.file(), count));
            System.out.printf(
                    "The community %s is in %s: %,d rows%n",
                    key,
                    folder,
                    rows.values().stream().mapToLong(Long::longValue).sum());
            return 0;
        }
    }
}
