package io.guanxi.graphql;

import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How lists are summed up: {@code ContentAggregate} counts them and gives the least, the greatest, the mean and the sum of each figure, for
 * all of them or for groups.
 */
final class AggregateTypes {

    /** Marks types that the planner fills by itself. */
    static final String DERIVED = "derived";
    /** Groups of one answer at most. */
    static final int GROUPS = 1_000;

    private static final int DEFAULT_GROUPS = 100;

    private static final Set<String> NUMBERS = Set.of("Int", "Long", "Float", "BigDecimal");
    private static final Set<String> TIMES = Set.of("DateTime", "Date");
    /** What a sum of whole numbers needs is more than one of them. */
    private static final Map<String, String> SUMS = Map.of("Int", "Long");

    private final TypeDefinitionRegistry registry;
    private final String name;
    private final List<FieldDefinition> fields;

    private AggregateTypes(TypeDefinitionRegistry registry, String name, List<FieldDefinition> fields) {
        this.registry = registry;
        this.name = name;
        this.fields = fields;
    }

    /**
     * Adds the types for lists of a type.
     *
     * @param fields that could be sorted by
     */
    static void derive(TypeDefinitionRegistry registry, String name, List<FieldDefinition> fields) {
        new AggregateTypes(registry, name, fields).derive();
    }

    private void derive() {
        List<FieldDefinition> summary = new ArrayList<>();
        summary.add(Sdl.field("count", Sdl.required("NonNegativeInt"), "How many."));
        List<FieldDefinition> extremes = copies(union(NUMBERS, TIMES), field -> Sdl.type(type(field)), "%2$s");
        List<FieldDefinition> means =
                copies(NUMBERS, field -> Sdl.type("Float"), "The mean of `%s`, each of which says: %s");
        List<FieldDefinition> sums = copies(
                NUMBERS,
                field -> Sdl.required(SUMS.getOrDefault(type(field), type(field))),
                "The sum of `%s`, each of which says: %s");
        if (!extremes.isEmpty()) {
            add("Extremes", extremes, "A least or greatest value of each field; absent where there is none.");
            summary.add(Sdl.field("min", Sdl.required(name + "Extremes"), "The least value of each field."));
            summary.add(Sdl.field("max", Sdl.required(name + "Extremes"), "The greatest value of each field."));
        }
        if (!means.isEmpty()) {
            add("Averages", means, "The arithmetic mean of each field's values; absent where there is none.");
            add(
                    "Sums",
                    sums,
                    "The sum of each field's values, exact for whole and decimal numbers; 0 where there is none.");
            summary.add(Sdl.field("avg", Sdl.required(name + "Averages"), "The mean of each field."));
            summary.add(Sdl.field("sum", Sdl.required(name + "Sums"), "The sum of each field."));
        }
        List<FieldDefinition> group = new ArrayList<>(summary);
        group.add(Sdl.field("key", Sdl.required(name + "GroupKey"), "What its elements have in common."));
        add("Group", group, "Elements that have the same values, summed up.");
        grouping();
        summary.add(groupBy());
        add("Aggregate", summary, "A list summed up.");
    }

    private FieldDefinition groupBy() {
        return Sdl.field("groupBy", Sdl.list(name + "Group"), "The same for groups, those with most elements first.")
                .transform(builder -> builder.inputValueDefinition(Sdl.input(
                                "by",
                                Sdl.list(name + "Grouping"),
                                "What the elements of a group have in common: 1 to 3 fields."))
                        .inputValueDefinition(Sdl.input(
                                "first",
                                Sdl.required("Int"),
                                IntValue.of(DEFAULT_GROUPS),
                                "How many groups, from 0 to " + GROUPS + ".")));
    }

    private void grouping() {
        List<FieldDefinition> keys = fields.stream().filter(this::isKey).toList();
        List<FieldDefinition> values = new ArrayList<>();
        for (FieldDefinition field : keys) {
            boolean time = TIMES.contains(type(field));
            values.add(Sdl.field(
                            field.getName(),
                            Sdl.type(time ? "Date" : type(field)),
                            time
                                    ? "The first day of the period of `" + field.getName()
                                            + "`, in the community's time zone; absent if it was not asked for."
                                    : "The value of `" + field.getName() + "`; absent if it was not asked for.")
                    .transform(builder -> builder.directives(needs(field))));
        }
        add("GroupKey", values, "What the elements of a group have in common.");
        SchemaFiles.add(
                registry,
                Sdl.choice(
                        name + "GroupField",
                        keys.stream()
                                .map(field ->
                                        Sdl.value(Sdl.upperSnake(field.getName()), "By `" + field.getName() + "`."))
                                .toList(),
                        "What to group by."));
        List<InputValueDefinition> inputs = List.of(
                Sdl.input("field", Sdl.required(name + "GroupField"), "What to group by."),
                Sdl.input(
                        "period",
                        Sdl.type("Period"),
                        "Of a time, in which periods of the community's time zone; DAY if absent. Nothing else has one."));
        SchemaFiles.add(registry, Sdl.inputs(name + "Grouping", inputs, "How to group."));
    }

    static EnumTypeDefinition period() {
        return Sdl.choice(
                "Period",
                List.of(
                        Sdl.value("DAY", "A calendar day."),
                        Sdl.value("WEEK", "A week that begins on Monday (ISO 8601)."),
                        Sdl.value("MONTH", "A calendar month."),
                        Sdl.value(
                                "QUARTER", "Three calendar months, the first of them January, April, July or October."),
                        Sdl.value("YEAR", "A calendar year.")),
                "A stretch of time in the community's time zone.");
    }

    private boolean isKey(FieldDefinition field) {
        boolean alike = Set.of("String", "Boolean").contains(type(field))
                || registry.getTypeOrNull(type(field)) instanceof EnumTypeDefinition;
        return !field.getName().equals("key") && (alike || TIMES.contains(type(field)));
    }

    /** @param words of the description, from the field's name and its own description */
    private List<FieldDefinition> copies(
            Set<String> types, java.util.function.Function<FieldDefinition, Type<?>> as, String words) {
        return fields.stream()
                .filter(field -> types.contains(type(field)))
                .map(field -> Sdl.field(
                                field.getName(),
                                as.apply(field),
                                words.formatted(field.getName(), Sdl.described(field.getDescription())))
                        .transform(builder -> builder.directives(needs(field))))
                .toList();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new java.util.HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Who may not see a field may not see what it sums up to. */
    private static List<Directive> needs(FieldDefinition field) {
        return field.getDirectives("access");
    }

    private static String type(FieldDefinition field) {
        return TypeInfo.typeInfo(field.getType()).getName();
    }

    private void add(String suffix, List<FieldDefinition> definitions, String description) {
        ObjectTypeDefinition type = Sdl.object(name + suffix, definitions, description);
        SchemaFiles.add(
                registry,
                type.transform(builder ->
                        builder.directive(Directive.newDirective().name(DERIVED).build())));
    }
}
