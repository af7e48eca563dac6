package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Ids;
import io.guanxi.testing.RealData;
import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What trust seeds do to the ranking of Bitcoin OTC, whose members rated each other from -10 to 10, and to a ring of 1,000 fakes in it. What is measured
 * stands in src/docs/bitcoin-otc.md; {@code -Dguanxi.figures=true} prints it.
 */
class BitcoinSybilTest {

    private static final int FAKES = 1_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    /** Seeds are chosen by what was known then. */
    private static final Instant EARLY = Instant.parse("2011-03-01T00:00:00Z");

    private record Rating(String from, String to, int weight, Instant at) {}

    private final Influence influence = new Influence(TestGraph.graph(), Duration.ofMinutes(2));
    private final Community community = new Community();

    @Test
    void seedsPutTheDistrustedLowerAndKeepTheRingOut() throws IOException {
        List<Rating> ratings = ratings();
        community.run("MATCH (c:Community {key: $v.c}) SET c.trustScale = 10.0", Map.of());
        add(ratings);
        List<String> seeds = seeds(ratings);
        Map<String, Integer> net = new TreeMap<>();
        ratings.forEach(rating -> net.merge(rating.to(), rating.weight(), Integer::sum));
        Set<String> honest = new HashSet<>();
        ratings.forEach(rating -> honest.addAll(List.of(rating.from(), rating.to())));
        List<String> distrusted = net.keySet().stream()
                .sorted(Comparator.comparing((String member) -> net.getOrDefault(member, 0))
                        .thenComparing((String member) -> Integer.valueOf(member)))
                .limit(50)
                .toList();
        print("seeds %s, members %s, net below 0: %s, the 50th has %s"
                .formatted(
                        seeds,
                        honest.size(),
                        net.values().stream().filter(sum -> sum < 0).count(),
                        net.get(distrusted.get(49))));

        Standing open = stand(List.of(), "without seeds", distrusted, net);
        Standing seeded = stand(seeds, "with seeds", distrusted, net);

        assertThat(seeded.medianOfDistrusted()).isGreaterThan(open.medianOfDistrusted());
        assertThat(seeded.auc()).isGreaterThan(open.auc());

        // Somebody in the middle of those whom the seeds reach.
        List<String> order = seeded.ranks().entrySet().stream()
                .filter(one -> seeded.scores().get(one.getKey()) > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(one -> Integer.valueOf(one.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        String endorsed = order.get(order.size() / 2);
        ring(endorsed);
        Standing openRing = stand(List.of(), "ring, without seeds", distrusted, net);
        Standing seededRing = stand(seeds, "ring, with seeds", distrusted, net);

        for (Standing[] pair : new Standing[][] {{open, openRing}, {seeded, seededRing}}) {
            double most = honest.stream()
                    .mapToDouble(member -> Math.abs(
                            pair[0].scores().get(member) - pair[1].scores().get(member)))
                    .max()
                    .orElseThrow();
            double mean = honest.stream()
                    .mapToDouble(member -> Math.abs(
                            pair[0].scores().get(member) - pair[1].scores().get(member)))
                    .average()
                    .orElseThrow();
            print(
                    "member %s: score %.2f -> %.2f, rank %d -> %d; of all members the score changes by %.4f at most, %.4f in the mean; fakes of rank %d"
                            .formatted(
                                    endorsed,
                                    pair[0].scores().get(endorsed),
                                    pair[1].scores().get(endorsed),
                                    pair[0].ranks().get(endorsed),
                                    pair[1].ranks().get(endorsed),
                                    most,
                                    mean,
                                    IntStream.range(0, FAKES)
                                            .mapToLong(fake -> pair[1].ranks().get("fake" + fake))
                                            .min()
                                            .orElseThrow()));
        }
        assertThat(openRing.scores().get(endorsed) - open.scores().get(endorsed))
                .isGreaterThan(5);
        for (String member : honest) {
            assertThat(seededRing.scores().get(member))
                    .as(member)
                    .isEqualTo(seeded.scores().get(member));
        }
        for (int fake = 0; fake < FAKES; fake++) {
            assertThat(seededRing.scores().get("fake" + fake)).isZero();
        }
    }

    /** What Guanxi does not do: trust times the share of good ratings, each as much as who gave it is trusted, held against later ratings. */
    @Test
    void distrustWouldTellALittleMoreOfTheFuture() throws IOException {
        List<Rating> ratings = ratings();
        for (int year : List.of(2012, 2013, 2014, 2026)) {
            Instant day = Instant.parse(year + "-01-01T00:00:00Z");
            List<Rating> known =
                    ratings.stream().filter(one -> one.at().isBefore(day)).toList();
            Map<String, Double> trust = trust(known, seeds(ratings));
            Map<String, Integer> net = new TreeMap<>();
            // Of the last one, which knows all, those that it knows.
            ratings.stream()
                    .filter(one -> year == 2026 || !one.at().isBefore(day))
                    .filter(one -> trust.containsKey(one.to()))
                    .forEach(one -> net.merge(one.to(), one.weight(), Integer::sum));
            Map<String, Double> good = new HashMap<>();
            Map<String, Double> all = new HashMap<>();
            for (Rating one : known) {
                double counts = trust.get(one.from()) * Math.abs(one.weight());
                good.merge(one.to(), one.weight() > 0 ? counts : 0, Double::sum);
                all.merge(one.to(), counts, Double::sum);
            }
            Map<String, Double> damped = new HashMap<>();
            trust.forEach((member, value) -> damped.put(
                    member, all.getOrDefault(member, 0.0) > 0 ? value * good.get(member) / all.get(member) : value));
            print("ratings before %s: AUC of trust %.3f, times the share of good ratings %.3f"
                    .formatted(day, auc(trust, net), auc(damped, net)));
            assertThat(auc(damped, net)).isGreaterThan(auc(trust, net));
        }
    }

    /** EigenTrust by hand: good ratings alone, jumps to the seeds. */
    private static Map<String, Double> trust(List<Rating> ratings, List<String> seeds) {
        Map<String, Double> given = new HashMap<>();
        Map<String, Double> trust = new HashMap<>();
        for (Rating one : ratings) {
            given.merge(one.from(), (double) Math.max(0, one.weight()), Double::sum);
            trust.put(one.from(), 0.0);
            trust.put(one.to(), 0.0);
        }
        seeds.forEach(seed -> trust.put(seed, 1.0 / seeds.size()));
        for (int round = 0; round < 150; round++) {
            Map<String, Double> next = new HashMap<>();
            ratings.stream()
                    .filter(one -> one.weight() > 0)
                    .forEach(one -> next.merge(
                            one.to(),
                            0.85 * trust.get(one.from()) * one.weight() / given.get(one.from()),
                            Double::sum));
            double left = 1 - next.values().stream().mapToDouble(value -> value).sum();
            trust.replaceAll((member, value) ->
                    next.getOrDefault(member, 0.0) + (seeds.contains(member) ? left / seeds.size() : 0));
        }
        return trust;
    }

    private record Standing(
            Map<String, Double> scores, Map<String, Long> ranks, double medianOfDistrusted, double auc) {}

    private Standing stand(List<String> seeds, String name, List<String> distrusted, Map<String, Integer> net) {
        community.run(
                "MATCH (d:IndexConfiguration {community: '', version: 0}) "
                        + "OPTIONAL MATCH (old:IndexConfiguration {community: $v.c}) DETACH DELETE old WITH DISTINCT d "
                        + "CREATE (c:IndexConfiguration) SET c = d {.*, community: $v.c, id: $v.id, version: 1, trustSeeds: $v.seeds, activeWindowDays: 36500.0}",
                Map.of("id", Ids.next(), "seeds", seeds));
        String snapshot = influence.compute(community.key, null, NOW).id();
        Map<String, Double> scores = community.scores(snapshot);
        Map<String, Long> ranks = new HashMap<>();
        community.ranking(snapshot, "ranks").forEach((key, rank) -> ranks.put(key, (Long) rank));
        long[] theirs = distrusted.stream().mapToLong(ranks::get).sorted().toArray();
        double median = (theirs[24] + theirs[25]) / 2.0;
        double auc = auc(scores, net);
        long counted = community.ranking(snapshot, "counts").values().stream()
                .filter(one -> one.equals(1L))
                .count();
        print(
                "%s: counted %s of %s; the 50 most distrusted: median rank %s, in the first 100 %s, in the first 500 %s; AUC %.4f"
                        .formatted(
                                name,
                                counted,
                                ranks.size(),
                                median,
                                distrusted.stream()
                                        .filter(one -> ranks.get(one) <= 100)
                                        .count(),
                                distrusted.stream()
                                        .filter(one -> ranks.get(one) <= 500)
                                        .count(),
                                auc));
        return new Standing(scores, ranks, median, auc);
    }

    /** The chance that who is rated above 0 in sum has a greater score than who is rated below; equal scores are half of one. */
    private static double auc(Map<String, Double> scores, Map<String, Integer> net) {
        double[] trusted = net.keySet().stream()
                .filter(one -> net.get(one) > 0)
                .mapToDouble(scores::get)
                .toArray();
        double[] distrusted = net.keySet().stream()
                .filter(one -> net.get(one) < 0)
                .mapToDouble(scores::get)
                .toArray();
        double won = 0;
        for (double one : trusted) {
            for (double other : distrusted) {
                won += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return won / trusted.length / distrusted.length;
    }

    /** The five whom most members had rated well before March 2011, and nobody badly; of as many the one with the lesser number. */
    private static List<String> seeds(List<Rating> ratings) {
        Map<String, Integer> good = new TreeMap<>();
        Set<String> bad = new HashSet<>();
        for (Rating rating : ratings) {
            if (rating.at().isBefore(EARLY)) {
                if (rating.weight() > 0) {
                    good.merge(rating.to(), 1, Integer::sum);
                } else {
                    bad.add(rating.to());
                }
            }
        }
        return good.keySet().stream()
                .filter(member -> !bad.contains(member))
                .sorted(Comparator.comparing((String member) -> -good.getOrDefault(member, 0))
                        .thenComparing((String member) -> Integer.valueOf(member)))
                .limit(5)
                .toList();
    }

    private static List<Rating> ratings() throws IOException {
        return Files.readAllLines(RealData.set("bitcoin-otc").resolve("ratings.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(row -> new Rating(
                        row[0],
                        row[1],
                        Integer.parseInt(row[2]),
                        Instant.ofEpochMilli(Math.round(1_000 * Double.parseDouble(row[3])))))
                .toList();
    }

    private void add(List<Rating> ratings) {
        Map<String, Integer> known = new LinkedHashMap<>();
        ratings.forEach(rating -> List.of(rating.from(), rating.to()).forEach(member -> known.put(member, 0)));
        community.members(known.keySet().toArray(String[]::new));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Rating rating : ratings) {
            rows.add(Map.of(
                    "from", rating.from(),
                    "to", rating.to(),
                    "properties", Map.of("weight", (double) rating.weight(), "at", Steps.time(rating.at()))));
        }
        for (int from = 0; from < rows.size(); from += 5_000) {
            community.ties("TRUSTS", rows.subList(from, Math.min(rows.size(), from + 5_000)));
        }
    }

    /** Each rates the next three and one real member with 10, on the day of the last real rating. */
    private void ring(String endorsed) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Object> properties =
                Map.of("weight", 10.0, "at", Steps.time(Instant.parse("2016-01-25T00:00:00Z")));
        for (int fake = 0; fake < FAKES; fake++) {
            rows.add(Map.of("from", "fake" + fake, "to", endorsed, "properties", properties));
            for (int next = 1; next <= 3; next++) {
                rows.add(Map.of("from", "fake" + fake, "to", "fake" + (fake + next) % FAKES, "properties", properties));
            }
        }
        community
                .members(IntStream.range(0, FAKES)
                        .mapToObj(fake -> "fake" + fake)
                        .toArray(String[]::new))
                .ties("TRUSTS", rows);
    }

    private static void print(String text) {
        if (Boolean.getBoolean("guanxi.figures")) {
            System.out.println(text);
        }
    }
}
