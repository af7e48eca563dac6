package io.guanxi.graphql;

import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How lists are filtered and ordered: input types that follow from the fields of their elements and edges. {@code MemberFilter} tests
 * the fields of a member; {@code FollowerFilter} those of the relationship, and the member at its end as {@code node};
 * {@code FollowerListFilter} says for how many followers that holds.
 */
final class ListTypes {

    private static final Set<String> BUILT_IN = Set.of("ID", "String", "Int", "Float", "Boolean");

    private final TypeDefinitionRegistry registry;
    private final Set<String> scalars = new TreeSet<>(Set.of("Int"));
    private final Set<String> lists = new TreeSet<>();

    private ListTypes(TypeDefinitionRegistry registry) {
        this.registry = registry;
    }

    /** Adds the types to the schema. */
    static ListTypes derive(TypeDefinitionRegistry registry) {
        ListTypes types = new ListTypes(registry);
        for (ObjectTypeDefinition type : List.copyOf(registry.getTypes(ObjectTypeDefinition.class))) {
            if (ConnectionTypes.isEdge(type) && !ConnectionTypes.own(type).isEmpty() && types.isListed(node(type))) {
                types.ofEdge(type);
            } else if (types.isListed(type.getName())) {
                types.add(types.filter(type.getName(), type));
                types.order(type.getName(), types.orderable(type, ""));
                if (Sdl.flag(type, "listed", "aggregated")) {
                    AggregateTypes.derive(registry, type.getName(), types.sortable(type));
                }
            }
        }
        types.scalars.forEach(scalar -> types.add(ScalarFilters.of(scalar, types.isEnum(scalar))));
        types.lists.forEach(types::ofList);
        types.add(AggregateTypes.period());
        types.add(Sdl.choice(
                "OrderDirection",
                List.of(Sdl.value("ASC", "The least first."), Sdl.value("DESC", "The greatest first.")),
                "Which way to sort. Elements without a value come last either way."));
        return types;
    }

    /** The arguments that choose and order the elements of a list. */
    List<InputValueDefinition> arguments(ObjectTypeDefinition edge, boolean ordered) {
        if (!isListed(node(edge))) {
            return List.of();
        }
        String criteria = criteria(edge);
        List<InputValueDefinition> arguments = new ArrayList<>();
        arguments.add(Sdl.input("filter", Sdl.type(criteria + "Filter"), "Only elements that meet this."));
        if (ordered) {
            arguments.add(Sdl.input(
                    "orderBy",
                    Sdl.someOf(criteria + "Order"),
                    "What to sort by, the first before the others; where all of them are equal, as without this."));
        }
        return arguments;
    }

    /** What the criteria of a list are named after: the relationship if it has properties of its own, else the element. */
    private static String criteria(ObjectTypeDefinition edge) {
        return ConnectionTypes.own(edge).isEmpty() ? node(edge) : edge.getName().replaceAll("Edge$", "");
    }

    private static String node(ObjectTypeDefinition edge) {
        return ConnectionTypes.node(edge);
    }

    private boolean isListed(String type) {
        return registry.getTypeOrNull(type) instanceof ObjectTypeDefinition object && object.hasDirective("listed");
    }

    private boolean isEnum(String type) {
        return registry.getTypeOrNull(type) instanceof EnumTypeDefinition;
    }

    private boolean isLeaf(String type) {
        return BUILT_IN.contains(type) || registry.scalars().containsKey(type) || isEnum(type);
    }

    private ObjectTypeDefinition object(String type) {
        return (ObjectTypeDefinition) java.util.Objects.requireNonNull(registry.getTypeOrNull(type));
    }

    /** With those that extensions add. */
    private List<FieldDefinition> fields(ObjectTypeDefinition type) {
        List<FieldDefinition> fields = new ArrayList<>(type.getFieldDefinitions());
        for (ObjectTypeExtensionDefinition extension :
                registry.objectTypeExtensions().getOrDefault(type.getName(), List.of())) {
            fields.addAll(extension.getFieldDefinitions());
        }
        return fields;
    }

    private void add(SDLDefinition<?> type) {
        SchemaFiles.add(registry, type);
    }

