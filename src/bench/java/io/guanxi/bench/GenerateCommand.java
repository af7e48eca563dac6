package io.guanxi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a made-up community. */
@Command(
        name = "generate",
        description = "Writes a made-up community as files of the import format. The same options give the same bytes.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder; its files are replaced.")
    private Path folder = Path.of(".");

    @Mixin
    private SizeOptions size = new SizeOptions();

    @Option(
            names = "--end",
            paramLabel = "DAY",
            description = "The day after the last of three years. Default: ${DEFAULT-VALUE}")
    private LocalDate end = Community.END;

    @Option(names = "--since", paramLabel = "DAY", description = "Writes only what is new from this day on.")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DAY", description = "Writes only what was there before this day.")
    private @Nullable LocalDate until;

    @Option(names = "--gzip", description = "Compresses the files.")
    private boolean gzip;

    @Option(names = "--threads", paramLabel = "N", description = "Files to write at a time. Default: the processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        Files.createDirectories(folder);
        Community community = new Community(size.sizes(), size.seed(), end);
        Calendar calendar = community.calendar();
        Period period = new Period(
                since == null ? 0 : calendar.time(instant(since)),
                until == null ? Calendar.SPAN : calendar.time(instant(until)));
        long rows = 0;
        long bytes = 0;
        System.out.printf("%-20s %12s %10s%n", "file", "rows", "MB");
        for (Sheet.Written file : community.write(new Output(folder, period, gzip), threads)) {
            System.out.printf("%-20s %,12d %10.1f%n", file.file(), file.rows(), file.bytes() / 1e6);
            rows += file.rows();
            bytes += file.bytes();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-20s %,12d %10.1f   in %.1f s%n", "all", rows, bytes / 1e6, seconds);
        return 0;
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
