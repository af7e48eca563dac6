package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What some algorithms take besides relationships. */
public enum Option {
    /** Whether the ratings of {@code TRUSTS} weigh; a boolean. */
    WEIGHTED("weighted", "true or false"),
    /** How often a walk goes on along a relationship instead of jumping. */
    DAMPING("damping", "at least 0 and below 1"),
    /** How often at most the step of an iteration is taken. */
    MAX_ITERATIONS("maxIterations", "between 1 and 1000"),
    /** The change below which an iteration stops. */
    TOLERANCE("tolerance", "above 0"),
    /** The keys of the members where jumps end; without any: everybody. */
    SEEDS("seeds", "keys of members"),
    /** How many members an estimate starts from; absent: all, which is exact. */
    SAMPLE("sample", "at least 1");

    private static final int MOST_ITERATIONS = 1000;

    private final String title;
    private final String expectation;

    Option(String title, String expectation) {
        this.title = title;
        this.expectation = expectation;
    }

    /** Its name in the schema. */
    public String title() {
        return title;
    }

    /** What counts where it is not given; null if that is nothing. */
    @Nullable
    Object standard() {
        return switch (this) {
            case WEIGHTED -> false;
            case DAMPING -> 0.85;
            case MAX_ITERATIONS -> 100;
            case TOLERANCE -> 1e-7;
            case SEEDS -> List.of();
            case SAMPLE -> null;
        };
    }

    /** @throws Fault BAD_INPUT where the value is none that it can have */
    void check(Object value) {
        if (!valid(value)) {
            throw Fault.invalid("BAD_INPUT", title + " must be " + expectation + ", not " + value);
        }
    }

    private boolean valid(Object value) {
        return switch (this) {
            case WEIGHTED -> value instanceof Boolean;
            case DAMPING -> value instanceof Number it && it.doubleValue() >= 0 && it.doubleValue() < 1;
            case MAX_ITERATIONS -> value instanceof Integer it && it >= 1 && it <= MOST_ITERATIONS;
            case TOLERANCE -> value instanceof Number it && it.doubleValue() > 0 && Double.isFinite(it.doubleValue());
            case SEEDS -> value instanceof List<?>;
            case SAMPLE -> value instanceof Integer it && it >= 1;
        };
    }
}
