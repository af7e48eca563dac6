package io.guanxi.behaviour;

import io.guanxi.graph.Graph;
import io.guanxi.jobs.Patience;
import io.guanxi.jobs.Progress;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What members of a community, or some of them, do: the fields that are worked out from an image of events. */
public final class Behaviours {

    /** What members do, besides what is tracked. */
    static final List<EventKind> STEPS = List.of(
            EventKind.ORDER,
            EventKind.FOLLOW,
            EventKind.PUBLISH,
            EventKind.REPLY,
            EventKind.REACT,
            EventKind.SHARE,
            EventKind.INTERACT,
            EventKind.REFER);

    private final EventImages images;
    private final Patience patience;

    /**
     * Reads what it needs when somebody asks.
     *
     * @param timeout of each statement
     * @param patience how long whoever asks waits; what takes longer is a job
     */
    public Behaviours(Graph graph, Duration timeout, Duration patience) {
        images = new EventImages(graph, timeout);
        this.patience = new Patience(graph, RunningJob.Kind.EVENTS, patience);
    }

    /**
     * Whose behaviour is asked for, and when.
     *
     * @param snapshot the internal id of the current ranking
     * @param among those who count
     */
    public record Asked(String community, @Nullable String snapshot, Instant now, Among among) {}

    /** What is known when all that a field needs has been read. */
    private record Known(
            Roster roster,
            BitSet only,
            Map<EventPattern, EventColumn> columns,
            @Nullable Grouping groups) {
        EventColumn column(EventPattern pattern) {
            return Objects.requireNonNull(columns.get(pattern));
        }

        /** As it was at a time, if that is before. */
        Known at(long asOf) {
            if (asOf >= roster.asOf()) {
                return this;
            }
            Map<EventPattern, EventColumn> earlier = new HashMap<>();
            columns.forEach((pattern, column) -> earlier.put(pattern, column.until(asOf)));
            return new Known(roster.at(asOf), only, earlier, groups);
        }
    }

    /** Who and how many they are, of the same images. */
    public Headcount headcount() {
        return new Headcount(images, patience);
    }

    /** The fields of {@code Retention}. */
    public CompletableFuture<Map<String, @Nullable Object>> retention(Asked asked, Map<String, Object> arguments) {
        Given given = new Given(arguments);
        Retention retention = Retention.of(given);
        return known(
                asked,
                retention.patterns(),
                given,
                known -> retention.of(
                        known.roster,
                        known.only,
                        known.column(retention.start()),
                        known.column(retention.back()),
                        known.groups));
    }

    /** The fields of {@code Funnel}. */
    public CompletableFuture<Map<String, @Nullable Object>> funnel(Asked asked, Map<String, Object> arguments) {
        Given given = new Given(arguments);
        Funnel funnel = Funnel.of(given);
        return known(
                asked,
                funnel.patterns(),
                given,
                known -> FunnelFigures.of(funnel, known.roster, known.only, known.columns, known.groups));
    }

    /** Who has gone how far in a funnel: {@code key}, {@code steps} and {@code at}, by key. */
    public CompletableFuture<List<Map<String, Object>>> funnelMembers(
            Asked asked, Map<String, Object> arguments, MemberPage page) {
        Given given = new Given(arguments);
        Funnel funnel = Funnel.of(given);
        boolean dropped = "DROPPED".equals(given.get("outcome"));
        int step = given.whole("step", dropped ? 2 : 1, funnel.steps().size());
        return during(asked, funnel.patterns(), given, known -> {
            FunnelWalk walk = new FunnelWalk(funnel, known.columns);
            return page.of(known.roster, known.only, row -> {
                walk.walk(row);
                int reached = walk.reached();
                return (dropped ? reached != step - 1 : reached < step)
                        ? null
                        : Map.of("key", known.roster.key(row), "steps", reached, "at", time(walk.at(reached - 1)));
            });
        });
    }

    /** Who has placed one order only, some days ago: {@code key} and {@code orderedAt}, by key. */
    public CompletableFuture<List<Map<String, Object>>> repurchaseDue(
            Asked asked, Map<String, Object> arguments, MemberPage page) {
        Given given = new Given(arguments);
        long days = given.days("days");
        EventPattern order = EventPattern.of(EventKind.ORDER);
        return during(asked, Set.of(order), given, known -> {
            EventColumn orders = known.column(order);
            return page.of(known.roster, known.only, row -> {
                boolean one = orders.to(row) - orders.from(row) == 1 && !known.roster.hasLeft(row);
                long at = one ? orders.times()[orders.from(row)] : Long.MAX_VALUE;
                return at > known.roster.asOf() - days
                        ? null
                        : Map.of("key", known.roster.key(row), "orderedAt", time(at));
            });
        });
    }

