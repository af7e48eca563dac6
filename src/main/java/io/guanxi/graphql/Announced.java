package io.guanxi.graphql;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The objects that one subscriber sees, each read when it is asked for. Until then they are ids in a {@link Backlog}, so that what is
 * missed costs neither a statement nor memory.
 */
final class Announced implements Publisher<Object>, Subscription, Announcements.Listener {

    private final Announcements announcements;
    private final Announcements.Topic topic;
    private final String gives;
    private final Function<String, CompletionStage<@Nullable Object>> read;
    private final Executor then;
    private final Backlog backlog = new Backlog();
    private @Nullable Subscriber<? super Object> subscriber;
    private long wanted;
    private boolean reading;
    private boolean over;
    private int dropped;

    /**
     * @param gives the name in the mutation's result that the object's id stands under
     * @param read gives the object, or nothing if it is gone
     * @param then the connection's own context, where objects are passed on
     */
    Announced(
            Announcements announcements,
            Announcements.Topic topic,
            String gives,
            Function<String, CompletionStage<@Nullable Object>> read,
            Executor then) {
        this.announcements = announcements;
        this.topic = topic;
        this.gives = gives;
        this.read = read;
        this.then = then;
    }

    @Override
    public void changed(Map<String, ?> result) {
        backlog.add((String) Objects.requireNonNull(result.get(gives)));
        readOn();
    }

    @Override
    public void subscribe(Subscriber<? super Object> subscriber) {
        synchronized (this) {
            this.subscriber = subscriber;
        }
        announcements.listen(topic, this);
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
            if (over) {
                return;
            }
            over = true;
        }
        announcements.leave(topic, this);
    }

    /** How many objects were missed just before the one that was passed on last. */
    synchronized int dropped() {
        return dropped;
    }

    private void readOn() {
        Backlog.Entry entry;
        synchronized (this) {
            if (over || reading || wanted == 0) {
                return;
            }
            entry = backlog.take();
            if (entry == null) {
                return;
            }
            reading = true;
        }
        read.apply(entry.id()).whenCompleteAsync((object, thrown) -> passOn(entry, object, thrown), then);
    }

    private void passOn(Backlog.Entry entry, @Nullable Object object, @Nullable Throwable thrown) {
        Subscriber<? super Object> to;
        synchronized (this) {
            reading = false;
            if (over) {
                return;
            }
            to = Objects.requireNonNull(subscriber);
            dropped = entry.dropped();
            if (object != null) {
                wanted--;
            }
        }
        if (thrown != null) {
            cancel();
            to.onError(thrown);
            return;
        }
        if (object != null) {
            to.onNext(object);
        }
        readOn();
    }
}
