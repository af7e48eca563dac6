package io.guanxi;

import io.guanxi.graph.Graph;
import io.guanxi.graph.GraphSettings;
import io.guanxi.ingest.FirstImport;
import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportSummary;
import io.guanxi.ingest.MappedFolder;
import io.guanxi.ingest.Mapping;
import io.guanxi.ingest.RejectsFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a folder of files. */
@Command(
        name = "import",
        description = "Imports a folder of CSV or JSON Lines files. Importing it again changes nothing.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int SOME_REJECTED = 3;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "A YAML file, or the name of a mapping that comes with Guanxi (beer, bitcoin-otc, cdnow-rest, freebsd-src). Default: mapping.yaml in the"
                            + " folder, else the one that comes with Guanxi for a folder of that name, else none: the files are in the import"
                            + " format.")
    private @Nullable String mapping;

    @Option(
            names = "--community",
            paramLabel = "KEY",
            description = "Default: as the mapping says, else the folder's name.")
    private @Nullable String community;

    @Option(names = "--dry-run", description = "Checks everything and changes nothing.")
    private boolean dryRun;

    @Option(names = "--allow-rejects", description = "Ends with 0 even if rows were rejected.")
    private boolean allowRejects;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where rejected rows are written; default: ${DEFAULT-VALUE}")
    private Path rejects = Path.of("rejects.csv");

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        Mapping with = mapping == null ? Mapping.in(folder) : Mapping.load(mapping);
        MappedFolder source = new MappedFolder(folder, with);
        String key = community == null ? with.community().keyFor(folder) : community;
        try (RejectsFile rejected = new RejectsFile(rejects)) {
            ImportLines progress = new ImportLines(System.err);
            ImportSummary summary =
                    load(settings.graph(), source, key, ImportOptions.of(with).rehearsing(dryRun), progress, rejected);
            ImportTable.print(summary, progress, dryRun, System.out);
            if (rejected.written()) {
                System.out.println("Rejected rows are in " + rejects);
            }
            return summary.rejected() == 0 || allowRejects ? 0 : SOME_REJECTED;
        }
    }

    /** Where there is no database yet, it is made of the rows; the first opening then makes its constraints and indexes. */
    private static ImportSummary load(
            GraphSettings settings,
            MappedFolder source,
            String key,
            ImportOptions options,
            ImportLines progress,
            RejectsFile rejects) {
        boolean first = !options.dryRun() && Graph.isNew(settings);
        @Nullable
        ImportSummary made = first
                ? new FirstImport(settings, Clock.systemUTC()).run(source, key, options, progress, rejects)
                : null;
        if (first) {
            progress.then("making constraints and indexes");
        }
        try (Graph graph = Graph.open(settings)) {
            ImportSummary summary = made == null
                    ? new Import(graph, Clock.systemUTC()).run(source, key, options, progress, rejects)
                    : made;
            if (first) {
                summary.tell(graph);
            }
            progress.done();
            return summary;
        }
    }
}
