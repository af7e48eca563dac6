package io.guanxi.bench.reads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processors' time that a process has used, as Linux counts it. */
final class ProcessTime {

    /** A tick of {@code /proc} is a hundredth of a second on every Linux that Java runs on. */
    private static final int MILLIS_A_TICK = 10;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private ProcessTime() {}

    /** In user mode and in the kernel, in ms. */
    static long millis(long pid) {
        try {
            return millis(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
        } catch (IOException gone) {
            throw new UncheckedIOException("process " + pid + " is gone", gone);
        }
    }

    /** The name of the program comes second, in brackets, and may hold anything. */
    static long millis(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * MILLIS_A_TICK;
    }
}
