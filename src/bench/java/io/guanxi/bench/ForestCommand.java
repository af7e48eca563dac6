package io.guanxi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a made-up forest of referrals: one large tree and many small ones, with chains as long as allowed, and what was bought. */
@Command(
        name = "forest",
        description =
                "Writes a made-up forest of referrals as files of the import format. The same options give the same bytes.",
        mixinStandardHelpOptions = true)
final class ForestCommand implements Callable<Integer> {

    private static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(3 * 365);

    /** Whoever brings somebody came not long before, as a rule. */
    private static final int RECENT = 5_000;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder; its files are replaced.")
    private Path folder = Path.of(".");

    @Option(names = "--members", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    private int members = 1_000_000;

    @Option(
            names = "--largest",
            paramLabel = "N",
            description =
                    "Members below the root of the largest tree, at least as many as --depth. Default: ${DEFAULT-VALUE}")
    private int largest = 200_000;

    @Option(names = "--depth", paramLabel = "N", description = "The longest chain. Default: ${DEFAULT-VALUE}")
    private int depth = 30;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        int[] depths = new int[members];
        try (Sheet people = sheet("members", "key", "joinedAt");
                Sheet campaigns = sheet("campaigns", "key", "name");
                Sheet referrals = sheet("referrals", "referrer", "member", "at", "campaign", "state", "convertedAt");
                Sheet orders = sheet("orders", "key", "member", "amount", "currency", "at", "status")) {
            campaigns.row("spring", "Spring");
            for (int i = 0; i < members; i++) {
                Dice dice = Dice.of(seed, "forest", i);
                Instant joined = BEGIN.plusMillis(SPAN.toMillis() / members * i);
                people.row(key(i), joined.toString());
                int referrer = referrer(dice, i, depths);
                if (referrer >= 0) {
                    depths[i] = depths[referrer] + 1;
                    refer(referrals, dice, referrer, i, joined);
                }
                if (dice.chance(0.25)) {
                    orders.row(
                            "o" + i,
                            key(i),
                            1 + dice.below(200) + ".50",
                            "EUR",
                            joined.plusSeconds(86_400).toString(),
                            "paid");
                }
            }
            for (Sheet sheet : new Sheet[] {people, campaigns, referrals, orders}) {
                Sheet.Written file = sheet.written();
                System.out.printf("%-20s %,12d %10.1f MB%n", file.file(), file.rows(), file.bytes() / 1e6);
            }
        }
        return 0;
    }

    private Sheet sheet(String kind, String... columns) throws IOException {
        return new Sheet(folder, kind, false, columns);
    }

    private static String key(int member) {
        return "m%07d".formatted(member);
    }

    private static void refer(Sheet referrals, Dice dice, int referrer, int member, Instant at) {
        boolean converted = dice.chance(0.3);
        String state = converted ? "CONVERTED" : dice.chance(0.02) ? "VOIDED" : "PENDING";
        referrals.row(
                key(referrer),
                key(member),
                at.toString(),
                dice.chance(0.5) ? "spring" : null,
                state,
                converted ? at.plusSeconds(86_400).toString() : null);
    }

    /** The first members are the longest chain, the next ones the rest of its tree; then come trees of their own. Negative: nobody. */
    private int referrer(Dice dice, int member, int[] depths) {
        if (member <= depth) {
            return member - 1;
        }
        int first = member <= largest ? 0 : largest + 1;
        if (first > 0 && (member == first || dice.chance(0.05))) {
            return -1;
        }
        int referrer;
        do {
            referrer = member <= largest && dice.chance(0.2)
                    ? dice.below(member)
                    : member - 1 - dice.rank(StrictMath.min(member - first, RECENT), 0.5);
        } while (depths[referrer] >= depth);
        return referrer;
    }
}
