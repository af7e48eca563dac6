package io.guanxi.graphql;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indexes of nodes, those of constraints among them, as the migrations make them. */
final class Indexes {

    private static final String HOME = "community";
    private static final Pattern INDEX = Pattern.compile(
            "CREATE (?:INDEX|CONSTRAINT) \\w+ IF NOT EXISTS FOR \\(n:(\\w+)\\) (?:ON|REQUIRE) \\(?([^)]*?)(?:\\)| IS UNIQUE)");

    private record Index(String label, List<String> properties) {}

    private static final Set<Index> ALL = CypherFiles.under("_migrations").stream()
            .map(CypherFile::text)
            .flatMap(text -> INDEX.matcher(text).results())
            .map(found -> new Index(
                    found.group(1),
                    Arrays.stream(found.group(2).split(",\\s*"))
                            .map(property -> property.substring(property.indexOf('.') + 1))
                            .toList()))
            .collect(Collectors.toUnmodifiableSet());

    private Indexes() {}

    /** The index that finds the few objects of one community that have a property's value; absent if there is none. */
    static @Nullable List<String> finding(String label, String property) {
        List<String> inCommunity = List.of(HOME, property);
        return exist(label, inCommunity)
                ? inCommunity
                : exist(label, List.of(property)) && hasHome(label) ? List.of(property) : null;
    }

    private static boolean hasHome(String label) {
        return ALL.stream()
                .anyMatch(index ->
                        index.label().equals(label) && index.properties().get(0).equals(HOME));
    }

    static boolean exist(@Nullable String label, List<String> properties) {
        return label != null && ALL.contains(new Index(label, properties));
    }
}
