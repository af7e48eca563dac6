package io.guanxi.graphql;

import io.guanxi.graph.CypherFile;
import io.guanxi.graph.CypherFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The indexes of nodes on several properties, as the migrations make them. */
final class Indexes {

    private static final Pattern INDEX =
            Pattern.compile("CREATE INDEX \\w+ IF NOT EXISTS FOR \\(n:(\\w+)\\) ON \\(([^)]*)\\)");

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

    static boolean exist(@Nullable String label, List<String> properties) {
        return label != null && ALL.contains(new Index(label, properties));
    }
}
