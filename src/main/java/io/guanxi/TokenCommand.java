package io.guanxi;

import io.guanxi.access.Tokens;
import io.guanxi.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs a token. */
@Command(
        name = "token",
        description =
                "Signs a token with GUANXI_JWT_SECRET and prints it. It lasts an hour unless --ttl says otherwise.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    private static final Duration LASTS = Duration.ofHours(1);

    @Mixin
    private GrantOptions options = new GrantOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "Who it is for. Default: ${DEFAULT-VALUE}")
    private String name = "command-line";

    @Override
    public Integer call() {
        Settings settings = Settings.ofProcess();
        if (settings.access().secret() == null) {
            throw Fault.invalid(
                    "NO_SECRET",
                    "set GUANXI_JWT_SECRET, at least 32 bytes, to the same for this command and the servers");
        }
        Clock clock = Clock.systemUTC();
        @Nullable Instant until = options.until(clock);
        System.out.println(Tokens.signed(
                settings.access(),
                options.named(name),
                until == null ? clock.instant().plus(LASTS) : until));
        return 0;
    }
}
