package io.guanxi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A made-up community of any size, written as files of the import format. The same seed, sizes and end give the same bytes. It holds
 * some numbers a member and content in memory, and nothing of the rest.
 */
final class Community {

    /** Where the history ends, unless somebody says otherwise. */
    static final LocalDate END = LocalDate.of(2026, 1, 1);

    private final Crowd crowd;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param end the day after the last of its history
     */
    Community(Sizes sizes, long seed, LocalDate end) {
        this.crowd = new Crowd(seed, sizes.members(), new Calendar(end));
        Circles circles = new Circles(crowd);
        Contents contents = new Contents(crowd, circles, sizes.contents());
        parts.addAll(new Doings(crowd, contents).parts(sizes.perMille(300), sizes.events()));
        parts.add(new Follows(crowd, circles, sizes.follows()));
        parts.addAll(new Responses(crowd, circles, contents).parts(sizes.reactions(), sizes.perMille(300)));
        parts.add(contents);
        parts.add(new People(crowd));
        parts.addAll(new Belongings(crowd, circles).parts());
        parts.addAll(new Ties(crowd, circles).parts(sizes.perMille(200), sizes.perMille(1000)));
        parts.add(new Referrals(crowd, sizes.referrals()));
    }

    /** The calendar of its history. */
    Calendar calendar() {
        return crowd.calendar;
    }

    /** When so many members had joined. */
    int joined(int members) {
        return members >= crowd.size() ? Calendar.SPAN : crowd.joined(members);
    }

    /** Writes its files, as many at a time as there are threads. */
    List<Sheet.Written> write(Output output, int threads) throws InterruptedException {
        List<Callable<Sheet.Written>> tasks = new ArrayList<>();
        parts.forEach(part -> tasks.add(() -> part.write(output)));
        if (output.period().begins()) {
            tasks.add(() -> Community.topics(output));
            tasks.add(() -> Referrals.campaigns(output));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Sheet.Written> written = new ArrayList<>();
            for (Future<Sheet.Written> file : pool.invokeAll(tasks)) {
                written.add(file.get());
            }
            return written;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io
                    ? new UncheckedIOException(io)
                    : new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Sheet.Written topics(Output output) throws IOException {
        try (Sheet sheet = output.sheet("topics", "name", "broader")) {
            for (String[] topic : Words.TOPICS) {
                sheet.row(topic[0], topic[1].isEmpty() ? null : topic[1]);
            }
            return sheet.written();
        }
    }
}
