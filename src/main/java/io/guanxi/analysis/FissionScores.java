package io.guanxi.analysis;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.guanxi.fault.Fault;
import io.guanxi.graph.Graph;
import io.guanxi.jobs.Patience;
import io.guanxi.jobs.Progress;
import io.guanxi.jobs.RunningJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Whom to ask to bring others. What it takes of members is read as a whole and kept for twenty times as long as it took to read, however long that is: whom to
 * ask next is no question of minutes, and reading the ties of a large community takes some.
 */
public final class FissionScores {

    private static final int PAGE = 10_000;
    /** Members whose ties are read at a time. */
    private static final int BATCH = 1_000;
    /** Members of a list. */
    private static final int MOST = 1_000;

    /** How long an image is good, by how long it took to read. */
    private static final int LONG = 20;

    private static final double TEN_THOUSANDTHS = 10_000;

    /** How much of an image reading members is, and reading their ties. */
    private static final double MEMBERS = 0.2;

    private static final double TIES = 0.9;

    private final Steps steps;
    private final Patience readings;
    private final AsyncCache<Of, FissionImage> images = Caffeine.newBuilder()
            .maximumSize(20)
            .executor(Lineages.THREADS)
            .expireAfter(Expiry.<Of, FissionImage>creating((of, image) -> Duration.ofNanos(goodFor(image))))
            .buildAsync();

    /**
     * @param timeout of each statement
     * @param patience how long whoever asks waits
     */
    public FissionScores(Graph graph, Duration timeout, Duration patience) {
        this.steps = new Steps(graph, timeout);
        this.readings = new Patience(graph, RunningJob.Kind.FISSION, patience);
    }

    private record Of(String community, String snapshot) {}

    private static long goodFor(FissionImage image) {
        return LONG * image.took();
    }

    /** The fields of {@code FissionScore} of some members by their ids; none of who is not active in the ranking. */
    public CompletableFuture<Map<String, Object>> of(Lineages.Asked asked, List<String> members, String campaign) {
        if (asked.snapshot() == null) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return image(asked)
                .thenApplyAsync(
                        image -> {
                            FissionImage.Incentive incentive = incentive(asked, campaign);
                            Map<String, Object> told = new HashMap<>();
                            for (String id : members) {
                                Map<String, Object> score = image.told(id, incentive);
                                if (score != null) {
                                    told.put(id, score);
                                }
                            }
                            return told;
                        },
                        Lineages.THREADS);
    }

    /**
     * Whom to ask next.
     *
     * @return {@code member} (its id), {@code rank}, {@code score} and {@code fission} of each
     */
    public CompletableFuture<List<Map<String, Object>>> next(Lineages.Asked asked, String campaign) {
        if (asked.snapshot() == null) {
            throw Fault.of(
                    Fault.Kind.NOT_FOUND,
                    "NO_SNAPSHOT",
                    "nothing was computed for " + asked.community() + " yet; run the command `compute`");
        }
        return image(asked)
                .thenApplyAsync(
                        image -> image.first(MOST, suspended(asked, campaign), incentive(asked, campaign)),
                        Lineages.THREADS);
    }

    private Set<String> suspended(Lineages.Asked asked, String campaign) {
        Set<String> suspended = new HashSet<>();
        Map<String, Object> input =
                Map.of("community", asked.community(), "campaign", campaign, "now", Steps.time(asked.now()));
        steps.read("_fission/suspended", input).forEach(row -> suspended.add(Column.text(row, "id")));
        return suspended;
    }

    private FissionImage.Incentive incentive(Lineages.Asked asked, String campaign) {
        double best = 0;
        double own = -1;
        double running = 0;
        Map<String, Object> input = Map.of("community", asked.community(), "now", Steps.time(asked.now()));
        for (Map<String, Object> row : steps.read("_fission/campaigns", input)) {
            double percent = Column.number(row, "rateE4") / TEN_THOUSANDTHS;
            boolean runs = Column.flag(row, "runs");
            best = runs ? Math.max(best, percent) : best;
            if (campaign.equals(Column.text(row, "key"))) {
                own = percent;
                running = runs ? percent : 0;
            }
        }
        if (own < 0) {
            throw Fault.notFound("there is no campaign " + campaign).with("argument", "campaign");
        }
        return new FissionImage.Incentive(own, best == 0 ? 0 : running / best);
    }

