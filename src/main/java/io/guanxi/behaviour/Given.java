package io.guanxi.behaviour;

import io.guanxi.fault.Fault;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of a field, in the types that the schema promises; refuses what is out of range by the name of the argument. */
record Given(Map<String, Object> arguments) {

    EventPattern event(String name) {
        return EventPattern.of((Map<?, ?>) Objects.requireNonNull(arguments.get(name), name), name);
    }

    List<EventPattern> events(String name, int least, int most) {
        List<EventPattern> events = new ArrayList<>();
        if (arguments.get(name) instanceof List<?> all) {
            for (Object one : all) {
                events.add(EventPattern.of((Map<?, ?>) one, name + "[" + events.size() + "]"));
            }
        }
        if (events.size() < least || events.size() > most) {
            throw bad(name, "has " + least + " to " + most + " elements");
        }
        return List.copyOf(events);
    }

    int whole(String name, int least, int most) {
        int value = (Integer) Objects.requireNonNull(arguments.get(name), name);
        if (value < least || value > most) {
            throw bad(name, "is " + least + " to " + most);
        }
        return value;
    }

    /** Days, above 0, as milliseconds; all of time where they are absent. */
    long days(String name) {
        if (!(arguments.get(name) instanceof Number days)) {
            return Long.MAX_VALUE / 4;
        }
        double value = days.doubleValue();
        if (!(value > 0) || value > 36_500) {
            throw bad(name, "is above 0 and at most 36500");
        }
        return Math.max(1, Math.round(value * 86_400_000));
    }

    /** A time; absent, what stands for it. */
    long time(String name, long otherwise) {
        return arguments.get(name) instanceof OffsetDateTime time
                ? time.toInstant().toEpochMilli()
                : otherwise;
    }

    /** The span from {@code from} to before {@code to}; all of time where they are absent. */
    Span span() {
        Span span = new Span(time("from", Long.MIN_VALUE), time("to", Long.MAX_VALUE));
        if (span.from >= span.to) {
            throw bad("to", "lies after `from`");
        }
        return span;
    }

    /** @param to is not in it */
    record Span(long from, long to) {
        boolean has(long time) {
            return time >= from && time < to;
        }
    }

    <E extends Enum<E>> E choice(String name, Class<E> of) {
        return Enum.valueOf(of, String.valueOf(arguments.get(name)));
    }

    @Nullable
    Object get(String name) {
        return arguments.get(name);
    }

    static Fault bad(String name, String message) {
        return EventPattern.bad(name, message);
    }
}
