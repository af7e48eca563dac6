package io.guanxi.behaviour;

import io.guanxi.graph.Keys;
import io.guanxi.jobs.Patience;
import io.guanxi.jobs.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many members of a community are among some, and who: put together from an image. Where that takes long whoever asks gets {@code COMPUTING}, as of all that {@link Behaviours} tell. */
public final class Headcount {

    /** As the database orders them: by value where they are equally many, absent last. */
    private static final Comparator<Map.Entry<@Nullable String, Integer>> MOST_FIRST =
            Comparator.<Map.Entry<@Nullable String, Integer>>comparingInt(count -> -count.getValue())
                    .thenComparing(Map.Entry::getKey, Comparator.nullsLast(Keys::compare));

    private final EventImages images;
    private final Patience patience;

    Headcount(EventImages images, Patience patience) {
        this.images = images;
        this.patience = patience;
    }

    private interface Work<T> {
        CompletableFuture<T> of(Roster roster, Progress progress);
    }

    private <T> CompletableFuture<T> during(String community, Instant now, Work<T> work) {
        return patience.during(
                community,
                now,
                progress -> images.roster(community, now, progress).thenCompose(roster -> work.of(roster, progress)));
    }

    private CompletableFuture<BitSet> rows(Behaviours.Asked asked, Roster roster, Progress progress) {
        return new AmongRows(images, roster, asked.snapshot(), progress).of(asked.among());
    }

    /** Whether the members of a community have been read, so that nobody has to wait for that. */
    public boolean isAtHand(String community) {
        return images.isAtHand(community);
    }

    /** How many there are. */
    public CompletableFuture<Long> size(Behaviours.Asked asked) {
        return during(
                asked.community(),
                asked.now(),
                (roster, progress) -> rows(asked, roster, progress).thenApply(rows -> (long) rows.cardinality()));
    }

    /** The keys of some of them, in order. */
    public CompletableFuture<List<String>> keys(Behaviours.Asked asked, MemberPage page) {
        return during(
                asked.community(),
                asked.now(),
                (roster, progress) ->
                        rows(asked, roster, progress).thenApply(rows -> page.of(roster, rows, roster::key)));
    }

    /**
     * How many there are of each value of a dimension, the most first: {@code value}, absent of those who have none, and {@code members}. Who has several counts for each.
     *
     * @param arguments {@code by}, and {@code attribute} if that is by a free attribute
     */
    public CompletableFuture<List<Map<String, @Nullable Object>>> shares(
            Behaviours.Asked asked, Map<String, Object> arguments) {
        Dimension by = Objects.requireNonNull(Dimension.of(new Given(arguments)));
        return during(
                asked.community(),
                asked.now(),
                (roster, progress) -> rows(asked, roster, progress)
                        .thenCombine(images.facts().values(roster, by, asked.snapshot(), progress), (rows, values) -> {
                            List<Map<String, @Nullable Object>> shares = new ArrayList<>();
                            Grouping.counts(values.of(), rows).entrySet().stream()
                                    .sorted(MOST_FIRST)
                                    .forEach(count -> {
                                        Map<String, @Nullable Object> share = new HashMap<>();
                                        share.put("value", count.getKey());
                                        share.put("members", (long) count.getValue());
                                        shares.add(share);
                                    });
                            return shares;
                        }));
    }

    /** How many members are in each part of a division, by its name; those with nobody in them are left out. */
    public CompletableFuture<Map<String, Long>> sizes(String community, Instant now, Division division) {
        return during(
                community,
                now,
                (roster, progress) -> images.facts()
                        .values(roster, division, progress)
                        .thenApply(values -> counted(roster, row -> name(values, row))));
    }

    /**
     * Who went from one part to another.
     *
     * @param before the part that they were in; absent if they were not there yet
     * @param left whether they left between
     */
    public record Move(@Nullable String before, String after, boolean left) {}

    /**
     * How many members went from which part to which; those who were not there at the end are left out.
     *
     * @param before what divides them at first
     * @param from when that was
     * @param after what divides them at the end
     * @param to when that was
     */
    public CompletableFuture<Map<Move, Long>> flow(
            String community, Instant now, Division before, Instant from, Division after, Instant to) {
        return during(
                community,
                now,
                (roster, progress) -> images.facts()
                        .values(roster, before, progress)
                        .thenCompose(first -> images.facts()
                                .values(roster, after, progress)
                                .thenApply(last -> counted(roster, row -> {
                                    String part = name(last, row);
                                    return part == null
                                            ? null
                                            : new Move(
                                                    name(first, row),
                                                    part,
                                                    roster.hasLeft(row, from.toEpochMilli(), to.toEpochMilli()));
                                }))));
    }

    private static @Nullable String name(RosterFacts.Values values, int row) {
        String[] of = values.of()[row];
        return of == null ? null : of[0];
    }

    private static <K> Map<K, Long> counted(Roster roster, Function<Integer, @Nullable K> each) {
        Map<K, Long> counts = new HashMap<>();
        for (int row = 0; row < roster.size(); row++) {
            K key = each.apply(row);
            if (key != null) {
                counts.merge(key, 1L, Long::sum);
            }
        }
        return counts;
    }
}
