package io.guanxi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that are imported: a community as it was when it had the wanted number of members, and what was new when it had a tenth
 * more. They are kept, and made again only where something else is wanted.
 */
final class Population {

    private static final int GROWN = 110;

    private final Path folder;
    private final Sizes sizes;
    private final long seed;

    Population(Path work, Sizes sizes, long seed) {
        this.folder = work.resolve("files");
        this.sizes = sizes;
        this.seed = seed;
    }

    Path first() {
        return folder.resolve("first");
    }

    Path later() {
        return folder.resolve("later");
    }

    void prepare() throws IOException, InterruptedException {
        Path made = folder.resolve("made.txt");
        String wanted = sizes + " seed " + seed;
        if (Files.exists(made) && Files.readString(made).equals(wanted)) {
            return;
        }
        delete(folder);
        Files.createDirectories(first());
        Files.createDirectories(later());
        Community community = new Community(sizes.percent(GROWN), seed, Community.END);
        int day = community.joined(sizes.members());
        write(community, first(), new Period(0, day));
        write(community, later(), new Period(day, Calendar.SPAN));
        Files.writeString(made, wanted);
    }

    private static void write(Community community, Path folder, Period period)
            throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        List<Sheet.Written> files = community.write(new Output(folder, period, false), threads);
        System.err.printf(
                "%s: %,d rows%n",
                folder, files.stream().mapToLong(Sheet.Written::rows).sum());
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
