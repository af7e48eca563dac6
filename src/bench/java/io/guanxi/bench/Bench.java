package io.guanxi.bench;

import io.guanxi.bench.reads.DatabaseCommand;
import io.guanxi.bench.reads.HandWrittenCommand;
import io.guanxi.bench.reads.ReadsCommand;
import io.guanxi.bench.relational.CohortsCommand;
import io.guanxi.bench.relational.LineageCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Makes communities of any size, and measures what Guanxi does with them. */
@Command(
        name = "java @src/bench/run",
        description = "Makes communities of any size, and measures what Guanxi does with them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            GenerateCommand.class,
            ImportsCommand.class,
            ReadsCommand.class,
            EventsCommand.class,
            ActivityCommand.class,
            TiesCommand.class,
            ForestCommand.class,
            LineageCommand.class,
            CohortsCommand.class,
            DatabaseCommand.class,
            HandWrittenCommand.class
        })
public final class Bench implements Runnable {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.err);
    }
}