    /** The fields of {@code Lifecycle}. */
    public CompletableFuture<Map<String, @Nullable Object>> lifecycle(Asked asked, Map<String, Object> arguments) {
        Given given = new Given(arguments);
        Lifecycle lifecycle = Lifecycle.of(given);
        return known(
                asked,
                Set.of(lifecycle.activity()),
                given,
                known -> lifecycle.of(known.roster, known.only, known.column(lifecycle.activity())));
    }

    /** The fields of {@code Stickiness}. */
    public CompletableFuture<Map<String, @Nullable Object>> stickiness(Asked asked, Map<String, Object> arguments) {
        Given given = new Given(arguments);
        Stickiness stickiness = Stickiness.of(given);
        return known(
                asked,
                Set.of(stickiness.activity()),
                given,
                known -> stickiness.of(known.roster, known.only, known.column(stickiness.activity())));
    }

    /** The fields of {@code PathTree}. */
    public CompletableFuture<Map<String, @Nullable Object>> paths(Asked asked, Map<String, Object> arguments) {
        Given given = new Given(arguments);
        Paths.of(given, List.of());
        return patience.during(
                asked.community(),
                asked.now(),
                progress -> images.roster(asked.community(), asked.now(), progress)
                        .thenCompose(roster -> steps(roster, given).thenCompose(otherwise -> {
                            Paths paths = Paths.of(given, otherwise);
                            Set<EventPattern> patterns = new HashSet<>(paths.events());
                            patterns.add(paths.start());
                            return known(roster, asked, patterns, given, progress)
                                    .thenApplyAsync(
                                            known -> told(known, paths.of(known.only, known.columns)),
                                            EventImages.THREADS);
                        })));
    }

    /** What paths look at where nothing is given. */
    private CompletableFuture<List<EventPattern>> steps(Roster roster, Given given) {
        if (given.get("events") != null) {
            return CompletableFuture.completedFuture(List.of());
        }
        return images.facts()
                .types(roster)
                .thenApply(types -> Stream.concat(
                                STEPS.stream().map(EventPattern::of),
                                types.stream()
                                        .limit(Paths.MOST - STEPS.size())
                                        .map(type -> EventPattern.named("track:" + type, "events")))
                        .toList());
    }

    private CompletableFuture<Map<String, @Nullable Object>> known(
            Asked asked, Set<EventPattern> patterns, Given given, Function<Known, Map<String, @Nullable Object>> then) {
        return during(asked, patterns, given, known -> told(known, then.apply(known)));
    }

    private static Map<String, @Nullable Object> told(Known known, Map<String, @Nullable Object> figures) {
        Map<String, @Nullable Object> told = new HashMap<>(figures);
        told.put("timeZone", known.roster.zone().getId());
        told.put("asOf", time(known.roster.asOf()));
        return told;
    }

    private <T> CompletableFuture<T> during(
            Asked asked, Set<EventPattern> patterns, Given given, Function<Known, T> then) {
        return patience.during(
                asked.community(),
                asked.now(),
                progress -> images.roster(asked.community(), asked.now(), progress)
                        .thenCompose(roster -> known(roster, asked, patterns, given, progress))
                        .thenApplyAsync(then, EventImages.THREADS));
    }

    private CompletableFuture<Known> known(
            Roster roster, Asked asked, Set<EventPattern> patterns, Given given, Progress progress) {
        Dimension by = Dimension.of(given);
        CompletableFuture<Groups> groups = by == null
                ? CompletableFuture.completedFuture(only -> null)
                : images.facts()
                        .values(roster, by, asked.snapshot(), progress)
                        .thenApply(values -> only -> Grouping.of(values.of(), only));
        return images.columns(roster, patterns, progress)
                .thenCombine(
                        new AmongRows(images, roster, asked.snapshot(), progress).of(asked.among()),
                        (columns, only) -> new Known(roster, only, columns, null))
                .thenCombineAsync(
                        groups,
                        (known, of) -> new Known(roster, known.only, known.columns, of.of(known.only))
                                .at(given.time("asOf", Long.MAX_VALUE)),
                        EventImages.THREADS);
    }

    /** How some members are told apart; absent if they are not. */
    private interface Groups {
        @Nullable
        Grouping of(BitSet only);
    }

    private static java.time.OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
