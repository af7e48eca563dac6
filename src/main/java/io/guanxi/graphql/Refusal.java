package io.guanxi.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a mutation was refused: an element of {@code errors}.
 *
 * @param code one of {@code MutationErrorCode}
 * @param message for people
 * @param field of the input, where it is one's fault
 * @param row the place of the row among several, from 0 on; absent where there is but one, or it is about all
 * @param version that the object has now, where another was expected
 */
record Refusal(
        String code,
        String message,
        @Nullable String field,
        @Nullable Integer row,
        @Nullable Long version) {

    /** As a statement returned it. */
    static Refusal of(Map<?, ?> reason, int row) {
        return new Refusal(
                String.valueOf(reason.get("code")),
                String.valueOf(reason.get("message")),
                (String) reason.get("field"),
                row,
                (Long) reason.get("version"));
    }

    /** Of the request itself. */
    static Refusal ofAll(String code, String field, String message) {
        return new Refusal(code, message, field, null, null);
    }

    Refusal withoutRow() {
        return new Refusal(code, message, field, null, version);
    }

    /** The value of a field of {@code MutationError}. */
    @Nullable
    Object value(String name) {
        return switch (name) {
            case "code" -> code;
            case "message" -> message;
            case "field" -> field;
            case "row" -> row;
            case "version" -> version;
            default -> throw new IllegalArgumentException("MutationError." + name);
        };
    }
}
