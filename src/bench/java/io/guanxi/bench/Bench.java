package io.guanxi.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Makes communities of any size, and measures what Guanxi does with them. */
@Command(
        name = "java @src/bench/run",
        description = "Makes communities of any size, and measures what Guanxi does with them.",
        mixinStandardHelpOptions = true,
        subcommands = {GenerateCommand.class, ImportsCommand.class})
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
