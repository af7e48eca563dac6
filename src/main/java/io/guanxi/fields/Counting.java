package io.guanxi.fields;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.behaviour.Division;
import io.guanxi.behaviour.Headcount;
import io.guanxi.behaviour.MemberPage;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import io.guanxi.graphql.CohortMembers;
import io.guanxi.graphql.CohortMembers.Asked;
import io.guanxi.graphql.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is in cohorts and how many they are. The database is asked, and what it says holds now. Where there are many members and it has not answered within a second (or 0.2, if the image is there already), an
 * image of the community is asked as well, which is at most a minute old or five times as old as it took to read; what is there first is the answer.
 */
final class Counting {

    /** With fewer members, looking at all of them is quick. */
    static final long FEW = 50_000;

    private static final Duration HASTE = Duration.ofSeconds(1);
    /** The same where the image is there. */
    private static final Duration MORE_HASTE = Duration.ofMillis(200);
    /** How long it is known that the database takes long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int MOST = 10_000;
    private static final String EVERYBODY = "_behaviour/everybody";

    private final Graph graph;
    private final Duration timeout;
    private final CohortMembers members;
    private final RuleMembers rules;
    private final Headcount headcount;
    private final long few;
    private final Cache<List<String>, Boolean> slow =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
    private final AsyncCache<String, Long> everybody =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).buildAsync();

    /**
     * Asks and counts.
     *
     * @param timeout of each statement
     * @param few how many members are looked at each time; a negative number: nobody is
     */
    Counting(Graph graph, Duration timeout, CohortMembers members, Headcount headcount, long few) {
        this.graph = graph;
        this.timeout = timeout;
        this.members = members;
        this.rules = new RuleMembers(members);
        this.headcount = headcount;
        this.few = few;
    }

    /** As {@link CohortMembers#size}. */
    CompletionStage<Long> size(Asked asked, String rule) {
        return counted(
                asked,
                List.of("size", rule),
                quick -> members.size(quick, rule),
                () -> rules.asked(asked, rule).thenCompose(headcount::size));
    }

    /** As {@link CohortMembers#page}. */
    CompletionStage<List<String>> page(Asked asked, String rule, Section section) {
        if (!section.own() || section.counted()) {
            return members.ids(asked, rule);
        }
        return counted(
                asked,
                List.of("page", rule),
                quick -> members.page(quick, rule, section),
                () -> rules.asked(asked, rule)
                        .thenCompose(who -> headcount.keys(who, page(section)))
                        .thenCompose(keys -> members.idsOf(asked.community(), keys)));
    }

    /** Of a list in its own order. */
    static MemberPage page(Section section) {
        return new MemberPage(section.size() + 1, section.backward(), key(section.after()), key(section.before()));
    }

    private static @Nullable String key(@Nullable List<@Nullable Object> place) {
        return place == null ? null : (String) place.get(0);
    }

    /** As {@link CohortMembers#breakdown}. */
    CompletionStage<Object> breakdown(Asked asked, String rule, String dimension, @Nullable String attribute) {
        return counted(
                asked,
                List.of("breakdown", rule, dimension, String.valueOf(attribute)),
                quick -> members.breakdown(quick, rule, dimension, attribute),
                () -> rules.asked(asked, rule)
                        .thenCompose(who -> headcount.shares(who, by(dimension, attribute)))
                        .thenApply(Counting::told));
    }

    private static Map<String, Object> by(String dimension, @Nullable String attribute) {
        Map<String, Object> by = new HashMap<>(Map.of("by", dimension));
        if (attribute != null) {
            by.put("attribute", attribute);
        }
        return by;
    }

    private static Object told(List<Map<String, @Nullable Object>> shares) {
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        shares.stream().limit(CohortMembers.SHARES).forEach(share -> {
            Map<String, @Nullable Object> one = new HashMap<>(share);
            one.put("suppressed", false);
            told.add(one);
        });
        return told;
    }

    /** As {@link CohortMembers#segmentSizes}. */
    CompletionStage<Map<String, Long>> segmentSizes(Asked asked, String kind, @Nullable Instant asOf) {
        return counted(
                asked,
                List.of("segments", kind, String.valueOf(asOf)),
                quick -> members.segmentSizes(quick, kind, asOf),
                () -> headcount.sizes(asked.community(), asked.now(), rules.segments(asked, kind, asOf)));
    }

    /** As {@link CohortMembers#flow}. */
    CompletionStage<List<?>> flow(Asked asked, String kind, Instant from, @Nullable Instant to) {
        return counted(
                asked,
                List.of("flow", kind, from.toString(), String.valueOf(to)),
                quick -> members.flow(quick, kind, from, to),
                () -> {
                    Division before = rules.segments(asked, kind, from);
                    Division after = rules.segments(asked, kind, to);
                    Instant until = to == null ? asked.now() : to;
                    return headcount
                            .flow(asked.community(), asked.now(), before, from, after, until)
                            .thenApply(moves -> moves.entrySet().stream()
                                    .map(move -> move(move.getKey(), move.getValue()))
                                    .toList());
                });
    }

    private static Map<String, @Nullable Object> move(Headcount.Move move, long members) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("before", move.before());
        told.put("after", move.after());
        told.put("gone", move.left());
        told.put("members", members);
        return told;
    }

    private <T> CompletionStage<T> counted(
            Asked asked,
            List<String> question,
            Function<Asked, CompletionStage<T>> asking,
            Supplier<CompletionStage<T>> gathering) {
        List<String> known = new ArrayList<>(question);
        known.add(asked.community());
        boolean atHand = headcount.isAtHand(asked.community());
        if (few < 0 || (atHand && slow.getIfPresent(known) != null)) {
            return gathering.get();
        }
        return everybody().thenCompose(all -> {
            if (all <= few) {
                return asking.apply(asked);
            }
            String run = Ids.next();
            CompletableFuture<T> direct = asking.apply(asked.as(run)).toCompletableFuture();
            return direct.copy()
                    .orTimeout((atHand ? MORE_HASTE : HASTE).toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(failed -> {
                        if (!(cause(failed) instanceof TimeoutException)) {
                            return CompletableFuture.failedFuture(failed);
                        }
                        CompletableFuture<T> gathered = gathering.get().toCompletableFuture();
                        return first(direct, gathered, () -> {
                            slow.put(known, true);
                            graph.end(run);
                        });
                    });
        });
    }

    /**
     * What the database says, if it does so before the other is there.
     *
     * @param late where it does not
     */
    private static <T> CompletableFuture<T> first(
            CompletableFuture<T> direct, CompletableFuture<T> gathered, Runnable late) {
        CompletableFuture<T> result = new CompletableFuture<>();
        var unused = gathered.whenComplete((value, failed) -> {
            if (failed == null ? result.complete(value) : result.completeExceptionally(failed)) {
                late.run();
            }
        });
        var unusedToo = direct.thenAccept(result::complete);
        return result;
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }

    /** How many members there are in all communities. */
    private CompletionStage<Long> everybody() {
        return everybody.get(
                EVERYBODY,
                (missing, executor) -> graph.read(Statement.of(EVERYBODY, Map.of(), timeout))
                        .thenApply(rows ->
                                (Long) Objects.requireNonNull(rows.get(0).get("members")))
                        .toCompletableFuture());
    }
}
