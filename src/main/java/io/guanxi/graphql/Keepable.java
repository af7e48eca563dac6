package io.guanxi.graphql;

import graphql.language.OperationDefinition;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLFieldDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which answers may be kept: those of root fields with {@code @kept}. */
final class Keepable {

    private final Coordinates coordinates;
    private final Set<String> roots;

    Keepable(Coordinates coordinates) {
        this.coordinates = coordinates;
        this.roots = Objects.requireNonNull(coordinates.schema().getQueryType()).getFieldDefinitions().stream()
                .filter(field -> field.hasAppliedDirective("kept"))
                .map(GraphQLFieldDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean mayBeKept(ExecutableNormalizedOperation operation) {
        List<ExecutableNormalizedField> fields = operation.getTopLevelFields();
        return operation.getOperation() == OperationDefinition.Operation.QUERY
                && fields.stream().anyMatch(field -> roots.contains(field.getName()))
                && fields.stream()
                        .allMatch(field -> roots.contains(field.getName())
                                || field.getName().equals(Selection.TYPE_NAME));
    }

    /** Whether nothing is asked for but what the snapshot says, and by what its objects are known. */
    boolean isOfSnapshot(ExecutableNormalizedOperation operation) {
        return operation.getTopLevelFields().stream()
                .allMatch(root -> !speaksOfNodes(root.getResolvedArguments().get("filter"))
                        && root.getChildren().stream().allMatch(this::isOfSnapshot));
    }

    private boolean isOfSnapshot(ExecutableNormalizedField field) {
        boolean known = Set.of("id", "key", Selection.TYPE_NAME).contains(field.getName());
        return (known || field.getObjectTypeNames().stream().noneMatch(coordinates::isNode))
                && !field.getName().equals("aggregate")
                && field.getChildren().stream().allMatch(this::isOfSnapshot);
    }

    private static boolean speaksOfNodes(@Nullable Object filter) {
        if (filter instanceof Map<?, ?> tests) {
            return tests.containsKey("node") || tests.values().stream().anyMatch(Keepable::speaksOfNodes);
        }
        return filter instanceof List<?> list && list.stream().anyMatch(Keepable::speaksOfNodes);
    }
}
