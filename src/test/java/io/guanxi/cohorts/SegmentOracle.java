package io.guanxi.cohorts;

import io.guanxi.cohorts.Histories.Act;
import io.guanxi.cohorts.Histories.Bought;
import io.guanxi.cohorts.Histories.Made;
import io.guanxi.cohorts.Histories.Person;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The segment that somebody was in at a moment, fact by fact, from the descriptions in the schema; null of who was not there yet. */
final class SegmentOracle {

    private static final Set<String> DEALS = Set.of("coupon", "deal", "discount", "sale", "voucher");

    /** Recency downwards, 5 first; the mean of frequency and monetary from 1 to 5. */
    private static final List<List<String>> GRID = List.of(
            List.of("NEW", "POTENTIALLY_LOYAL", "POTENTIALLY_LOYAL", "CHAMPIONS", "CHAMPIONS"),
            List.of("PROMISING", "POTENTIALLY_LOYAL", "POTENTIALLY_LOYAL", "LOYAL", "LOYAL"),
            List.of("ABOUT_TO_SLEEP", "ABOUT_TO_SLEEP", "NEEDING_ATTENTION", "LOYAL", "LOYAL"),
            List.of("HIBERNATING", "HIBERNATING", "AT_RISK", "AT_RISK", "CANNOT_LOSE"),
            List.of("HIBERNATING", "HIBERNATING", "AT_RISK", "AT_RISK", "CANNOT_LOSE"));

    private final List<Person> people;
    private final Instant moment;

    SegmentOracle(List<Person> people, Instant moment) {
        this.people = people;
        this.moment = moment;
    }

    @Nullable
    String segment(String kind, Person person) {
        if (person.joinedAt() != null && person.joinedAt().isAfter(moment)) {
            return null;
        }
        return switch (kind) {
            case "ACTIVITY" -> {
                long events = acts(person, 30, act -> tracked(act));
                yield events >= 12 ? "CORE" : events >= 4 ? "ACTIVE" : events >= 1 ? "ORDINARY" : "SILENT";
            }
            case "LIFECYCLE" -> stage(person);
            case "RFM" -> rfm(person);
            case "ARCHETYPE" -> archetype(person);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static boolean tracked(Act act) {
        return Character.isLowerCase(act.kind().charAt(0));
    }

    private boolean within(Instant at, int days) {
        return at.isAfter(moment.minus(Duration.ofDays(days))) && !at.isAfter(moment);
    }

    private long acts(Person person, int days, Predicate<Act> which) {
        return person.acts().stream()
                .filter(which)
                .filter(act -> within(act.at(), days))
                .count();
    }

    private String stage(Person person) {
        if (person.leftAt() != null && !person.leftAt().isAfter(moment)) {
            return "LEFT";
        }
        Instant joined = person.joinedAt();
        if (joined != null && !joined.isBefore(moment.minus(Duration.ofDays(7)))) {
            return "NEW";
        }
        Instant month = moment.minus(Duration.ofDays(30));
        if (joined != null && !joined.isBefore(month)) {
            return "ACTIVE";
        }
        Predicate<Instant> lately = at -> !at.isBefore(month) && !at.isAfter(moment);
        boolean seen = person.lastSeenAt() != null && lately.test(person.lastSeenAt());
        return seen || person.acts().stream().anyMatch(act -> tracked(act) && lately.test(act.at()))
                ? "ESTABLISHED"
                : "DORMANT";
    }

    private List<Bought> paid(Person person) {
        return person.bought().stream()
                .filter(order -> !order.at().isAfter(moment))
                .filter(order -> order.refundedAt() == null
                        ? order.status() == null || order.status().equalsIgnoreCase("paid")
                        : order.refundedAt().isAfter(moment))
                .toList();
    }

    private static long last(List<Bought> orders) {
        return orders.stream()
                .mapToLong(order -> order.at().toEpochMilli())
                .max()
                .orElseThrow();
    }

    private static long spent(List<Bought> orders) {
        return orders.stream()
                .filter(order -> order.currency() == null || order.currency().equals(Histories.CURRENCY))
                .mapToLong(Bought::amount)
                .sum();
    }

    private int score(Person person, ToLongFunction<List<Bought>> figure) {
        long own = figure.applyAsLong(paid(person));
        long below = 0;
        long equal = 0;
        long all = 0;
        for (Person other : people) {
            List<Bought> orders = paid(other);
            if (!orders.isEmpty()) {
                long value = figure.applyAsLong(orders);
                all++;
                below += value < own ? 1 : 0;
                equal += value == own ? 1 : 0;
            }
        }
        return BigDecimal.valueOf(below)
                .add(BigDecimal.valueOf(equal).divide(BigDecimal.valueOf(2)))
                .multiply(BigDecimal.valueOf(5))
                .divide(BigDecimal.valueOf(all), 0, RoundingMode.CEILING)
                .intValueExact();
    }

    int[] scores(Person person) {
        return paid(person).isEmpty()
                ? new int[0]
                : new int[] {
                    score(person, SegmentOracle::last), score(person, List::size), score(person, SegmentOracle::spent)
                };
    }

    private String rfm(Person person) {
        int[] scores = scores(person);
        return scores.length == 0
                ? "NO_ORDERS"
                : GRID.get(5 - scores[0]).get((int) Math.round((scores[1] + scores[2]) / 2.0) - 1);
    }

    private String archetype(Person person) {
        if (acts(person, 90, act -> DEALS.contains(act.kind())) >= 3) {
            return "DEAL_SEEKER";
        }
        if (paid(person).stream().anyMatch(order -> within(order.at(), 90))) {
            return "KNOWLEDGE_PAYING";
        }
        boolean brought = acts(
                        person,
                        90,
                        act -> act.kind().equals("REFERRED")
                                && (act.voidedAt() == null || act.voidedAt().isAfter(moment)))
                > 0;
        if (brought || acts(person, 90, act -> act.kind().equals("SHARED")) >= 3) {
            return "COMMUNITY_SPREADER";
        }
        List<Made> lately =
                person.made().stream().filter(made -> within(made.at(), 90)).toList();
        List<Made> ofOthers =
                lately.stream().filter(made -> !person.key().equals(made.of())).toList();
        if (lately.stream().filter(made -> !made.kind().equals("reply")).count() >= 2
                || ofOthers.stream().anyMatch(made -> made.kind().equals("remake"))) {
            return "CONTENT_CO_CREATOR";
        }
        if (ofOthers.stream().filter(made -> made.kind().equals("reply")).count() >= 3) {
            return "EXPERT_HELPER";
        }
        if (acts(person, 90, act -> Set.of("REACTED", "INTERACTED", "FOLLOWS").contains(act.kind())) >= 10) {
            return "SOCIALISER";
        }
        return person.joinedAt() != null && within(person.joinedAt(), 30) ? "NEWCOMER" : "LURKER";
    }
}
