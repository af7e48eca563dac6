package io.guanxi.analysis;

import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of the lineage of a community: figures, lists and drawings. Times are milliseconds since 1970. */
public final class ReferralLists {

    private final Steps steps;
    private final Lineages lineages;
    private final LineageImage.Question<Map<String, Object>> forest = this::forest;

    /** @param timeout of each statement */
    public ReferralLists(Graph graph, Duration timeout, Lineages lineages) {
        this.steps = new Steps(graph, timeout);
        this.lineages = lineages;
    }

    /** The keys of those who have more below them than is read each time, by their internal ids; absent where that has to be counted. */
    public Optional<Map<String, String>> large(String community) {
        return lineages.known(community).map(LineageImage::large);
    }

    /**
     * What came of the members below one.
     *
     * @param found as {@code _lineage/below} has found them; none of them if there are too many, who are looked for in the image then
     * @return the fields of {@code ReferralStats}
     */
    public CompletableFuture<Map<String, @Nullable Object>> stats(
            Lineages.Asked asked, Map<?, ?> found, @Nullable String campaign) {
        String member = Column.text(found, "key");
        return Column.list(found, "keys").isEmpty()
                ? statsOfMany(asked, member, campaign)
                : CompletableFuture.supplyAsync(
                        () -> {
                            Lineage lineage = Lineage.of(few(found));
                            return ReferralFigures.below(lineage, lineage.place(member), campaign)
                                    .told(asked.snapshot() != null, Column.text(found, "currency"), asked.now());
                        },
                        Lineages.THREADS);
    }

    /** The same of a member who has many below; of who is not in the image yet, all figures are 0. */
    public CompletableFuture<Map<String, @Nullable Object>> statsOfMany(
            Lineages.Asked asked, String member, @Nullable String campaign) {
        return ofImage(asked, image -> image.answer(new LineageImage.StatsOf(member, campaign)));
    }

    private static ReferralRows few(Map<?, ?> found) {
        ReferralRows rows = new ReferralRows();
        rows.add(found);
        return rows;
    }

    private <T extends @Nullable Object> CompletableFuture<T> ofImage(
            Lineages.Asked asked, Function<LineageImage, T> work) {
        return lineages.image(asked).thenApplyAsync(work, Lineages.THREADS);
    }

    /** What came of those who were brought in a campaign. */
    public CompletableFuture<Map<String, @Nullable Object>> stats(Lineages.Asked asked, String campaign) {
        return ofImage(asked, image -> image.answer(new LineageImage.StatsIn(campaign)));
    }

    /** What of a downline is asked for; {@code after} and {@code before} are places as the elements have them. */
    public record Downline(
            String member,
            int maxDepth,
            boolean depthFirst,
            int size,
            boolean backward,
            @Nullable String after,
            @Nullable String before) {}

    /** A part of the downline of a member who has many below: {@code key}, {@code depth} and {@code place} of each. */
    public CompletableFuture<List<Map<String, Object>>> downline(Lineages.Asked asked, Downline part) {
        return ofImage(asked, image -> {
            int top = image.lineage().place(part.member());
            return top < 0
                    ? List.of()
                    : new DownlinePage(image.lineage(), top, part.maxDepth(), part.depthFirst())
                            .elements(part.size(), part.backward(), part.after(), part.before());
        });
    }

    /**
     * The tree below a member, for drawing.
     *
     * @param depth generations, 1 to 30
     * @param breadth children of each member, 1 to 100
     * @return the fields of {@code ReferralTree}; absent if there is no such member
     */
    public CompletableFuture<@Nullable Map<String, @Nullable Object>> tree(
            Lineages.Asked asked, String root, int depth, @Nullable String campaign, int breadth) {
        expect("depth", depth, 30);
        expect("children", breadth, 100);
        if (large(asked.community()).map(large -> large.containsValue(root)).orElse(false)) {
            return ofImage(asked, image -> tree(image.lineage(), root, depth, campaign, breadth));
        }
        List<?> found = Column.list(
                steps.read(
                                "_lineage/below",
                                Map.of(
                                        "parents", List.of(),
                                        "keys", List.of(root),
                                        "snapshot", asked.ranking(),
                                        "now", asked.now().atOffset(ZoneOffset.UTC),
                                        "community", asked.community()))
                        .get(0),
                "data");
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        ReferralRows few = few((Map<?, ?>) found.get(0));
        return (few.size() == 0
                        ? lineages.image(asked).thenApply(LineageImage::lineage)
                        : CompletableFuture.completedFuture(Lineage.of(few)))
                .thenApplyAsync(lineage -> tree(lineage, root, depth, campaign, breadth), Lineages.THREADS);
    }

