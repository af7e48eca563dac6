package io.guanxi;

import io.guanxi.access.Grant;
import io.guanxi.access.Role;
import io.guanxi.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a credential is made for, on the command line. */
final class GrantOptions {

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "${COMPLETION-CANDIDATES}; may be given more than once.")
    private Set<Role> roles = new HashSet<>();

    @Option(
            names = "--ttl",
            paramLabel = "D",
            converter = Span.class,
            description = "How long it lasts, such as 90d, 12h or 30m.")
    private @Nullable Duration ttl;

    @Option(
            names = "--community",
            paramLabel = "KEY",
            description = "Binds it to a community; may be given more than once. Not bound if absent.")
    private Set<String> communities = new HashSet<>();

    @Option(names = "--member", paramLabel = "KEY", description = "The member whose own it is; needs --community.")
    private @Nullable String member;

    Grant named(String name) {
        if (member != null && communities.size() != 1) {
            throw Fault.invalid("BAD_INPUT", "--member: expected one --community beside it");
        }
        return new Grant(name, Set.copyOf(roles), Set.copyOf(communities), member);
    }

    @Nullable
    Instant until(Clock clock) {
        return ttl == null ? null : clock.instant().plus(ttl);
    }

    /** A number and a unit: days, hours or minutes. */
    static final class Span implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([dhm])");

        @Override
        public Duration convert(String text) {
            Matcher span = FORM.matcher(text);
            if (!span.matches()) {
                throw new TypeConversionException("expected a number with d, h or m, such as 90d, not " + text);
            }
            return Duration.parse("d".equals(span.group(2)) ? "P" + span.group(1) + "D" : "PT" + text);
        }
    }
}
