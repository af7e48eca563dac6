package io.guanxi.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a credential is for. A role holds other roles; a credential may have several. */
public enum Role {
    /** The public graph. */
    READER,
    /** Rankings and influence, figures of saved cohorts that are not of few members, and the public graph. */
    BOT,
    /** Everything that can be read, personal fields included, and exports. */
    ANALYST,
    /** Writes. What it may read back is the public graph, unless it is an analyst too. */
    OPERATOR,
    /** Everything, and making communities. */
    ADMIN;

    private Set<Role> holds() {
        return switch (this) {
            case READER -> Set.of(READER);
            case BOT -> Set.of(BOT, READER);
            case ANALYST -> Set.of(ANALYST, BOT, READER);
            case OPERATOR -> Set.of(OPERATOR, READER);
            case ADMIN -> Set.of(values());
        };
    }

    /** As people and tokens write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; absent if there is none. */
    public static @Nullable Role named(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    /** Roles as people read them: without those that others of them hold. */
    public static String text(Collection<Role> roles) {
        return roles.stream()
                .filter(role -> roles.stream()
                        .noneMatch(other -> other != role && other.holds().contains(role)))
                .map(role -> "`" + role.text() + "`")
                .sorted()
                .collect(Collectors.joining(" and ", "the role ", ""));
    }

    /** These roles with all that they hold. */
    public static Set<Role> held(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.holds().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
