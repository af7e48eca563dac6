package io.guanxi.fuzz;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectField;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import io.guanxi.fuzz.Operations.Operation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Takes parts out of an operation as long as something stays true of it. */
final class Shrinking {

    private static final Set<Class<?>> PARTS = Set.of(
            Field.class,
            InlineFragment.class,
            FragmentSpread.class,
            Argument.class,
            Directive.class,
            ObjectField.class);

    private Shrinking() {}

    static Operation of(GraphQLSchema schema, Operation operation, Predicate<Operation> stays) {
        Operation smaller = once(schema, operation, stays);
        return smaller.text().equals(operation.text()) ? operation : of(schema, smaller, stays);
    }

    private static Operation once(GraphQLSchema schema, Operation operation, Predicate<Operation> stays) {
        Operation smallest = operation;
        for (int part = 0; ; part++) {
            Document document = new Parser().parseDocument(smallest.text());
            Without without = new Without(part);
            Document changed = clean((Document) new AstTransformer().transform(document, without));
            if (without.seen <= part) {
                return smallest;
            }
            Operation smaller = new Operation(AstPrinter.printAst(changed), operation.variables());
            if (isValid(schema, smaller.text()) && stays.test(smaller)) {
                smallest = smaller;
                part--;
            }
        }
    }

    private static boolean isValid(GraphQLSchema schema, String text) {
        var result = ParseAndValidate.parseAndValidate(
                schema, ExecutionInput.newExecutionInput(text).build());
        return !result.isFailure();
    }

    /** Leaves one part out, counted from the outside. */
    private static final class Without extends NodeVisitorStub {
        private final int part;
        private int seen;

        Without(int part) {
            this.part = part;
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
            if (PARTS.contains(node.getClass()) && seen++ == part) {
                return TreeTransformerUtil.deleteNode(context);
            }
            return TraversalControl.CONTINUE;
        }
    }

    /** Without what nothing speaks of any more. */
    @SuppressWarnings("rawtypes")
    private static Document clean(Document document) {
        Set<String> names = new HashSet<>();
        names(document, names);
        return document.transform(whole -> whole.definitions(document.getDefinitions().stream()
                .filter(definition -> !(definition instanceof FragmentDefinition fragment)
                        || names.contains("..." + fragment.getName()))
                .<Definition>map(definition -> definition instanceof OperationDefinition operation
                        ? operation.transform(one -> one.variableDefinitions(operation.getVariableDefinitions().stream()
                                .filter(variable -> names.contains("$" + variable.getName()))
                                .toList()))
                        : definition)
                .toList()));
    }

    @SuppressWarnings("rawtypes")
    private static void names(Node node, Set<String> names) {
        if (node instanceof FragmentSpread spread) {
            names.add("..." + spread.getName());
        } else if (node instanceof VariableReference variable) {
            names.add("$" + variable.getName());
        }
        for (Object child : node.getChildren()) {
            names((Node) child, names);
        }
    }
}
