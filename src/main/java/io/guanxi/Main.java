package io.guanxi;

import io.guanxi.access.Audit;
import io.guanxi.fault.Fault;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "guanxi",
        description = "A GraphQL social-graph backend for people who run communities.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            ComputeCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            TokenCommand.class,
            ApiKeyCommand.class
        },
        footer = {"", "Settings are environment variables that begin with GUANXI_; src/docs/operations.md lists them."})
public final class Main implements Callable<Integer> {

    private static final int REFUSED = 1;

    /** Commands that change something, take it away or let somebody in. */
    private static final Set<String> AUDITED =
            Set.of("import", "export", "compute", "backup", "restore", "token", "api-key create", "api-key revoke");

    private Main() {}

    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Main::audited)
                .setExecutionExceptionHandler(Main::refused);
        int exit = commands.execute(arguments);
        if (exit != 0 || !Serving.underWay()) {
            System.exit(exit);
        }
    }

    /** Commands change and take away as much as callers do. */
    private static int audited(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        String verb = command.commandSpec().qualifiedName().replaceFirst("^guanxi ?", "");
        String outcome = "failed";
        try {
            int exit = new CommandLine.RunLast().execute(parsed);
            outcome = exit == 0 ? "done" : "exit " + exit;
            return exit;
        } finally {
            if (AUDITED.contains(verb) && !command.isUsageHelpRequested()) {
                Audit.note(
                        "command:" + System.getProperty("user.name"),
                        verb,
                        Map.of("arguments", command.originalArgs()),
                        outcome);
            }
        }
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return CommandLine.ExitCode.USAGE;
    }

    /** A fault is one line; anything else is a defect, and keeps its stack trace. */
    private static int refused(Exception failure, CommandLine command, CommandLine.@Nullable ParseResult parsed)
            throws Exception {
        if (failure instanceof Fault fault) {
            command.getErr().println("guanxi: " + fault.getMessage());
            return REFUSED;
        }
        throw failure;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"guanxi " + (version == null ? "(not packaged)" : version)};
        }
    }
}
