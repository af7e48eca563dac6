package io.guanxi.fraud;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From what on each rule finds something; the schema says what each figure means.
 *
 * @param burst within which time
 * @param dead how long ago who is dead was brought
 */
public record Thresholds(
        List<FraudRule> rules,
        int ringLength,
        int ringMembers,
        int burstJoins,
        Duration burst,
        int sharedAccounts,
        int sharedAddresses,
        int deadMembers,
        Duration dead) {

    /** As the input of {@code scanReferrals} has it, defaults included. */
    public static Thresholds of(Map<String, @Nullable Object> input) {
        List<FraudRule> rules = input.get("rules") instanceof List<?> named
                ? named.stream()
                        .map(String::valueOf)
                        .map(FraudRule::valueOf)
                        .distinct()
                        .toList()
                : Arrays.asList(FraudRule.values());
        return new Thresholds(
                rules,
                number(input, "ringLength"),
                number(input, "ringMembers"),
                number(input, "burstJoins"),
                Duration.ofMinutes(number(input, "burstMinutes")),
                number(input, "sharedAccounts"),
                number(input, "sharedAddresses"),
                number(input, "deadMembers"),
                Duration.ofDays(number(input, "deadDays")));
    }

    /** What is null is refused by the statement, which looks at the ranges. */
    private static int number(Map<String, @Nullable Object> input, String name) {
        return Math.max(1, ((Number) Objects.requireNonNullElse(input.get(name), 1)).intValue());
    }
}
