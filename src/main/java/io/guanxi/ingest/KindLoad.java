package io.guanxi.ingest;

import io.guanxi.ingest.BatchWriter.Written;
import io.guanxi.ingest.Outcomes.Outcome;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Loads the rows of one kind. Those that are stored as they stand cost no question; the others go to the database in batches, and while
 * it writes one the next is filled.
 */
final class KindLoad {

    private final Kind kind;
    private final Target target;
    private final RowCheck check;
    private final ContentsToCome toCome;
    private final StoredAhead ahead;
    private final Background background;
    private final Rejects rejects;
    private final Runnable progress;
    private final BatchWriter writer;
    private final Outcomes outcomes = new Outcomes();

    /** Contents that went to the database and name others, by number. */
    private final BitSet toLink = new BitSet();

    private Batch batch = new Batch();
    private @Nullable Batch underWay;
    private @Nullable CompletableFuture<Written> writing;
    private @Nullable StoredRows stored;
    private long settled;
    private long unchanged;
    private long strangers;

    KindLoad(
            Kind kind,
            Target target,
            RowCheck check,
            ContentsToCome toCome,
            StoredAhead ahead,
            Background background,
            Rejects rejects,
            Runnable progress) {
        this.kind = kind;
        this.target = target;
        this.check = check;
        this.toCome = toCome;
        this.ahead = ahead;
        this.background = background;
        this.rejects = rejects;
        this.progress = progress;
        this.writer = new BatchWriter(kind, target);
        this.stored = ahead.begin(kind);
    }

    void take(Row row) {
        int number = outcomes.next();
        try {
            Checked checked = check.check(number, row);
            String missing = kind == Kind.CONTENTS ? toCome.missing(row.values()) : null;
            if (missing != null) {
                throw new Unreadable(Reference.reason(kind, missing, row.values()));
            }
            place(checked);
        } catch (Unreadable wrong) {
            reject(number, row, wrong.reason());
        }
        if (batch.isFull(target.options().batch())) {
            flush();
        }
    }

    /** Writes what is left, and waits for it. */
    void finish() {
        flush();
        settle();
        ahead.saw(seen());
        progress.run();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    BitSet toLink() {
        return toLink;
    }

    long strangers() {
        return strangers;
    }

    private void place(Checked row) {
        MergedMembers merged = target.merged();
        boolean same = merged.has(kind, row);
        merged.rename(kind, row);
        if (same || (stored != null && stored.has(row))) {
            settle(row.number(), Outcome.UNCHANGED);
            if (settled % target.options().batch() == 0) {
                progress.run();
            }
            return;
        }
        if (stored != null) {
            stored.forget(row);
        }
        Map<String, String> values = row.row().values();
        if (kind == Kind.CONTENTS && (values.containsKey("replyTo") || values.containsKey("derivedFrom"))) {
            toLink.set(row.number());
        }
        batch.add(row);
    }

    private void flush() {
        settle();
        if (stored == null) {
            stored = ahead.read(kind, seen());
            if (stored != null) {
                batch.rows().forEach(stored::forget);
            }
        }
        if (!batch.isEmpty()) {
            Batch full = batch;
            underWay = full;
            writing = background.start(() -> writer.write(full.firsts()));
            batch = new Batch();
        }
    }

    /** Waits for the batch that is being written. */
    private void settle() {
        if (writing == null) {
            return;
        }
        Written written = Background.await(writing);
        writing = null;
        written.named().forEach(member -> target.rehearse(Kind.MEMBERS, member));
        strangers += written.strangers();
        Map<Integer, List<Checked>> byNumber = Objects.requireNonNull(underWay).byNumber();
        for (Answer answer : written.answers()) {
            answer.rows().forEach(number -> settle(Objects.requireNonNull(byNumber.get(number)), answer));
        }
        progress.run();
    }

    private void settle(List<Checked> same, Answer answer) {
        Checked first = same.get(0);
        Map<String, String> values = first.row().values();
        List<String> problems = answer.problems(target, values);
        if (!problems.isEmpty()) {
            for (Checked one : same) {
                reject(one.number(), one.row(), Reference.reason(kind, problems.get(0), values));
            }
            return;
        }
        if (kind == Kind.MEMBERS || kind == Kind.CONTENTS) {
            target.rehearse(kind, Objects.requireNonNull(values.get("key")));
        }
        settle(first.number(), answer.outcome() == Outcome.REJECTED ? Outcome.CREATED : answer.outcome());
        same.stream().skip(1).forEach(twin -> settle(twin.number(), Outcome.UNCHANGED));
    }

    private void reject(int number, Row row, String reason) {
        settle(number, Outcome.REJECTED);
        rejects.take(row, reason);
    }

    private void settle(int number, Outcome outcome) {
        outcomes.set(number, outcome);
        settled++;
        unchanged += outcome == Outcome.UNCHANGED ? 1 : 0;
    }

    private StoredAhead.Share seen() {
        return new StoredAhead.Share(settled, unchanged);
    }
}
