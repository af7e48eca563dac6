package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured. Inputs that ask for the same are equal, whatever the order of their lists.
 *
 * @param orientation in which they are read: algorithms without directions know {@code UNDIRECTED} only
 * @param options those that the algorithm takes, with their standards where nothing was given
 */
public record MeasureInput(
        Algorithm algorithm,
        List<RelationshipType> relationships,
        Orientation orientation,
        Map<Option, Object> options) {

    private static final String CODE = "BAD_INPUT";

    /**
     * An input that the algorithm can take.
     *
     * @param orientation null for the one that the algorithm knows, or {@code NATURAL}
     * @param given what the caller said, and nothing else
     * @throws Fault BAD_INPUT where an option is out of its range or does not apply to the algorithm
     */
    public static MeasureInput of(
            Algorithm algorithm,
            List<RelationshipType> relationships,
            @Nullable Orientation orientation,
            Map<Option, Object> given) {
        demand(!relationships.isEmpty(), "relationships must name at least one type");
        demand(
                Method.of(algorithm).reading() != Reading.ONLY_BOTH_WAYS
                        || orientation == null
                        || orientation == Orientation.UNDIRECTED,
                algorithm + " is always UNDIRECTED, orientation must be that or absent, not " + orientation);
        given.forEach((option, value) -> {
            demand(
                    Method.of(algorithm).options().contains(option),
                    option.title() + " does not apply to " + algorithm + ", which takes " + titles(algorithm));
            option.check(value);
        });
        Map<Option, Object> options = new EnumMap<>(Option.class);
        for (Option option : Method.of(algorithm).options()) {
            @Nullable Object value = given.getOrDefault(option, option.standard());
            if (value != null) {
                options.put(option, value instanceof List<?> keys ? ordered(keys) : value);
            }
        }
        return new MeasureInput(
                algorithm, relationships.stream().distinct().sorted().toList(), read(algorithm, orientation), options);
    }

    /** Whether the ratings of {@code TRUSTS} weigh. */
    boolean weighted() {
        return Method.of(algorithm).reading() == Reading.SIGNED || Boolean.TRUE.equals(options.get(Option.WEIGHTED));
    }

    double number(Option option) {
        return ((Number) Objects.requireNonNull(options.get(option))).doubleValue();
    }

    int whole(Option option) {
        return ((Number) Objects.requireNonNull(options.get(option))).intValue();
    }

    List<String> seeds() {
        return options.get(Option.SEEDS) instanceof List<?> keys ? ordered(keys) : List.of();
    }

    /**
     * The numbers of the seeds.
     *
     * @throws Fault BAD_INPUT with a seed who is no member
     */
    List<Integer> seedsAmong(TieGraph ties) {
        for (String seed : seeds()) {
            demand(!ties.numbers(List.of(seed)).isEmpty(), "seeds must be keys of members, " + seed + " is not");
        }
        return ties.numbers(seeds());
    }

    /** The options that make a difference, as text that is the same for equal measures; seeds are told by a hash of their keys. */
    String canonical() {
        var text = new StringBuilder(algorithm + " " + relationships + ' ' + orientation);
        options.forEach((option, value) -> {
            if (option == Option.WEIGHTED) {
                text.append(weighted() ? " weighted" : "");
            } else if (option != Option.SEEDS) {
                text.append(' ').append(option.title()).append(' ').append(value);
            }
        });
        if (!seeds().isEmpty()) {
            var hash = new InputHash();
            seeds().forEach(hash::fact);
            text.append(" seeds ").append(hash.hex());
        }
        return text.toString();
    }

    private static Orientation read(Algorithm algorithm, @Nullable Orientation orientation) {
        return switch (Method.of(algorithm).reading()) {
            case ALONG, SIGNED -> orientation == null ? Orientation.NATURAL : orientation;
            case BOTH_WAYS, ONLY_BOTH_WAYS -> Orientation.UNDIRECTED;
        };
    }

    private static List<String> ordered(List<?> keys) {
        return keys.stream().map(String::valueOf).distinct().sorted().toList();
    }

    private static String titles(Algorithm algorithm) {
        return Method.of(algorithm).options().isEmpty()
                ? "no options"
                : String.join(
                        ", ",
                        Method.of(algorithm).options().stream()
                                .map(Option::title)
                                .toList());
    }

    private static void demand(boolean met, String expectation) {
        if (!met) {
            throw Fault.invalid(CODE, expectation);
        }
    }
}
