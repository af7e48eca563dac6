package io.guanxi.bench.reads;

import io.guanxi.graph.LoneDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A process that is nothing but the database, so that its time and a server's can be told apart. */
@Command(name = "database", hidden = true, description = "Runs the database of a folder until it is killed.")
public final class DatabaseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR")
    private Path folder = Path.of(".");

    @Option(names = "--page-cache", paramLabel = "SIZE")
    private String pageCache = "2g";

    /** Prints one line: address, user and password; they hold no spaces. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        LoneDatabase database = new LoneDatabase(folder, pageCache);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        System.out.println(database.uri() + " " + database.user() + " " + database.password());
        Thread.currentThread().join();
        return 0;
    }
}
