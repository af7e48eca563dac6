package io.guanxi.graphql;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.StringValue;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What follows from a verb: {@code idempotencyKey} in what it takes, and with {@code @bulk} a field {@code joinMany} that takes many
 * inputs of {@code join} and gives as many of its payloads.
 */
final class MutationTypes {

    /** Marks a field that does another one many times. */
    static final String MANY = "many";

    /** Rows of one request at most. */
    static final int ROWS = 5_000;

    private final TypeDefinitionRegistry registry;

    private MutationTypes(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    /** Adds the fields and types to the schema. */
    static void derive(TypeDefinitionRegistry registry) {
        MutationTypes types = new MutationTypes(registry);
        var mutation = (ObjectTypeDefinition) Objects.requireNonNull(registry.getTypeOrNull("Mutation"));
        mutation.getFieldDefinitions().forEach(types::keyed);
        for (ObjectTypeExtensionDefinition extension :
                List.copyOf(registry.objectTypeExtensions().getOrDefault("Mutation", List.of()))) {
            List<FieldDefinition> fields = new ArrayList<>();
            for (FieldDefinition verb : extension.getFieldDefinitions()) {
                fields.add(verb);
                if (verb.hasDirective("bulk")) {
                    fields.add(types.many(verb));
                }
                types.keyed(verb);
            }
            registry.remove(extension);
            SchemaFiles.add(registry, extension.transformExtension(builder -> builder.fieldDefinitions(fields)));
        }
    }

    private void keyed(FieldDefinition verb) {
        var input = (InputObjectTypeDefinition) Objects.requireNonNull(registry.getTypeOrNull(input(verb)));
        registry.remove(input);
        SchemaFiles.add(registry, input.transform(builder -> builder.inputValueDefinition(key())));
    }

    private static InputValueDefinition key() {
        return Sdl.input(
                "idempotencyKey",
                Sdl.type("String"),
                "Your own name for this request, 1 to " + IdempotencyKeys.LENGTH
                        + " characters, so that it can be sent again when no answer came. The same key and input of the same"
                        + " credential within 24 hours do nothing and give the first result, its objects as they are now; another"
                        + " input is refused (`IDEMPOTENCY_CONFLICT`). A request that was refused has not used its key.");
    }

    private FieldDefinition many(FieldDefinition verb) {
        String name = verb.getName() + "Many";
        String type = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        SchemaFiles.add(registry, input(verb, type + "Input", name));
        SchemaFiles.add(registry, payload(verb, type + "Payload", name));
        return Sdl.field(
                        name,
                        Sdl.required(type + "Payload"),
                        "`" + verb.getName() + "` for up to " + ROWS
                                + " rows in one transaction, with the outcome of one after the other. "
                                + Sdl.described(verb.getDescription()))
                .transform(builder -> builder.inputValueDefinition(Sdl.input(
                                "input", Sdl.required(type + "Input"), "The rows, and what to do if one is refused."))
                        .directives(verb.getDirectives("access"))
                        .directive(Directive.newDirective()
                                .name(MANY)
                                .argument(new Argument("of", new StringValue(verb.getName())))
                                .build()));
    }

    private static InputObjectTypeDefinition input(FieldDefinition verb, String type, String name) {
        return Sdl.inputs(
                type,
                List.of(
                        Sdl.input(
                                "rows",
                                Sdl.list(input(verb)),
                                "1 to " + ROWS + " of them, as `" + verb.getName()
                                        + "` takes them; `community` and `idempotencyKey` are said once, beside the rows."),
                        Sdl.input(
                                "mode",
                                Sdl.required("BulkMode"),
                                EnumValue.of("ALL_OR_NOTHING"),
                                "What to do if a row is refused."),
                        key(),
                        Sdl.input(
                                "community",
                                Sdl.type("String"),
                                "The community's key; needed only where there are several.")),
                "What `" + name + "` takes.");
    }

    private static ObjectTypeDefinition payload(FieldDefinition verb, String type, String name) {
        return Sdl.object(
                type,
                List.of(
                        Sdl.field(
                                "rows",
                                Sdl.list(TypeInfo.typeInfo(verb.getType()).getName()),
                                "What became of each row, in their order; empty if the request itself was refused."),
                        Sdl.field("done", Sdl.required("NonNegativeInt"), "How many rows were done."),
                        Sdl.field(
                                "refused",
                                Sdl.required("NonNegativeInt"),
                                "How many rows were refused; with `ALL_OR_NOTHING` none is done if any is."),
                        Sdl.field(
                                "errors",
                                Sdl.list("MutationError"),
                                "Why rows were refused, each with its `row`, or the request itself; empty if all was done.")),
                "What `" + name + "` gives.");
    }

    private static String input(FieldDefinition verb) {
        return TypeInfo.typeInfo(verb.getInputValueDefinitions().get(0).getType())
                .getName();
    }
}