    private static @Nullable Map<String, @Nullable Object> tree(
            Lineage lineage, String root, int depth, @Nullable String campaign, int breadth) {
        int place = lineage.place(root);
        return place < 0 ? null : new ReferralTrees(lineage, place, depth, campaign, breadth).told();
    }

    private static void expect(String argument, int value, int most) {
        if (value < 1 || value > most) {
            throw Fault.invalid("BAD_INPUT", "`" + argument + "` is from 1 to " + most)
                    .with("argument", argument);
        }
    }

    /** The largest trees: {@code key}, {@code total}, {@code maxDepth}. */
    public CompletableFuture<List<Map<String, Object>>> roots(Lineages.Asked asked) {
        return ofImage(asked, image -> image.answer(new LineageImage.Roots()));
    }

    /** Who brings most: {@code key}, {@code rank}, {@code value}. */
    public CompletableFuture<List<Map<String, Object>>> leaderboard(
            Lineages.Asked asked,
            LeaderboardMeasure by,
            @Nullable String campaign,
            @Nullable Long from,
            @Nullable Long to) {
        return ofImage(asked, image -> image.answer(new Leaderboard(by, campaign, from, to, image.currency())));
    }

    /** Whose codes a campaign's rule suspends: {@code key}, {@code quality}, {@code total}; nobody's where it has none. */
    public CompletableFuture<List<Map<String, Object>>> failing(Lineages.Asked asked, String campaign) {
        List<Map<String, Object>> rule =
                steps.read("_lineage/suspension", Map.of("community", asked.community(), "campaign", campaign));
        return rule.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : ofImage(
                        asked,
                        image -> SubtreeQuality.failing(
                                image.lineage(),
                                campaign,
                                Column.number(rule.get(0), "below"),
                                Math.toIntExact(Column.count(rule.get(0), "least"))));
    }

    /** The fields of {@code ReferralForest}. */
    public CompletableFuture<Map<String, Object>> forest(Lineages.Asked asked) {
        return ofImage(asked, image -> image.answer(forest));
    }

    private Map<String, Object> forest(LineageImage image) {
        Lineages.Asked asked = new Lineages.Asked(image.community(), null, image.asOf());
        Lineage lineage = image.lineage();
        MentorChains chains = new MentorChains();
        long referrals = 0;
        for (int place = 0; place < lineage.size(); place++) {
            referrals += lineage.facts().isBrought(place) ? 1 : 0;
            if (lineage.referrer(place) >= 0) {
                chains.add(lineage.key(lineage.referrer(place)), lineage.key(place));
            }
        }
        Map<String, Integer> reasons = new HashMap<>();
        lineages.reading().pages("_lineage/touches", asked, page -> {
            List<?> members = Column.list(page, "members");
            for (int i = 0; i < members.size(); i++) {
                chains.add((String) Column.list(page, "referrers").get(i), (String) members.get(i));
                reasons.merge((String) Column.list(page, "reasons").get(i), 1, Integer::sum);
            }
        });
        MentorChains.Found found = chains.found();
        return Map.of(
                "members", lineage.size(),
                "referrals", referrals,
                "roots", image.rootCount(),
                "maxDepth", image.maxDepth(0, lineage.size()),
                "secondReferrers", reasons.getOrDefault("SECOND_REFERRER", 0),
                "cycles", reasons.getOrDefault("CYCLE", 0),
                "longestChain", found.longest(),
                "circles", found.circles(),
                "asOf", Steps.time(image.asOf()));
    }
}
