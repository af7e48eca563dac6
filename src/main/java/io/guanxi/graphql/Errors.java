package io.guanxi.graphql;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ResultPath;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as clients see them: a stable code, what was expected, and of an internal one nothing but an id that is in the log. */
final class Errors implements DataFetcherExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Fault fault = fault(parameters.getException());
        GraphQLError error = GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
                .message("%s", fault.getMessage())
                .errorType(new FaultClass(fault.kind()))
                .extensions(extensions(fault))
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** A fault as an error of the whole operation. */
    static GraphQLError error(Fault fault) {
        return GraphqlErrorBuilder.newError()
                .message("%s", fault.getMessage())
                .errorType(new FaultClass(fault.kind()))
                .extensions(extensions(fault))
                .build();
    }

    /** A fault as an error of one value. */
    static GraphQLError error(Fault fault, ResultPath path) {
        return GraphqlErrorBuilder.newError()
                .message("%s", fault.getMessage())
                .errorType(new FaultClass(fault.kind()))
                .extensions(extensions(fault))
                .path(path)
                .build();
    }

    /** What was thrown, without what carried it here. */
    static Throwable cause(Throwable thrown) {
        Throwable root = thrown;
        while (root instanceof CompletionException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Whatever was thrown, as a fault; what is none is logged here, once. */
    static Fault fault(Throwable thrown) {
        Throwable root = cause(thrown);
        if (root instanceof TimeoutException) {
            return Fault.of(
                    Fault.Kind.LIMITED, "TIMEOUT", "this took longer than the server allows, ask for less", root);
        }
        if (root instanceof CancellationException) {
            return Fault.of(Fault.Kind.LIMITED, "CANCELLED", "whoever asked has left", root);
        }
        if (root instanceof Fault fault) {
            if (fault.kind() == Fault.Kind.UNAVAILABLE && fault.getCause() != null) {
                log.warn("{}: {}", fault.code(), fault.getCause().toString());
            }
            return fault;
        }
        String id = Ids.next();
        log.error("internal error {}", id, root);
        return Fault.of(Fault.Kind.INTERNAL, "INTERNAL", "internal error; report it with the id " + id)
                .with("id", id);
    }

    static Map<String, Object> extensions(Fault fault) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", fault.code());
        extensions.putAll(fault.details());
        return extensions;
    }

    /** An error as it is sent. */
    static Map<String, Object> specification(GraphQLError error) {
        Map<String, Object> sent = new LinkedHashMap<>(error.toSpecification());
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.putIfAbsent("code", code(error));
        extensions.remove("classification");
        sent.put("extensions", extensions);
        return sent;
    }

    private static String code(GraphQLError error) {
        if (error instanceof ExceptionWhileDataFetching) {
            return "INTERNAL";
        }
        if (error.getErrorType() instanceof ErrorType type) {
            return switch (type) {
                case InvalidSyntax -> "SYNTAX_ERROR";
                case ValidationError -> "VALIDATION_FAILED";
                case OperationNotSupported -> "OPERATION_NOT_SUPPORTED";
                case DataFetchingException, NullValueInNonNullableField -> "INTERNAL";
                case ExecutionAborted -> "BAD_REQUEST";
            };
        }
        return "BAD_REQUEST";
    }
}
