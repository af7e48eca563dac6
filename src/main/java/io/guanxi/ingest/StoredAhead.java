package io.guanxi.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decides for which kinds of an import what is stored is read as a whole, so that the database need not be asked for each row. The kinds
 * to come are read in the background while another one is loaded, as many as an eighth of the heap holds.
 */
final class StoredAhead implements AutoCloseable {

    /** Bytes of a stored row: see {@link StoredRows}. */
    private static final long ROW = 43;

    /** Rows of one kind, and of those read ahead in all. */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 8 / ROW;

    /** Kinds that are read at a time: while one waits for the database, another is made hashes of. */
    private static final int AT_A_TIME = 2;

    private final StoredReader reader;
    private final RowSource source;
    private final Worth worth;
    private final Background background = new Background(AT_A_TIME);
    private final Deque<Kind> coming;
    private final Map<Kind, CompletableFuture<StoredRows>> begun = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> expected = new EnumMap<>(Kind.class);
    private @Nullable Map<Kind, Long> counts;
    private Share before = new Share(0, 0);
    private Share now = new Share(0, 0);

    StoredAhead(StoredReader reader, RowSource source, Worth worth) {
        this.reader = reader;
        this.source = source;
        this.worth = worth;
        this.coming = new ArrayDeque<>(source.kinds());
    }

    /** Whether reading is worth while. */
    @FunctionalInterface
    interface Worth {

        Worth NEVER = (stored, rest, seen) -> false;

        /**
         * Where rows so far are a sign of others that change nothing, and reading all that is stored takes less time than asking for
         * these.
         */
        Worth USUAL = new Worth() {
            private static final long SIGN = 1_000;

            /** Planning the statements that read takes as long as asking for some thousands of rows. */
            private static final long FEWEST = 10_000;

            /** Rows that are read in the time that it takes to ask for one. */
            private static final long READ = 3;

            @Override
            public boolean is(long stored, long rest, Share seen) {
                return seen.rows() >= SIGN && rest >= FEWEST && stored <= rest * seen.unchanged() / seen.rows() * READ;
            }
        };

        /**
         * Decides.
         *
         * @param stored rows of the kind that the database has
         * @param rest rows of the kind that are to come, about
         * @param seen what is known of rows so far
         */
        boolean is(long stored, long rest, Share seen);
    }

    /** How many of some rows changed nothing. */
    record Share(long rows, long unchanged) {

        Share plus(Share other) {
            return new Share(rows + other.rows, unchanged + other.unchanged);
        }
    }

    /** Turns to the next kind, and answers what is stored of it where that is read ahead. */
    @Nullable
    StoredRows begin(Kind next) {
        before = before.plus(now);
        now = new Share(0, 0);
        coming.remove(next);
        readAhead();
        CompletableFuture<StoredRows> reading = begun.remove(next);
        return reading == null ? null : Background.await(reading);
    }

    /** What is stored of the kind at hand, where it has turned out that it should be read. */
    @Nullable
    StoredRows read(Kind at, Share seen) {
        now = seen;
        if (!worth(at, seen, seen.rows())) {
            return null;
        }
        readAhead();
        return reader.read(at, stored(at));
    }

    /** Takes note of what became of the rows of the kind at hand. */
    void saw(Share seen) {
        now = seen;
    }

    @Override
    public void close() {
        reader.stop();
        background.close();
    }

    private void readAhead() {
        Share seen = before.plus(now);
        long held = begun.keySet().stream().mapToLong(this::stored).sum();
        for (Kind next : coming) {
            if (begun.containsKey(next) || !worth(next, seen, 0)) {
                continue;
            }
            long rows = stored(next);
            held += rows;
            if (held > MOST) {
                return;
            }
            begun.put(next, background.start(() -> reader.read(next, rows)));
        }
    }

    private boolean worth(Kind kind, Share seen, long taken) {
        if (seen.rows() == 0) {
            return false;
        }
        long rest = expected.computeIfAbsent(kind, source::rows) - taken;
        return rest > 0 && stored(kind) <= MOST && worth.is(stored(kind), rest, seen);
    }

    private long stored(Kind kind) {
        if (counts == null) {
            counts = reader.counts();
        }
        return Objects.requireNonNull(counts).getOrDefault(kind, 0L);
    }
}
