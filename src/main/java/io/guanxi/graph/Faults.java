package io.guanxi.graph;

import io.guanxi.fault.Fault;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/** The database's failures in our own kinds, in one place. */
final class Faults {

    private Faults() {}

    static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw translated(failure);
        }
    }

    static <T> CompletionStage<T> translating(CompletionStage<T> work) {
        return work.handle((value, failure) -> {
            if (failure != null) {
                throw new CompletionException(translated(root(failure)));
            }
            return value;
        });
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while ((root instanceof CompletionException || root instanceof ExecutionException) && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static RuntimeException translated(Throwable failure) {
        if (failure instanceof Fault fault) {
            return fault;
        }
        if (failure instanceof AuthenticationException) {
            return Fault.unavailable("DATABASE_UNAVAILABLE", "the database refuses the server's credentials", failure);
        }
        if (failure instanceof ServiceUnavailableException || failure instanceof SessionExpiredException) {
            return Fault.unavailable(
                    "DATABASE_UNAVAILABLE", "the database cannot be reached, try again later", failure);
        }
        if (failure instanceof Neo4jException database) {
            String code = database.code();
            if (code.contains("TransactionTimedOut") || code.contains("LockClientStopped")) {
                return Fault.of(
                        Fault.Kind.LIMITED,
                        "TIMEOUT",
                        "this took longer than the server allows, ask for less",
                        failure);
            }
            if (code.contains("MemoryPoolOutOfMemory") || code.contains("TransactionOutOfMemory")) {
                return Fault.of(
                        Fault.Kind.LIMITED,
                        "TOO_LARGE",
                        "this needs more memory than the server allows, ask for less",
                        failure);
            }
            if (code.contains("EntityNotFound")) {
                return Fault.of(
                        Fault.Kind.CONFLICT,
                        "OVERTAKEN",
                        "something that this is about was deleted meanwhile, look at what there is now",
                        failure);
            }
            if (code.startsWith("Neo.TransientError")) {
                return Fault.unavailable("DATABASE_BUSY", "the database is busy, try again", failure);
            }
        }
        if (failure instanceof ClientException
                && failure.getMessage() != null
                && failure.getMessage().contains("Unable to acquire connection from the pool")) {
            return Fault.unavailable("DATABASE_BUSY", "all connections to the database are taken, try again", failure);
        }
        return failure instanceof RuntimeException already ? already : new IllegalStateException(failure);
    }
}
