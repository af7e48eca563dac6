package io.guanxi.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how large a community is. The number of members alone scales everything. */
final class SizeOptions {

    @Option(names = "--members", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    private int members = 100_000;

    @Option(names = "--follows", paramLabel = "N", description = "Default: 10 a member")
    private @Nullable Long follows;

    @Option(names = "--contents", paramLabel = "N", description = "Default: 3 a member")
    private @Nullable Integer contents;

    @Option(names = "--referrals", paramLabel = "N", description = "Default: 1 a member")
    private @Nullable Long referrals;

    @Option(names = "--reactions", paramLabel = "N", description = "Default: 3 a member")
    private @Nullable Long reactions;

    @Option(names = "--events", paramLabel = "N", description = "Default: 10 a member")
    private @Nullable Long events;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    Sizes sizes() {
        Sizes usual = Sizes.of(members);
        return new Sizes(
                members,
                follows == null ? usual.follows() : follows,
                contents == null ? usual.contents() : contents,
                referrals == null ? usual.referrals() : referrals,
                reactions == null ? usual.reactions() : reactions,
                events == null ? usual.events() : events);
    }

    long seed() {
        return seed;
    }
}
