package io.guanxi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What figures were measured on. */
public final class Machine {

    private Machine() {}

    public static String description() {
        return String.format(
                Locale.ROOT,
                "%d processors, %s of memory, load %s before the report; Java %s",
                Runtime.getRuntime().availableProcessors(),
                line("/proc/meminfo").replaceAll("\\D+(\\d+)\\d{6} kB", "$1 GB"),
                line("/proc/loadavg").replaceAll(" .*", ""),
                Runtime.version());
    }

    /** The first line of a file, where there is one. */
    private static String line(String file) {
        try {
            return Files.readAllLines(Path.of(file)).get(0);
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }
}
