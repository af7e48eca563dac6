package io.guanxi.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.Condition.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rules of cohorts. Whatever is wrong is told with the path of the part that is. */
final class RuleConditions {

    static final String TYPE = "CohortRule";
    /** Parts that are rules. */
    static final Set<String> OF_RULES = Set.of("and", "or", "not", "follows");

    /** Parts of a rule, those of the cohorts that it names included: the database plans each of them. */
    private static final int PARTS = 40;

    private static final int DEPTH = 10;

    private final Coordinates coordinates;
    private final Slots slots;
    private final Map<Reference, Map<?, ?>> saved;
    private final Map<Moments.Need, ? extends Map<String, ?>> moments;
    private int parts;

    /** A version of a saved cohort. */
    record Reference(String key, int version) {

        static Reference of(Map<?, ?> given) {
            return new Reference(
                    String.valueOf(given.get("key")),
                    ((Number) Objects.requireNonNull(given.get("version"))).intValue());
        }
    }

    enum Kind {
        ALL,
        ANY,
        NOT,
        ALONE
    }

    /**
     * A part of a rule.
     *
     * @param path such as {@code rule.and[1].did}
     * @param given of one that stands alone, what it was given
     * @param parts that it is made of
     */
    record Part(String path, Kind kind, Map<?, ?> given, List<Part> parts, Condition condition) {

        /** What it is called in {@code CohortRule}. */
        String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        static Part alone(String path, Map<?, ?> given, Condition condition) {
            return new Part(path, Kind.ALONE, given, List.of(), condition);
        }

        static Part all(String path, List<Part> parts) {
            return new Part(path, Kind.ALL, Map.of(), parts, new Condition.All(conditions(parts)));
        }

        static Part any(String path, List<Part> parts) {
            return new Part(path, Kind.ANY, Map.of(), parts, new Condition.Any(conditions(parts)));
        }

        static Part not(String path, Part part) {
            return new Part(path, Kind.NOT, Map.of(), List.of(part), new Condition.Not(part.condition()));
        }

        private static List<Condition> conditions(List<Part> parts) {
            return parts.stream().map(Part::condition).toList();
        }
    }

    /** @param saved the rules of all versions that the rule refers to, directly or over others; those that do not exist are missing */
    RuleConditions(Coordinates coordinates, Slots slots, Map<Reference, Map<?, ?>> saved) {
        this(coordinates, slots, saved, Map.of());
    }

    /** @param moments what parts of the rule and of those look at; without them a rule can be checked, and not asked */
    RuleConditions(
            Coordinates coordinates,
            Slots slots,
            Map<Reference, Map<?, ?>> saved,
            Map<Moments.Need, ? extends Map<String, ?>> moments) {
        this.moments = moments;
        this.coordinates = coordinates;
        this.slots = slots;
        this.saved = saved;
    }

    Part of(Map<?, ?> rule) {
        return of(rule, "rule", 1);
    }

    /** Refuses a rule that is wrong, whatever it refers to. */
    static void expectRight(Coordinates coordinates, Map<?, ?> rule) {
        Map<Reference, Map<?, ?>> anything = new HashMap<>();
        RuleTexts.references(rule, "rule", (reference, path) -> anything.put(reference, Map.of()));
        new RuleConditions(coordinates, new Slots(), anything).of(rule);
    }

    private Part of(Map<?, ?> rule, String path, int depth) {
        if (depth > DEPTH) {
            throw refused(path, "is nested too deeply: at most " + DEPTH + " levels");
        }
        List<Part> all = new ArrayList<>();
        rule.forEach((key, value) -> {
            String name = String.valueOf(key);
            all.add(part(name, value, path + "." + name, depth));
        });
        return all.size() == 1 ? all.get(0) : Part.all(path, List.copyOf(all));
    }

    private Part part(String name, @Nullable Object value, String path, int depth) {
        if (++parts > PARTS) {
            throw refused(path, "is one too many: a rule has at most " + PARTS + " conditions");
        }
        return switch (name) {
            case "and" -> Part.all(path, each(list(value, path), path, depth));
            case "or" -> {
                List<?> rules = list(value, path);
                if (rules.isEmpty()) {
                    throw refused(path, "is empty: give at least one condition, or leave it out");
                }
                yield Part.any(path, each(rules, path, depth));
            }
            case "not" -> Part.not(path, of(map(value, path), path, depth + 1));
            case "cohort" -> {
                Map<?, ?> given = checked(name, map(value, path), path);
                yield of(rule(Reference.of(given), path), path, depth + 1);
            }
            case "follows" -> {
                Map<?, ?> given = map(value, path);
                Condition followed =
                        new Condition.OfNode(of(given, path, depth + 1).condition());
                yield Part.alone(path, given, new Condition.Related("following", Quantity.SOME, followed));
            }
            case "member" -> {
                Map<?, ?> given = map(value, path);
                Coordinates.Criteria members = coordinates.criteria("Query", "members");
                yield Part.alone(path, given, new Conditions(coordinates, slots).of(members, given, path));
            }
            case "segment" -> {
                Map<?, ?> given = checked(name, map(value, path), path);
                yield Part.alone(path, given, segment(given, path));
            }
            default -> {
                Map<?, ?> given = checked(name, map(value, path), path);
                yield Part.alone(path, given, written(name, given));
            }
        };
    }

