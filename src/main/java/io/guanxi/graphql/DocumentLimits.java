package io.guanxi.graphql;

import graphql.GraphQLContext;
import graphql.introspection.Introspection;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.SelectionSet;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.parser.ParserOptions;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.Validator;
import io.guanxi.fault.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses documents that are larger than anybody needs, each before the step that it would make expensive. */
final class DocumentLimits {

    /** Levels of a document, introspection included, which nests deeper than data does. */
    private static final int LEVELS = 30;
    /** Fields of an operation when its fragments are spread out. */
    private static final int FIELDS = 2_000;

    /** Fields of one name in one selection. */
    private static final int ALIKE = 20;

    /** Mistakes of a document that are told. */
    private static final int MISTAKES = 5;

    private final int depth;
    private final Limits.Document limits;
    private final ParserOptions parser;
    private final QueryComplexityLimits complexity = QueryComplexityLimits.newLimits()
            .maxDepth(LEVELS)
            .maxFieldsCount(FIELDS)
            .build();

    static {
        // The library has no setting of its own for each engine.
        Validator.setMaxValidationErrors(MISTAKES);
    }

    DocumentLimits(Limits all) {
        this.depth = all.depth();
        this.limits = all.document();
        this.parser = ParserOptions.newParserOptions()
                .maxCharacters(limits.characters())
                .maxTokens(limits.tokens())
                .maxWhitespaceTokens(limits.characters())
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .build();
    }

    /** What parser and validation look for in the context. */
    void into(GraphQLContext.Builder context) {
        context.put(ParserOptions.class, parser);
        context.put(QueryComplexityLimits.KEY, complexity);
        if (!limits.introspection()) {
            context.put(Introspection.INTROSPECTION_DISABLED, true);
        }
    }

    void expectShort(String document) {
        expect(document.length(), limits.characters(), "characters");
    }

    void expectSimple(Document document) {
        int aliases = 0;
        int directives = 0;
        Deque<Node<?>> open = new ArrayDeque<>();
        open.add(document);
        while (!open.isEmpty()) {
            Node<?> node = open.remove();
            if (node instanceof Field field && field.getAlias() != null) {
                aliases++;
            }
            if (node instanceof SelectionSet selections) {
                expectFewAlike(selections);
            }
            if (node instanceof DirectivesContainer<?> container) {
                directives += container.getDirectives().size();
            }
            for (Node<?> child : node.getChildren()) {
                open.add(child);
            }
        }
        expect(aliases, limits.aliases(), "aliases");
        expect(directives, limits.directives(), "directives");
    }

    /** Fragments may bring a field again and again; nobody writes it into one selection so often. */
    private static void expectFewAlike(SelectionSet selections) {
        Map<String, Integer> times = new HashMap<>();
        for (Field field : selections.getSelectionsOfType(Field.class)) {
            expect(times.merge(field.getResultKey(), 1, Integer::sum), ALIKE, "fields of one name in a selection");
        }
    }

    void expectWithin(ExecutableNormalizedOperation operation) {
        List<ExecutableNormalizedField> roots = operation.getTopLevelFields();
        expect(roots.size(), limits.rootFields(), "root fields");
        roots.stream().filter(root -> !root.getName().startsWith("__")).forEach(this::expectShallow);
    }

    private void expectShallow(ExecutableNormalizedField field) {
        if (field.getLevel() > depth) {
            throw Fault.invalid("QUERY_TOO_DEEP", "fields are nested more than " + depth + " levels deep")
                    .with("limit", depth);
        }
        field.getChildren().forEach(this::expectShallow);
    }

    private static void expect(int found, int limit, String what) {
        if (found > limit) {
            throw Fault.invalid("DOCUMENT_TOO_LARGE", "a document has at most " + limit + " " + what + ", not " + found)
                    .with("limit", limit);
        }
    }
}
