package io.guanxi.graphql;

import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a value can be compared with, by its type. */
final class ScalarFilters {

    static final String ATTRIBUTE = "Attribute";
    /** Types that are tested like others, or in a way of their own. */
    static final Map<String, String> NAMES = Map.of("JSON", ATTRIBUTE, "NonNegativeInt", "Int");

    /** Not sorted in a way that means anything. */
    private static final Set<String> UNORDERED = Set.of("ID", "Boolean");

    private ScalarFilters() {}

    static InputObjectTypeDefinition of(String type, boolean isEnum) {
        if (type.equals(ATTRIBUTE)) {
            return attribute();
        }
        List<InputValueDefinition> tests = new ArrayList<>();
        tests.add(Sdl.input("eq", Sdl.type(type), "Equal to this."));
        if (!type.equals("Boolean")) {
            tests.add(Sdl.input("in", Sdl.someOf(type), "Equal to one of these, at most " + Conditions.VALUES + "."));
        }
        if (!isEnum && !UNORDERED.contains(type)) {
            tests.add(Sdl.input("gt", Sdl.type(type), "Greater than this."));
            tests.add(Sdl.input("gte", Sdl.type(type), "This or greater."));
            tests.add(Sdl.input("lt", Sdl.type(type), "Less than this."));
            tests.add(Sdl.input("lte", Sdl.type(type), "This or less."));
        }
        if (type.equals("String")) {
            tests.add(Sdl.input("startsWith", Sdl.type(type), "Begins with this, upper and lower case told apart."));
            tests.add(Sdl.input("contains", Sdl.type(type), "Has this somewhere, upper and lower case told apart."));
        }
        if (!type.equals("ID")) {
            tests.add(Sdl.input("isNull", Sdl.type("Boolean"), "Whether there is no value."));
        }
        return Sdl.inputs(type + "Filter", tests, "What must hold of the value; all that is given.");
    }

    private static InputObjectTypeDefinition attribute() {
        return Sdl.inputs(
                ATTRIBUTE + "Filter",
                List.of(
                        Sdl.input("name", Sdl.required("String"), "The attribute's name."),
                        Sdl.input("text", Sdl.type("StringFilter"), "It is a string of which this holds."),
                        Sdl.input("number", Sdl.type("FloatFilter"), "It is a number of which this holds."),
                        Sdl.input("is", Sdl.type("Boolean"), "It is this boolean."),
                        Sdl.input("isNull", Sdl.type("Boolean"), "Whether there is no such attribute.")),
                "What must hold of a free attribute; all that is given.");
    }
}
