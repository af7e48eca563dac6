package io.guanxi.graphql;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Description;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pieces of a schema, for the types that follow from others. */
final class Sdl {

    private Sdl() {}

    static FieldDefinition field(String name, Type<?> type, String description) {
        return FieldDefinition.newFieldDefinition()
                .name(name)
                .type(type)
                .description(description(description))
                .build();
    }

    static InputValueDefinition input(String name, Type<?> type, String description) {
        return input(name, type, null, description);
    }

    static InputValueDefinition input(String name, Type<?> type, @Nullable Value<?> otherwise, String description) {
        return InputValueDefinition.newInputValueDefinition()
                .name(name)
                .type(type)
                .defaultValue(otherwise)
                .description(description(description))
                .build();
    }

    static InputObjectTypeDefinition inputs(String name, List<InputValueDefinition> fields, String description) {
        return InputObjectTypeDefinition.newInputObjectDefinition()
                .name(name)
                .inputValueDefinitions(fields)
                .description(description(description))
                .build();
    }

    static ObjectTypeDefinition object(String name, List<FieldDefinition> fields, String description) {
        return ObjectTypeDefinition.newObjectTypeDefinition()
                .name(name)
                .fieldDefinitions(fields)
                .description(description(description))
                .build();
    }

    static EnumTypeDefinition choice(String name, List<EnumValueDefinition> values, String description) {
        return EnumTypeDefinition.newEnumTypeDefinition()
                .name(name)
                .enumValueDefinitions(values)
                .description(description(description))
                .build();
    }

    static EnumValueDefinition value(String name, String description) {
        return EnumValueDefinition.newEnumValueDefinition()
                .name(name)
                .description(description(description))
                .build();
    }

    static Type<?> type(String name) {
        return new TypeName(name);
    }

    static Type<?> required(String name) {
        return new NonNullType(new TypeName(name));
    }

    /** A list that is there, of elements that are there. */
    static Type<?> list(String name) {
        return new NonNullType(new ListType(new NonNullType(new TypeName(name))));
    }

    /** A list that may be left out, of elements that are there. */
    static Type<?> someOf(String name) {
        return new ListType(new NonNullType(new TypeName(name)));
    }

    static Description description(String text) {
        return new Description(text, null, false);
    }

    /** A text argument of a directive. */
    static @Nullable String text(DirectivesContainer<?> declaration, String directive, String argument) {
        Argument found = argument(declaration, directive, argument);
        return found == null ? null : ((StringValue) found.getValue()).getValue();
    }

    static boolean flag(DirectivesContainer<?> declaration, String directive, String argument) {
        Argument found = argument(declaration, directive, argument);
        return found != null && ((BooleanValue) found.getValue()).isValue();
    }

    private static @Nullable Argument argument(DirectivesContainer<?> declaration, String directive, String argument) {
        return declaration.hasDirective(directive)
                ? declaration.getDirectives(directive).get(0).getArgument(argument)
                : null;
    }

    /** What an enum calls a field: {@code JOINED_AT} for {@code joinedAt}. */
    static String upperSnake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }

    static String described(@Nullable Description description) {
        return Objects.requireNonNull(description, "every field has a description")
                .getContent()
                .strip();
    }
}
