package io.guanxi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens in the communities that the generator makes, and when. */
class HistoryTest {

    private static final int MEMBERS = 4_000;
    private static final long DAY = 86_400;
    private static final long END =
            Community.END.atStartOfDay().toInstant(ZoneOffset.UTC).getEpochSecond();

    @TempDir
    private static Path folder;

    private static GeneratedFiles files;
    private static long[] joined;
    private static long[] last;
    private static long[] events;
    private static int[] actors;

    @BeforeAll
    static void generate() {
        files = GeneratedFiles.of(folder, Sizes.of(MEMBERS), 3, 2, false);
        joined = files.times("members", "joinedAt");
        last = files.times("members", "lastSeenAt");
        events = files.times("events", "at");
        actors = files.column("events", "member").stream()
                .mapToInt(GeneratedFiles::number)
                .toArray();
    }

    @Test
    void everythingRefersToWhatIsThereBefore() {
        long[] created = files.times("contents", "createdAt");
        Set<String> keys = new HashSet<>(files.column("contents", "key"));
        assertThat(keys).hasSize(created.length);
        for (String kind : List.of("contents", "reactions", "shares", "events", "follows", "trusts", "interactions")) {
            files.read(kind, row -> {
                long at = GeneratedFiles.time(row.getField(kind.equals("contents") ? "createdAt" : "at"));
                assertThat(at).as("%s", row).isLessThan(END);
                for (String column : List.of("member", "author", "from", "to")) {
                    String member = row.findField(column).orElse("");
                    if (!member.isEmpty()) {
                        assertThat(at).as("%s", row).isGreaterThanOrEqualTo(joined[GeneratedFiles.number(member)]);
                    }
                }
                for (String column : List.of("content", "replyTo", "derivedFrom")) {
                    String content = row.findField(column).orElse("");
                    if (!content.isEmpty()) {
                        assertThat(at).as("%s", row).isGreaterThanOrEqualTo(created[GeneratedFiles.number(content)]);
                    }
                }
            });
        }
        for (String kind : List.of("members", "orders", "events")) {
            assertThat(new HashSet<>(files.column(kind, "key"))).hasSameSizeAs(files.column(kind, "key"));
        }
    }

    @Test
    void weekendsEveningsAndWintersAreBusy() {
        double[] days = new double[7];
        double[] hours = new double[24];
        double[] months = new double[12];
        Arrays.stream(events)
                .mapToObj(Instant::ofEpochSecond)
                .map(at -> at.atOffset(ZoneOffset.UTC))
                .forEach(at -> {
                    days[at.getDayOfWeek().getValue() - 1]++;
                    hours[at.getHour()]++;
                    months[at.getMonthValue() - 1] += at.getYear() == 2025 ? 1 : 0;
                });
        assertThat(days[5] + days[6]).isGreaterThan(1.15 * (days[1] + days[2]));
        assertThat(hours[20]).isGreaterThan(5 * hours[3]);
        assertThat(months[0] + months[11]).isGreaterThan(1.3 * (months[5] + months[6]));
    }

    @Test
    void membersDoLessAndLessOrFallSilentAndSomeLeave() {
        double[] done = new double[60];
        double[] there = new double[60];
        for (int i = 0; i < events.length; i++) {
            done[(int) Math.min(59, (events[i] - joined[actors[i]]) / (7 * DAY))]++;
        }
        for (int i = 0; i < MEMBERS; i++) {
            for (int week = 0; week < 60 && joined[i] + (week + 1L) * 7 * DAY <= last[i]; week++) {
                there[week]++;
            }
        }
        assertThat(done[1] / there[1]).isGreaterThan(2 * done[8] / there[8]);
        assertThat(done[8] / there[8]).isGreaterThan(1.5 * done[32] / there[32]);

        double old = IntStream.range(0, MEMBERS)
                .filter(i -> joined[i] < END - 90 * DAY)
                .count();
        double silent = IntStream.range(0, MEMBERS)
                .filter(i -> joined[i] < END - 90 * DAY && last[i] < joined[i] + 30 * DAY)
                .count();
        double alive = Arrays.stream(last).filter(at -> at > END - 30 * DAY).count();
        double left = Arrays.stream(files.times("members", "leftAt"))
                .filter(at -> at >= 0)
                .count();
        assertThat(silent / old).as("silent within 30 days").isBetween(0.3, 0.6);
        assertThat(alive / MEMBERS).as("seen in the last 30 days").isBetween(0.2, 0.5);
        assertThat(left / MEMBERS).as("left").isBetween(0.02, 0.12);
        assertThat(Arrays.stream(events).filter(at -> at > END - 90 * DAY).count())
                .as("events are recent")
                .isGreaterThan(events.length / 8);
    }

    @Test
    void fewDoMuch() {
        int[] counts = new int[MEMBERS];
        Arrays.stream(actors).forEach(actor -> counts[actor]++);
        Arrays.sort(counts);
        double most = Arrays.stream(counts, MEMBERS - MEMBERS / 100, MEMBERS).sum();
        double authors = new HashSet<>(files.column("contents", "author")).size();

        assertThat(most / events.length).as("by one in a hundred").isBetween(0.05, 0.4);
        assertThat(authors / MEMBERS).as("authors").isBetween(0.2, 0.6);
    }

    @Test
    void referralsAreAForestAndComeInBursts() {
        Map<String, Integer> days = new HashMap<>();
        Map<String, Integer> generations = new HashMap<>();
        int[] stars = new int[1];
        Map<String, Integer> bursts = new HashMap<>();
        files.read("referrals", row -> {
            String member = row.getField("member");
            String referrer = row.getField("referrer");
            String day = row.getField("at").substring(0, 10);
            assertThat(joined[GeneratedFiles.number(referrer)])
                    .isLessThanOrEqualTo(joined[GeneratedFiles.number(member)]);
            assertThat(GeneratedFiles.number(referrer)).isLessThan(GeneratedFiles.number(member));
            generations.putIfAbsent(member, generations.getOrDefault(referrer, 0) + 1);
            days.merge(day, 1, Integer::sum);
            stars[0] = Math.max(stars[0], bursts.merge(day + referrer, 1, Integer::sum));
        });
        List<Integer> sorted = days.values().stream().sorted().toList();

        assertThat(Collections.max(sorted)).isGreaterThan(10 * sorted.get(sorted.size() / 2));
        assertThat(stars[0]).as("brought by one in a day").isGreaterThan(5);
        assertThat(Collections.max(generations.values())).isBetween(5, 60);
        assertThat((double) generations.size() / MEMBERS).isBetween(0.3, 0.8);
    }
}
