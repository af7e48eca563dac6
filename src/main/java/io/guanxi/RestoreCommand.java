package io.guanxi;

import io.guanxi.graph.DatabaseArchive;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the embedded database over from a file. */
@Command(
        name = "restore",
        description = "Takes the embedded database over from a file that backup wrote. The server must be stopped.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "What backup wrote.")
    private Path file = Path.of("guanxi.backup");

    @Option(names = "--overwrite", description = "Replaces the database that is there.")
    private boolean overwrite;

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        new DatabaseArchive(settings.graph()).restore(file, overwrite);
        System.out.println("The database is in " + settings.graph().data());
        return 0;
    }
}
