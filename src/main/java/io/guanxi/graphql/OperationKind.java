package io.guanxi.graphql;

import graphql.language.OperationDefinition;

/** What an operation does: read once, change, or read whenever something changes. */
public enum OperationKind {
    QUERY,
    MUTATION,
    SUBSCRIPTION;

    static OperationKind of(OperationDefinition operation) {
        return valueOf(operation.getOperation().name());
    }
}