    private List<Part> each(List<?> rules, String path, int depth) {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String at = path + "[" + i + "]";
            all.add(of(map(rules.get(i), at), at, depth + 1));
        }
        return List.copyOf(all);
    }

    private Map<?, ?> rule(Reference reference, String path) {
        Map<?, ?> rule = saved.get(reference);
        if (rule == null) {
            throw Fault.notFound("`" + path + "`: there is no version " + reference.version() + " of a cohort "
                            + reference.key())
                    .with("argument", "rule")
                    .with("path", path);
        }
        return rule;
    }

    private Condition.Written written(String name, Map<?, ?> given) {
        Map<String, Integer> arguments = new HashMap<>();
        given.forEach((key, value) -> {
            String argument = String.valueOf(key);
            int slot = slots.value(
                    Values.fromClient(coordinates.argument(TYPE, name, argument), Objects.requireNonNull(value)));
            arguments.put(argument, slot);
            arguments.put(Pattern.chosen(argument, value), slot);
        });
        if (name.equals("rfm")) {
            arguments.put(
                    "limits", slots.value(moment(new Moments.Need("RFM", null)).get("limits")));
        }
        return new Condition.Written(TYPE, name, arguments);
    }

    private Map<String, ?> moment(Moments.Need need) {
        Map<String, ?> moment = moments.get(need);
        return moment == null ? Map.of() : moment;
    }

    private Condition segment(Map<?, ?> given, String path) {
        Moments.Need need = Moments.Need.ofSegment(given);
        List<String> names = Segments.names(need.kind());
        for (Object name : list(given.get("names"), path + ".names")) {
            if (!names.contains(String.valueOf(name))) {
                throw refused(path + ".names", "has no " + name + ": the segments are " + String.join(", ", names));
            }
        }
        return new Condition.InSegment(
                need.kind(), need.asOf() != null, slots.value(moment(need)), slots.value(given.get("names")));
    }

    /** Within the ranges that the schema says. */
    private Map<?, ?> checked(String name, Map<?, ?> given, String path) {
        GraphQLInputObjectType type = (GraphQLInputObjectType)
                coordinates.scalar(((graphql.schema.GraphQLNamedType) graphql.schema.GraphQLTypeUtil.unwrapAll(
                                declaration(coordinates, name).getType()))
                        .getName());
        return checked(name, type, given, path);
    }

    private static Map<?, ?> checked(String name, GraphQLInputObjectType type, Map<?, ?> given, String path) {
        given.forEach((key, value) -> {
            String at = path + "." + key;
            if (value == null) {
                throw refused(at, "is null: leave it out instead");
            }
            if (value instanceof List<?> list && (list.isEmpty() || list.size() > Conditions.VALUES)) {
                throw refused(at, "has 1 to " + Conditions.VALUES + " values, not " + list.size());
            }
            if (value instanceof Number number) {
                expectWithin(type.getField(String.valueOf(key)), number, at);
            }
            if (value instanceof Map<?, ?> parts) {
                checked(
                        name,
                        graphql.schema.GraphQLTypeUtil.unwrapAllAs(
                                type.getField(String.valueOf(key)).getType()),
                        parts,
                        at);
            }
        });
        if (given.isEmpty() && !MEANS_SOMETHING_EMPTY.contains(name)) {
            throw refused(
                    path,
                    "says nothing: give at least one of "
                            + String.join(
                                    ", ",
                                    type.getFields().stream()
                                            .map(GraphQLInputObjectField::getName)
                                            .toList()));
        }
        return given;
    }

    /** Something that was made, of whatever kind. */
    private static final Set<String> MEANS_SOMETHING_EMPTY = Set.of("authored");

    private static void expectWithin(GraphQLInputObjectField field, Number given, String path) {
        GraphQLAppliedDirective within = field.getAppliedDirective("within");
        if (within == null) {
            return;
        }
        Double least = Objects.requireNonNull(within.getArgument("least")).getValue();
        Double most = Objects.requireNonNull(within.getArgument("most")).getValue();
        if (least != null && given.doubleValue() < least) {
            throw refused(path, "is " + given + ": at least " + figure(least));
        }
        if (most != null && given.doubleValue() > most) {
            throw refused(path, "is " + given + ": at most " + figure(most));
        }
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The declaration of a condition in the schema. */
    static GraphQLInputObjectField declaration(Coordinates coordinates, String name) {
        return ((GraphQLInputObjectType) coordinates.scalar(TYPE)).getField(name);
    }

    private static Map<?, ?> map(@Nullable Object value, String path) {
        return (Map<?, ?>) present(value, path);
    }

    private static List<?> list(@Nullable Object value, String path) {
        return (List<?>) present(value, path);
    }

    private static Object present(@Nullable Object value, String path) {
        if (value == null) {
            throw refused(path, "is null: leave it out instead");
        }
        return value;
    }

    private static Fault refused(String path, String why) {
        return Fault.invalid("BAD_INPUT", "`" + path + "` " + why)
                .with("argument", "rule")
                .with("path", path);
    }
}
