package io.guanxi.graphql;

import io.guanxi.feed.Entry;
import io.guanxi.feed.Feed;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The events that one subscriber is told, each read when it is asked for. Until then there is nothing but the number it has come to, and
 * of one who is far behind a page of numbers.
 */
final class Told implements Publisher<Object>, Subscription {

    private static final long NONE = -1;
    private static final long OLDER = -2;

    private final Feed feed;
    private final String community;
    private final String kind;
    private final boolean folds;
    private final Read read;
    private final Executor then;
    private final Runnable more = this::goOn;
    private final Queue<Long> page = new ArrayDeque<>();
    private long position;
    private long told;
    /** The first event that this subscriber has yet to be told. */
    private long since = NONE;

    private @Nullable Subscriber<? super Object> subscriber;
    private long wanted;
    private boolean busy;
    private boolean over;

    /** How an event is read. */
    interface Read {
        /**
         * Gives the event of a number, or nothing if it is passed over.
         *
         * @param since the number of the first one that has yet to be told, this one as a rule
         */
        CompletionStage<@Nullable Object> event(long number, long since);
    }

    /**
     * @param position the number that it begins behind
     * @param folds whether of several events that are to be told only the last one is, and one that is passed over is still to be told
     * @param then the connection's own context, where everything happens
     */
    Told(Feed feed, String community, String kind, long position, boolean folds, Read read, Executor then) {
        this.feed = feed;
        this.community = community;
        this.kind = kind;
        this.position = position;
        this.folds = folds;
        this.read = read;
        this.then = then;
    }

    @Override
    public void subscribe(Subscriber<? super Object> subscriber) {
        synchronized (this) {
            this.subscriber = subscriber;
        }
        feed.listen(position, more);
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        synchronized (this) {
            wanted += n;
        }
        readOn();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            over = true;
        }
        feed.leave(more);
    }

    /** The number of the event that was passed on last. */
    synchronized long last() {
        return told;
    }

    String community() {
        return community;
    }

    private void goOn() {
        try {
            then.execute(this::readOn);
        } catch (RejectedExecutionException closed) {
            cancel();
        }
    }

    private void readOn() {
        long number;
        long first;
        synchronized (this) {
            if (over || busy || wanted == 0) {
                return;
            }
            number = next();
            busy = number != NONE;
            if (number >= 0 && (since == NONE || !folds)) {
                since = number;
            }
            first = since;
        }
        if (number == OLDER) {
            feed.page(position, community, kind).whenCompleteAsync(this::turn, then);
        } else if (number != NONE) {
            read.event(number, first).whenCompleteAsync((event, thrown) -> passOn(number, event, thrown), then);
        }
    }

    /** Goes on to what this subscriber is told next, as far as that is known here. */
    private long next() {
        while (position < feed.seen() && (folds || page.isEmpty())) {
            Entry entry = feed.recent(position + 1);
            if (entry == null) {
                return OLDER;
            }
            position++;
            if (entry.kind().equals(kind) && entry.community().equals(community)) {
                page.add(position);
            }
        }
        while (folds && page.size() > 1) {
            long passed = page.remove();
            since = since == NONE ? passed : since;
        }
        Long next = page.poll();
        return next == null ? NONE : next;
    }

    private void turn(Feed.@Nullable Page next, @Nullable Throwable thrown) {
        if (next == null) {
            fail(thrown);
            return;
        }
        synchronized (this) {
            page.addAll(next.numbers());
            position = next.last();
            busy = false;
        }
        readOn();
    }

    private void passOn(long number, @Nullable Object event, @Nullable Throwable thrown) {
        if (thrown != null) {
            fail(thrown);
            return;
        }
        Subscriber<? super Object> to;
        synchronized (this) {
            busy = false;
            to = over || event == null ? null : subscriber;
            if (to != null) {
                told = number;
                since = NONE;
                wanted--;
            }
        }
        if (to != null && event != null) {
            to.onNext(event);
        }
        readOn();
    }

    private void fail(@Nullable Throwable thrown) {
        Subscriber<? super Object> to;
        synchronized (this) {
            to = over ? null : subscriber;
        }
        cancel();
        if (to != null) {
            to.onError(Errors.fault(thrown == null ? new IllegalStateException("nothing was read") : thrown));
        }
    }
}
