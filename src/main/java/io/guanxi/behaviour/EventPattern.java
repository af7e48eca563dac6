package io.guanxi.behaviour;

import io.guanxi.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant.
 *
 * @param of which kind, as {@code like} in {@code react:like}; empty for all
 * @param properties what an event must have
 * @param atLeast the least value
 * @param atMost the greatest value
 */
record EventPattern(
        EventKind kind,
        String of,
        List<Property> properties,
        @Nullable Double atLeast,
        @Nullable Double atMost) {

    /** A free property of a tracked event, and the string, number or boolean that it must be. */
    record Property(String name, Object value) {}

    static EventPattern of(EventKind kind) {
        return new EventPattern(kind, "", List.of(), null, null);
    }

    /**
     * What a name means.
     *
     * @param text a kind of event in small letters, with a colon and more where it can have that
     * @param argument where it was given
     */
    static EventPattern named(String text, String argument) {
        int colon = text.indexOf(':');
        String title = colon < 0 ? text : text.substring(0, colon);
        String of = colon < 0 ? "" : text.substring(colon + 1);
        EventKind kind = Arrays.stream(EventKind.values())
                .filter(known -> known.title().equals(title))
                .findFirst()
                .orElseThrow(() -> bad(
                        argument,
                        "is one of " + EventKind.titles() + ", or track:TYPE for tracked events, not " + text));
        if (colon >= 0 && (of.isEmpty() || !kind.isNamed())) {
            throw bad(argument, kind.isNamed() ? "names nothing behind the colon" : "`" + title + "` has no kinds");
        }
        return new EventPattern(kind, of, List.of(), null, null);
    }

    /** What an {@code EventInput} means. */
    static EventPattern of(Map<?, ?> input, String argument) {
        EventPattern plain = named(String.valueOf(input.get("event")), argument + ".event");
        List<Property> properties = new ArrayList<>();
        if (input.get("properties") instanceof List<?> tests) {
            for (Object one : tests) {
                properties.add(property((Map<?, ?>) one, argument + ".properties[" + properties.size() + "]"));
            }
        }
        Double atLeast = number(input.get("atLeast"));
        Double atMost = number(input.get("atMost"));
        if (!properties.isEmpty() && (plain.kind != EventKind.TRACK || plain.of.isEmpty())) {
            throw bad(argument + ".properties", "are those of track:TYPE");
        }
        if ((atLeast != null || atMost != null)
                && (!plain.kind.isValued() || (plain.kind == EventKind.TRACK && plain.of.isEmpty()))) {
            throw bad(argument + (atLeast == null ? ".atMost" : ".atLeast"), "is about order and track:TYPE");
        }
        return new EventPattern(plain.kind, plain.of, List.copyOf(properties), atLeast, atMost);
    }

    private static Property property(Map<?, ?> test, String argument) {
        List<Object> values = new ArrayList<>();
        for (String name : List.of("text", "number", "flag")) {
            Object value = test.get(name);
            if (value != null) {
                values.add(value);
            }
        }
        if (values.size() != 1) {
            throw bad(argument, "takes exactly one of text, number, flag");
        }
        return new Property(String.valueOf(test.get("name")), values.get(0));
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    static Fault bad(String argument, String message) {
        return Fault.invalid("BAD_INPUT", "`" + argument + "` " + message).with("argument", argument);
    }

    boolean isFiltered() {
        return !properties.isEmpty() || atLeast != null || atMost != null;
    }

    /** A tracked event whose times are packed by type. */
    boolean isPacked() {
        return kind == EventKind.TRACK && !isFiltered();
    }

    String title() {
        return of.isEmpty() ? kind.title() : kind.title() + ":" + of;
    }
}
