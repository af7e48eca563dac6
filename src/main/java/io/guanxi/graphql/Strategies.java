package io.guanxi.graphql;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.schema.GraphQLObjectType;
import java.util.function.Supplier;

/** Ways to execute that leave alone what is {@link Answers.Complete}. */
final class Strategies {

    private Strategies() {}

    private static Object completed(Object value, Supplier<Object> otherwise) {
        return value instanceof Answers.Complete complete ? complete.fields() : otherwise.get();
    }

    static final class Querying extends AsyncExecutionStrategy {
        Querying(DataFetcherExceptionHandler errors) {
            super(errors);
        }

        @Override
        protected Object completeValueForObject(
                ExecutionContext context,
                ExecutionStrategyParameters parameters,
                GraphQLObjectType type,
                Object value) {
            return completed(value, () -> super.completeValueForObject(context, parameters, type, value));
        }
    }

    static final class Mutating extends AsyncSerialExecutionStrategy {
        Mutating(DataFetcherExceptionHandler errors) {
            super(errors);
        }

        @Override
        protected Object completeValueForObject(
                ExecutionContext context,
                ExecutionStrategyParameters parameters,
                GraphQLObjectType type,
                Object value) {
            return completed(value, () -> super.completeValueForObject(context, parameters, type, value));
        }
    }

    static final class Subscribing extends SubscriptionExecutionStrategy {
        Subscribing(DataFetcherExceptionHandler errors) {
            super(errors);
        }

        @Override
        protected Object completeValueForObject(
                ExecutionContext context,
                ExecutionStrategyParameters parameters,
                GraphQLObjectType type,
                Object value) {
            return completed(value, () -> super.completeValueForObject(context, parameters, type, value));
        }
    }
}
