package io.guanxi.cohorts;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.cohorts.Facts.Did;
import io.guanxi.cohorts.Facts.Made;
import io.guanxi.cohorts.Facts.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who meets a rule, member by member and fact by fact, from the descriptions in the schema. */
final class RuleOracle {

    private static final ZoneId ZONE = ZoneId.of(Facts.ZONE);

    private final Facts facts;
    private final Instant now;

    RuleOracle(Facts facts, Instant now) {
        this.facts = facts;
        this.now = now;
    }

    boolean meets(Person person, JsonNode rule) {
        boolean all = true;
        for (Map.Entry<String, JsonNode> part : rule.properties()) {
            all &= holds(person, part.getKey(), part.getValue());
        }
        return all;
    }

    private boolean holds(Person person, String name, JsonNode given) {
        return switch (name) {
            case "and" -> elements(given).allMatch(one -> meets(person, one));
            case "or" -> elements(given).anyMatch(one -> meets(person, one));
            case "not" -> !meets(person, given);
            case "member" -> given.at("/source/eq").asText().equals(person.source());
            case "follows" ->
                facts.people().values().stream()
                        .anyMatch(other -> person.follows().contains(other.key()) && meets(other, given));
            case "tagged" -> person.tags().contains(given.get("tag").asText());
            case "circle" -> {
                String circle = given.get("key").asText();
                Instant until = person.circles().get(circle);
                yield person.circles().containsKey(circle) && (until == null || until.isAfter(now));
            }
            case "joined" -> joined(person.joinedAt(), given);
            case "did" ->
                events(person, given)
                        >= (given.has("times") ? given.get("times").asInt() : 1);
            case "active" ->
                person.did().stream().filter(did -> within(did.at(), given)).count()
                        >= given.get("times").asInt();
            case "neverDid" -> events(person, given) == 0;
            case "night" -> night(person, given);
            case "lifecycle" ->
                elements(given.get("stages")).anyMatch(one -> one.asText().equals(stage(person)));
            case "under" -> {
                int levels = levels(person, given.get("member").asText());
                yield levels > 0
                        && levels <= (given.has("levels") ? given.get("levels").asInt() : 30);
            }
            case "generation" -> {
                int generation = 0;
                for (Person at = person; at.referrer() != null; at = facts.person(at.referrer())) {
                    generation++;
                }
                yield generation >= given.path("atLeast").asInt(0)
                        && generation <= given.path("atMost").asInt(Integer.MAX_VALUE);
            }
            case "campaign" -> given.get("key").asText().equals(person.campaign());
            case "near" -> {
                int hops = hops(person.key(), given.get("member").asText());
                yield hops > 0 && hops <= given.path("hops").asInt(2);
            }
            case "authored" -> person.made().stream().anyMatch(made -> is(made, given));
            case "pyramid" ->
                elements(given.get("classes"))
                        .anyMatch(
                                one -> one.asText().equals(facts.ranked(person).pyramid()));
            case "grade" ->
                elements(given.get("grades"))
                        .anyMatch(
                                one -> one.asText().equals(facts.ranked(person).grade()));
            case "influence" ->
                facts.ranked(person).percentile() >= given.path("atLeast").asDouble(0)
                        && facts.ranked(person).percentile()
                                <= given.path("atMost").asDouble(1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Instant time(JsonNode text) {
        return Instant.parse(text.asText());
    }

    private boolean joined(@Nullable Instant at, JsonNode given) {
        return at != null
                && !(given.has("since") && at.isBefore(time(given.get("since"))))
                && !(given.has("until") && !at.isBefore(time(given.get("until"))))
                && !(given.has("days") && (!within(at, given) || at.isAfter(now)));
    }

    private boolean within(Instant at, JsonNode given) {
        return !given.has("days")
                || Duration.between(at, now)
                                .compareTo(Duration.ofDays(given.get("days").asInt()))
                        < 0;
    }

    private long events(Person person, JsonNode given) {
        return person.did().stream()
                .filter(did -> did.type().equals(given.get("event").asText()))
                .map(Did::at)
                .filter(at -> within(at, given))
                .filter(at -> !given.has("since") || !at.isBefore(time(given.get("since"))))
                .filter(at -> !given.has("until") || at.isBefore(time(given.get("until"))))
                .count();
    }

    private boolean night(Person person, JsonNode given) {
        int all = 0;
        int dark = 0;
        for (Did did : person.did()) {
            if (within(did.at(), given)) {
                LocalTime clock = did.at().atZone(ZONE).toLocalTime();
                all++;
                dark += clock.isBefore(LocalTime.of(22, 0)) && !clock.isBefore(LocalTime.of(6, 0)) ? 0 : 1;
            }
        }
        return all > 0 && (double) dark / all > given.path("above").asDouble(0.85);
    }

    private String stage(Person person) {
        if (person.leftAt() != null && !person.leftAt().isAfter(now)) {
            return "LEFT";
        }
        Instant joined = person.joinedAt();
        Duration since = joined == null ? Duration.ofDays(10_000) : Duration.between(joined, now);
        if (since.compareTo(Duration.ofDays(7)) <= 0) {
            return "NEW";
        }
        if (since.compareTo(Duration.ofDays(30)) <= 0) {
            return "ACTIVE";
        }
        Instant month = now.minus(Duration.ofDays(30));
        boolean seen = person.lastSeenAt() != null && !person.lastSeenAt().isBefore(month);
        return seen || person.did().stream().anyMatch(did -> !did.at().isBefore(month)) ? "ESTABLISHED" : "DORMANT";
    }

    private int levels(Person person, String above) {
        int levels = 0;
        for (Person at = person; at.referrer() != null; at = facts.person(at.referrer())) {
            levels++;
            if (at.referrer().equals(above)) {
                return levels;
            }
        }
        return 0;
    }

    /** Breadth first, whichever way follows point. */
    private int hops(String from, String to) {
        Map<String, Integer> far = new HashMap<>(Map.of(from, 0));
        Deque<String> open = new ArrayDeque<>(far.keySet());
        while (!open.isEmpty()) {
            String at = open.remove();
            for (Person other : facts.people().values()) {
                boolean beside = other.follows().contains(at)
                        || facts.person(at).follows().contains(other.key());
                if (beside && far.putIfAbsent(other.key(), far.get(at) + 1) == null) {
                    open.add(other.key());
                }
            }
        }
        return far.getOrDefault(to, 0);
    }

    private static boolean is(Made made, JsonNode given) {
        double z = 1.959963984540054;
        double all = made.good() + made.bad();
        double share = all == 0 ? 0 : made.good() / all;
        double bound = made.good() == 0
                ? 0
                : (share + z * z / (2 * all) - z * Math.sqrt(share * (1 - share) / all + z * z / (4 * all * all)))
                        / (1 + z * z / all);
        return (!given.has("topic") || given.get("topic").asText().equals(made.topic()))
                && (!given.has("origin") || given.get("origin").asText().equals(made.origin()))
                && (!given.has("kind") || given.get("kind").asText().equals(made.kind()))
                && (!given.has("quality") || bound >= given.get("quality").asDouble());
    }
}
