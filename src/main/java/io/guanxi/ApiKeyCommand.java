package io.guanxi;

import io.guanxi.access.ApiKeys;
import io.guanxi.access.Role;
import io.guanxi.graph.Graph;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Credentials that are kept in the graph. With the embedded database, stop the server before. */
@Command(
        name = "api-key",
        description =
                "Makes, lists and revokes API keys. While a server has the embedded database open, it must be stopped for that.",
        mixinStandardHelpOptions = true)
final class ApiKeyCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(), "expected create, list or revoke");
    }

    @Command(
            name = "create",
            description = "Makes an API key and prints it, this once.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "To recognise it by.")
                    String name,
            @Mixin GrantOptions options) {
        with(keys -> System.out.println(keys.create(options.named(name), options.until(Clock.systemUTC()))));
        return 0;
    }

    @Command(name = "list", description = "Lists all API keys, the newest first.", mixinStandardHelpOptions = true)
    int list() {
        with(keys -> keys.list().forEach(ApiKeyCommand::print));
        return 0;
    }

    @Command(
            name = "revoke",
            description = "Ends an API key for good. Servers refuse it 5 seconds later at most.",
            mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "ID", description = "As `list` shows it.") String id) {
        with(keys -> keys.revoke(id));
        return 0;
    }

    private static void with(Consumer<ApiKeys> work) {
        Settings settings = Settings.ofProcess();
        try (Graph graph = Graph.open(settings.graph())) {
            work.accept(new ApiKeys(graph, Clock.systemUTC()));
        }
    }

    private static void print(ApiKeys.Listed key) {
        String state = key.revokedAt() != null
                ? "revoked " + key.revokedAt()
                : key.until() != null ? "until " + key.until() : "does not end";
        System.out.printf(
                "%s  %-20s %-20s %-20s %s%s%n",
                key.id(),
                key.name(),
                key.roles().stream().map(Role::text).sorted().collect(Collectors.joining(",")),
                key.communities().isEmpty() ? "all communities" : joined(key.communities()),
                state,
                key.member() == null ? "" : "  member " + key.member());
    }

    private static String joined(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(","));
    }
}