    private CompletableFuture<FissionImage> image(Lineages.Asked asked) {
        String community = asked.community();
        return readings.within(
                community,
                images.get(
                        new Of(community, asked.ranking()),
                        of -> readings.alone(
                                community,
                                "fission",
                                asked.now(),
                                progress -> read(asked, steps.as(progress.run()), progress))));
    }

    private static FissionImage read(Lineages.Asked asked, Steps steps, Progress progress) {
        long begun = System.nanoTime();
        List<String> ids = new ArrayList<>();
        List<Boolean> left = new ArrayList<>();
        Map<String, Integer> free = new HashMap<>();
        progress.tell("members", 0);
        members(asked, steps, progress, ids, left, free);
        double[] weight = weights(asked, steps, progress, ids, free);
        progress.tell("contents", TIES);
        Map<String, double[]> qualities = new HashMap<>();
        Set<String> active = new HashSet<>(ids);
        for (Map<String, Object> block : steps.read("_fission/quality", Map.of("snapshot", asked.ranking()))) {
            List<?> members = Column.list(block, "members");
            for (int i = 0; i < members.size(); i++) {
                if (active.contains((String) members.get(i))) {
                    qualities.put(
                            (String) members.get(i),
                            new double[] {Column.number(block, "raw", i), Column.number(block, "percentiles", i)});
                }
            }
        }
        boolean[] gone = new boolean[ids.size()];
        for (int member = 0; member < gone.length; member++) {
            gone[member] = left.get(member);
        }
        return FissionImage.of(ids, gone, weight, qualities, System.nanoTime() - begun);
    }

    /** @param free gets a number for each member who can still be brought */
    private static void members(
            Lineages.Asked asked,
            Steps steps,
            Progress progress,
            List<String> ids,
            List<Boolean> left,
            Map<String, Integer> free) {
        long all = Column.count(
                steps.read("_community/size", Map.of("community", asked.community()))
                        .get(0),
                "members");
        long read = 0;
        Map<String, Object> input = new HashMap<>(Map.of(
                "community",
                asked.community(),
                "snapshot",
                asked.ranking(),
                "now",
                Steps.time(asked.now()),
                "after",
                "",
                "limit",
                PAGE));
        while (true) {
            Map<String, Object> page = steps.read("_fission/members", input).get(0);
            if (page.get("last") == null) {
                return;
            }
            List<?> members = Column.list(page, "ids");
            for (int i = 0; i < members.size(); i++) {
                String id = (String) members.get(i);
                boolean gone = (Boolean) Column.list(page, "left").get(i);
                if (!gone && !((Boolean) Column.list(page, "brought").get(i))) {
                    free.put(id, free.size());
                }
                if ((Boolean) Column.list(page, "active").get(i)) {
                    ids.add(id);
                    left.add(gone);
                }
            }
            input.put("after", Column.text(page, "last"));
            read += members.size();
            progress.tell("members", MEMBERS * Math.min(1, (double) read / all));
        }
    }

    /** What the ties of each weigh that lead to members who can still be brought. */
    private static double[] weights(
            Lineages.Asked asked, Steps steps, Progress progress, List<String> ids, Map<String, Integer> free) {
        Map<String, Object> about =
                steps
                        .read("_fission/about", Map.of("community", asked.community(), "snapshot", asked.ranking()))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> Fault.notFound("there is no community " + asked.community()));
        Instant asOf = Column.time(about, "asOf");
        if (asOf == null) {
            throw Fault.notFound("the ranking is not kept any more");
        }
        TieWeights settings = Configuration.of(steps, asked.community()).ties();
        TieReading reading = new TieReading(settings, Column.number(about, "trustScale"), asOf.toEpochMilli());
        Map<String, Double> weights = new HashMap<>();
        steps.inTurn("_ties/outgoing", ids, BATCH, Map.of("undated", Undated.MILLIS), (before, rows) -> {
            progress.tell("ties", MEMBERS + (TIES - MEMBERS) * before / ids.size());
            rows.forEach(row -> {
                Bundle bundle = Bundle.of(
                        reading.of(row, id -> free.getOrDefault(id, -1)),
                        asOf.toEpochMilli(),
                        settings.halfLifeMillis());
                double sum = 0;
                for (int place = 0; place < bundle.size(); place++) {
                    sum += bundle.strength(place);
                }
                weights.put(Column.text(row, "id"), sum);
            });
        });
        return ids.stream().mapToDouble(id -> weights.getOrDefault(id, 0.0)).toArray();
    }
}