    private void ofEdge(ObjectTypeDefinition edge) {
        String name = criteria(edge);
        add(filter(name, edge));
        if (!Sdl.flag(edge, "edge", "fixed")) {
            List<EnumValueDefinition> values = new ArrayList<>(orderable(edge, ""));
            values.addAll(orderable(object(node(edge)), Ordering.OF_NODE));
            order(name, values);
        }
    }

    private void ofList(String criteria) {
        add(Sdl.inputs(
                criteria + "ListFilter",
                List.of(
                        Sdl.input("some", Sdl.type(criteria + "Filter"), "At least one element meets this."),
                        Sdl.input("all", Sdl.type(criteria + "Filter"), "Every element meets this, or there is none."),
                        Sdl.input("none", Sdl.type(criteria + "Filter"), "No element meets this."),
                        Sdl.input("count", Sdl.type("IntFilter"), "How many elements the list has, 0 or more.")),
                "What must hold of the elements of a list; all that is given."));
    }

    private SDLDefinition<?> filter(String name, ObjectTypeDefinition type) {
        String self = name + "Filter";
        List<InputValueDefinition> tests = new ArrayList<>();
        for (FieldDefinition field : fields(type)) {
            String test = test(type.getName(), field);
            if (test != null) {
                tests.add(Sdl.input(
                        field.getName(),
                        test.equals("AttributeFilter") ? Sdl.someOf(test) : Sdl.type(test),
                        Sdl.described(field.getDescription())));
            }
        }
        tests.add(Sdl.input("and", Sdl.someOf(self), "All of these hold."));
        tests.add(Sdl.input("or", Sdl.someOf(self), "At least one of these holds; one at least is to be given."));
        tests.add(Sdl.input("not", Sdl.type(self), "This does not hold."));
        return Sdl.inputs(
                self,
                tests,
                "What must hold; all that is given. Of an absent value nothing holds but `isNull: true`; `not` holds whenever the rest does not.");
    }

    /** The type of a test of a field; absent if it cannot be tested. */
    private @Nullable String test(String owner, FieldDefinition field) {
        String type = TypeInfo.typeInfo(field.getType()).getName();
        if (field.getName().equals("cursor") || !Ordering.asksForNothing(field)) {
            return null;
        }
        if (isLeaf(type)) {
            if (!type.equals("JSON") && !Coordinates.isProperty(owner, field.getName())) {
                return null;
            }
            String tested = ScalarFilters.NAMES.getOrDefault(type, type);
            scalars.add(tested);
            return tested + "Filter";
        }
        boolean connection = ConnectionTypes.isConnection(type);
        if (!isListed(connection ? node(ConnectionTypes.edgeOf(registry, type)) : type)) {
            return null;
        }
        String criteria = connection ? criteria(ConnectionTypes.edgeOf(registry, type)) : type;
        if (connection || isList(field.getType())) {
            lists.add(criteria);
            return criteria + "ListFilter";
        }
        return criteria + "Filter";
    }

    private static boolean isList(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType required && isList(required.getType()));
    }

    private List<EnumValueDefinition> orderable(ObjectTypeDefinition type, String prefix) {
        return sortable(type).stream()
                .map(field ->
                        Sdl.value(prefix + Sdl.upperSnake(field.getName()), "By `%s`.".formatted(field.getName())))
                .toList();
    }

    private List<FieldDefinition> sortable(ObjectTypeDefinition type) {
        return fields(type).stream()
                .filter(field -> isOrderable(type.getName(), field))
                .toList();
    }

    private boolean isOrderable(String owner, FieldDefinition field) {
        String type = TypeInfo.typeInfo(field.getType()).getName();
        return isLeaf(type)
                && !Set.of("ID", "JSON").contains(type)
                && !field.getName().equals("cursor")
                && !field.hasDirective("unordered")
                && Coordinates.isProperty(owner, field.getName());
    }

    private void order(String name, List<EnumValueDefinition> values) {
        add(Sdl.choice(name + "OrderField", values, "What to sort by."));
        add(Sdl.inputs(
                name + "Order",
                List.of(
                        Sdl.input("field", Sdl.required(name + "OrderField"), "What to sort by."),
                        Sdl.input("direction", Sdl.required("OrderDirection"), EnumValue.of("ASC"), "Which way.")),
                "How to sort."));
    }
}
