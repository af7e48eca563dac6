package io.guanxi;

import io.guanxi.graph.DatabaseArchive;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the embedded database into a file. */
@Command(
        name = "backup",
        description = "Writes the embedded database into one file. The server must be stopped.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that is not there yet.")
    private Path file = Path.of("guanxi.backup");

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        new DatabaseArchive(settings.graph()).backup(file);
        System.out.println("The database is in " + file);
        return 0;
    }
}
