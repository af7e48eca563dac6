package io.guanxi.fault;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure that somebody outside can do something about. Its {@link Kind} says what they do next, its code is stable and
 * meant for programs, its message says what was expected. Nothing of the inside (statements, hosts, stack traces) belongs in it.
 */
public final class Fault extends RuntimeException {

    /** What the caller does next. */
    public enum Kind {
        /** Change the request. */
        INVALID,
        /** Say who you are. */
        UNAUTHENTICATED,
        /** Ask somebody with more rights. */
        FORBIDDEN,
        /** Look for something that exists. */
        NOT_FOUND,
        /** Look at the present state, then decide again. */
        CONFLICT,
        /** Ask for less, or later. */
        LIMITED,
        /** Try again later; nothing is wrong with the request. */
        UNAVAILABLE,
        /** Report it, with the id that is in the log. */
        INTERNAL
    }

    private final Kind kind;
    private final String code;
    private final String message;
    private final transient Map<String, Object> details;

    private Fault(Kind kind, String code, String message, Map<String, Object> details, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
        this.kind = kind;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public static Fault of(Kind kind, String code, String message) {
        return new Fault(kind, code, message, Map.of(), null);
    }

    public static Fault of(Kind kind, String code, String message, @Nullable Throwable cause) {
        return new Fault(kind, code, message, Map.of(), cause);
    }

    public static Fault invalid(String code, String message) {
        return of(Kind.INVALID, code, message);
    }

    public static Fault unauthenticated(String message) {
        return of(Kind.UNAUTHENTICATED, "UNAUTHENTICATED", message);
    }

    public static Fault notFound(String message) {
        return of(Kind.NOT_FOUND, "NOT_FOUND", message);
    }

    public static Fault unavailable(String code, String message) {
        return of(Kind.UNAVAILABLE, code, message);
    }

    public static Fault unavailable(String code, String message, Throwable cause) {
        return of(Kind.UNAVAILABLE, code, message, cause);
    }

    /** The same fault with one more fact for programs, shown to the client beside the code. */
    public Fault with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(details);
        more.put(name, value);
        return new Fault(kind, code, message, more, getCause());
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }
}
