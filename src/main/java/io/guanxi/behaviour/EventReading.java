package io.guanxi.behaviour;

import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Statement;
import io.guanxi.jobs.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads members and what they did, some thousand members at a time, the next while those that have come are put in place.
 *
 * @param timeout of each statement
 * @param most bytes that a column may have
 */
record EventReading(Graph graph, Duration timeout, long most) {

    private static final int PAGE = 10_000;
    /** How much of the work it is to read the members. */
    private static final double MEMBERS = 0.2;

    /** @param now what is later does not count */
    Roster roster(String community, Instant now, Progress progress) {
        long begun = System.nanoTime();
        ZoneId zone = read("_behaviour/community", Map.of("community", community)).stream()
                .map(row -> ZoneId.of(String.valueOf(row.get("timeZone"))))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("there is no community " + community));
        long everybody = (Long) Objects.requireNonNull(
                read("_behaviour/everybody", Map.of()).get(0).get("members"));
        List<String> keys = new ArrayList<>();
        LongList hashes = new LongList();
        LongList joinedAt = new LongList();
        LongList leftAt = new LongList();
        String after = "";
        while (true) {
            progress.tell("members", Math.min(1, (double) keys.size() / Math.max(1, everybody)) * MEMBERS);
            Map<String, Object> page = read(
                            "_behaviour/members",
                            Map.of("community", community, "after", after, "limit", PAGE, "undated", Times.UNDATED))
                    .get(0);
            List<?> more = list(page, "keys");
            if (more.isEmpty()) {
                break;
            }
            more.forEach(key -> keys.add((String) key));
            list(page, "ids").forEach(id -> hashes.add(Roster.hash((String) id)));
            list(page, "joinedAt").forEach(joinedAt::add);
            list(page, "leftAt").forEach(leftAt::add);
            after = keys.get(keys.size() - 1);
        }
        return new Roster(
                community,
                zone,
                now.toEpochMilli(),
                keys.toArray(String[]::new),
                hashes.array(),
                joinedAt.array(),
                leftAt.array(),
                begun);
    }

    /** The columns of patterns, none of which is any event at all. */
    Map<EventPattern, EventColumn> columns(Roster roster, Set<EventPattern> patterns, Progress progress) {
        Map<EventPattern, EventColumn> columns = new HashMap<>();
        Set<EventPattern> packed =
                patterns.stream().filter(EventPattern::isPacked).collect(Collectors.toSet());
        int passes = patterns.size() - packed.size() + (packed.isEmpty() ? 0 : 1);
        if (!packed.isEmpty()) {
            columns.putAll(packed(roster, packed, pass(progress, 0, passes)));
        }
        int pass = packed.isEmpty() ? 0 : 1;
        for (EventPattern pattern : patterns) {
            if (!pattern.isPacked()) {
                columns.put(pattern, column(roster, pattern, pass(progress, pass++, passes)));
            }
        }
        return columns;
    }

    /** How far one of several passes through all members is. */
    private static DoubleConsumer pass(Progress progress, int pass, int passes) {
        return done -> progress.tell("events", MEMBERS + (1 - MEMBERS) * (pass + done) / passes);
    }

    private EventColumn column(Roster roster, EventPattern pattern, DoubleConsumer told) {
        return switch (pattern.kind()) {
            case JOIN -> roster.joins();
            case LEAVE -> roster.leaves();
            case ANY -> throw new IllegalArgumentException("any event is the sum of others");
            default -> read(roster, pattern, told);
        };
    }

    private EventColumn read(Roster roster, EventPattern pattern, DoubleConsumer told) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("kind", pattern.of().isEmpty() ? null : pattern.of());
        input.put("atLeast", pattern.atLeast());
        input.put("atMost", pattern.atMost());
        input.put(
                "properties",
                pattern.properties().stream()
                        .map(one -> Map.of("name", "properties." + one.name(), "value", one.value()))
                        .toList());
        EventColumn.Builder column = new EventColumn.Builder(roster.size(), roster.asOf());
        pages(roster, "_behaviour/" + pattern.kind().title(), input, told, (from, to, page) -> {
            List<?>[] times = new List<?>[to - from];
            List<?> keys = list(page, "keys");
            for (int i = 0; i < keys.size(); i++) {
                int row = roster.row((String) keys.get(i));
                if (row >= from && row < to) {
                    times[row - from] = (List<?>) list(page, "times").get(i);
                }
            }
            for (List<?> one : times) {
                add(column, one);
            }
        });
        return column.column();
    }

    /** What is packed by type, read once for all of the types. */
    private Map<EventPattern, EventColumn> packed(Roster roster, Set<EventPattern> patterns, DoubleConsumer told) {
        Map<EventPattern, EventColumn.Builder> builders = new LinkedHashMap<>();
        patterns.forEach(pattern -> builders.put(pattern, new EventColumn.Builder(roster.size(), roster.asOf())));
        boolean all = patterns.stream().anyMatch(pattern -> pattern.of().isEmpty());
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("types", all ? null : patterns.stream().map(EventPattern::of).toList());
        pages(roster, "_behaviour/packed", input, told, (from, to, page) -> {
            List<List<Integer>> entries = new ArrayList<>();
            for (int row = from; row < to; row++) {
                entries.add(List.of());
            }
            List<?> keys = list(page, "keys");
            for (int i = 0; i < keys.size(); i++) {
                int row = roster.row((String) keys.get(i)) - from;
                if (row >= 0 && row < to - from) {
                    if (entries.get(row).isEmpty()) {
                        entries.set(row, new ArrayList<>());
                    }
                    entries.get(row).add(i);
                }
            }
            List<?> types = list(page, "types");
            List<?> times = list(page, "times");
            builders.forEach((pattern, builder) -> {
                for (List<Integer> entry : entries) {
                    for (int i : entry) {
                        if (pattern.of().isEmpty() || pattern.of().equals(types.get(i))) {
                            ((List<?>) times.get(i)).forEach(time -> builder.add((Long) time));
                        }
                    }
                    builder.endOfRow();
                }
                expectSmall(builder.bytes());
            });
        });
        return builders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, built -> built.getValue().column()));
    }

    /** The types of tracked events, those that most members did first. */
    List<String> types(String community, int limit) {
        return read("_behaviour/types", Map.of("community", community, "limit", limit)).stream()
                .map(row -> (String) Objects.requireNonNull(row.get("type")))
                .toList();
    }

    /** What each member is told apart by; absent of those who have no value. */
    String[] @Nullable [] dimension(Roster roster, Dimension by, @Nullable String snapshot, Progress progress) {
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("attribute", by.attribute());
        input.put("snapshot", snapshot);
        input.put("now", Instant.ofEpochMilli(roster.asOf()).atZone(ZoneOffset.UTC));
        input.put("timeZone", roster.zone().getId());
        return values(roster, statements(roster, "dimension", by.statement(), input), progress);
    }

    /** In which part of a division each member is; absent of those who are in none. */
    String[] @Nullable [] division(Roster roster, Division division, Progress progress) {
        Division.Pages pages = Graph.await(division.pages().apply(Instant.ofEpochMilli(roster.asOf())));
        return values(roster, pages::between, progress);
    }

    private String[] @Nullable [] values(Roster roster, Asking asking, Progress progress) {
        String[] @Nullable [] values = new String[roster.size()] @Nullable [];
        Map<List<?>, String[]> shared = new HashMap<>();
        paged(roster, asking, done -> progress.tell("values", done), (from, to, page) -> {
            List<?> keys = list(page, "keys");
            for (int i = 0; i < keys.size(); i++) {
                int row = roster.row((String) keys.get(i));
                if (row >= 0) {
                    values[row] = shared.computeIfAbsent(
                            (List<?>) list(page, "values").get(i),
                            all -> all.stream().map(String::valueOf).toArray(String[]::new));
                }
            }
        });
        return values;
    }

    /** The rows of those who are looked for among all. */
    BitSet searched(Roster roster, Among.Search search, Progress progress) {
        BitSet rows = new BitSet(roster.size());
        Asking asking =
                (after, upTo) -> search.between(after, upTo).thenApply(ids -> Map.<String, Object>of("ids", ids));
        paged(
                roster,
                asking,
                done -> progress.tell("the cohort", done),
                (from, to, page) -> rows.or(roster.rows(
                        list(page, "ids").stream().map(String::valueOf).toList())));
        return rows;
    }

    private void add(EventColumn.Builder column, @Nullable List<?> times) {
        if (times != null) {
            times.forEach(time -> column.add((Long) time));
        }
        column.endOfRow();
        expectSmall(column.bytes());
    }

    /** What is larger cannot be kept for whoever asks next. */
    void expectSmall(long bytes) {
        if (bytes > most) {
            throw Fault.of(
                            Fault.Kind.LIMITED,
                            "TOO_MANY_EVENTS",
                            "there are more events of that kind than this server may keep in memory; name a narrower kind")
                    .with("limit", most);
        }
    }

    private interface Page {
        void read(int from, int to, Map<String, Object> row);
    }

    /** Asks for those whose keys lie behind one key and not behind the other. */
    private interface Asking {
        CompletionStage<Map<String, Object>> page(String after, String upTo);
    }

    private void pages(Roster roster, String file, Map<String, @Nullable Object> more, DoubleConsumer told, Page each) {
        paged(roster, statements(roster, file, CypherFiles.text(file), more), told, each);
    }

    private Asking statements(Roster roster, String name, String text, Map<String, @Nullable Object> more) {
        return (after, upTo) -> {
            Map<String, @Nullable Object> input = new HashMap<>(more);
            input.put("community", roster.community());
            input.put("after", after);
            input.put("upTo", upTo);
            return graph.read(new Statement(name, text, input, timeout)).thenApply(rows -> rows.get(0));
        };
    }

    private static void paged(Roster roster, Asking asking, DoubleConsumer told, Page each) {
        Deque<CompletionStage<Map<String, Object>>> ahead = new ArrayDeque<>();
        int asked = 0;
        for (int from = 0; from < roster.size(); from += PAGE) {
            told.accept((double) from / roster.size());
            while (ahead.size() < 2 && asked < roster.size()) {
                String after = asked == 0 ? "" : roster.key(asked - 1);
                asked = Math.min(asked + PAGE, roster.size());
                ahead.add(asking.page(after, roster.key(asked - 1)));
            }
            each.read(from, Math.min(from + PAGE, roster.size()), Graph.await(ahead.remove()));
        }
        told.accept(1);
    }

    private List<Map<String, Object>> read(String file, Map<String, Object> input) {
        return graph.readNow(statement(file, new HashMap<>(input)));
    }

    private Statement statement(String file, Map<String, @Nullable Object> input) {
        return Statement.of(file, input, timeout);
    }

    private static List<?> list(Map<String, Object> row, String name) {
        return (List<?>) Objects.requireNonNull(row.get(name), name);
    }

    /** Numbers as they come. */
    private static final class LongList {

        private long[] values = new long[1_000];
        private int count;

        void add(Object value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = (Long) value;
        }

        long[] array() {
            return Arrays.copyOf(values, count);
        }
    }
}
