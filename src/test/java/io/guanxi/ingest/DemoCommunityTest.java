package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCommunityTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:34:56Z");
    private static final DemoCommunity DEMO = new DemoCommunity(DemoCommunity.MEMBERS, 1, NOW);

    @Test
    void theSameSeedAndDayGiveTheSameRows() {
        assertThat(all(new DemoCommunity(300, 7, NOW))).isEqualTo(all(new DemoCommunity(300, 7, NOW.plusSeconds(60))));
        assertThat(all(new DemoCommunity(300, 8, NOW))).isNotEqualTo(all(new DemoCommunity(300, 7, NOW)));
        assertThat(values(new DemoCommunity(1, 1, NOW), Kind.MEMBERS, "key")).hasSize(1);
    }

    @Test
    void threeThousandMembersMakeAtMostSixtyThousandRowsOfEveryKind() {
        Map<Kind, Integer> counts = new HashMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(kind, rows(DEMO, kind).size());
        }

        assertThat(counts)
                .allSatisfy((kind, count) -> assertThat(count).as(kind.file()).isPositive());
        assertThat(counts.get(Kind.MEMBERS)).isEqualTo(DemoCommunity.MEMBERS);
        assertThat(counts.get(Kind.FOLLOWS)).isBetween(7_000, 17_000);
        assertThat(counts.values().stream().mapToInt(count -> count).sum())
                .as("rows %s", counts)
                .isBetween(25_000, 45_000);
    }

    @Test
    void everythingRefersToWhatExists() {
        Set<String> members = new HashSet<>(values(DEMO, Kind.MEMBERS, "key"));
        Set<String> contents = new HashSet<>(values(DEMO, Kind.CONTENTS, "key"));
        Set<String> topics = new HashSet<>(values(DEMO, Kind.TOPICS, "name"));
        for (Kind kind : Kind.values()) {
            for (String column : List.of("member", "from", "to", "author", "referrer")) {
                assertThat(members).as(kind + " " + column).containsAll(values(DEMO, kind, column));
            }
            for (String column : List.of("content", "replyTo", "derivedFrom")) {
                assertThat(contents).as(kind + " " + column).containsAll(values(DEMO, kind, column));
            }
        }
        assertThat(topics).containsAll(values(DEMO, Kind.TOPICS, "broader"));
        assertThat(topics)
                .containsAll(values(DEMO, Kind.CONTENTS, "topics").stream()
                        .flatMap(names -> List.of(names.split("\\|")).stream())
                        .toList());
        assertThat(values(DEMO, Kind.CAMPAIGNS, "key")).containsAll(values(DEMO, Kind.REFERRALS, "campaign"));
        for (Kind kind : List.of(Kind.MEMBERS, Kind.CONTENTS, Kind.ORDERS, Kind.EVENTS)) {
            assertThat(values(DEMO, kind, "key")).doesNotHaveDuplicates();
        }
        assertThat(values(DEMO, Kind.MEMBERS, "handle")).doesNotHaveDuplicates();
    }

    @Test
    void nothingHappensAfterTheDayBeginsOrBeforeSomebodyJoins() {
        Map<String, Instant> joined = rows(DEMO, Kind.MEMBERS).stream()
                .collect(Collectors.toMap(row -> cell(row, "key"), row -> Instant.parse(cell(row, "joinedAt"))));
        for (Kind kind : Kind.values()) {
            for (Row row : rows(DEMO, kind)) {
                for (String column :
                        List.of("at", "createdAt", "since", "convertedAt", "joinedAt", "lastSeenAt", "leftAt")) {
                    if (row.values().containsKey(column)) {
                        Instant at = Instant.parse(cell(row, column));
                        assertThat(at).as("%s %s", kind, row).isBeforeOrEqualTo(Instant.parse("2024-06-01T00:00:00Z"));
                        if (row.values().containsKey("member")) {
                            assertThat(at).as("%s %s", kind, row).isAfterOrEqualTo(joined.get(cell(row, "member")));
                        }
                    }
                }
            }
        }
    }

    @Test
    void fewHaveManyFollowersAndAThirdIsReturned() {
        Map<String, Integer> followers = new HashMap<>();
        Set<List<String>> pairs = new HashSet<>();
        for (Row row : rows(DEMO, Kind.FOLLOWS)) {
            followers.merge(cell(row, "to"), 1, Integer::sum);
            assertThat(pairs.add(List.of(cell(row, "from"), cell(row, "to")))).isTrue();
        }
        List<Integer> degrees =
                followers.values().stream().sorted(Comparator.reverseOrder()).toList();
        double top = degrees.subList(0, 30).stream().mapToInt(degree -> degree).sum();
        double returned = pairs.stream()
                .filter(pair -> pairs.contains(List.of(pair.get(1), pair.get(0))))
                .count();

        assertThat(top / pairs.size()).as("share of the first percent").isGreaterThan(0.1);
        assertThat(degrees.get(0)).isGreaterThan(20 * degrees.get(degrees.size() / 2));
        assertThat(returned / pairs.size()).isBetween(0.2, 0.6);
    }

    @Test
    void referralsAreAForestOfSomeDepth() {
        Map<String, String> referrer = new HashMap<>();
        for (Row row : rows(DEMO, Kind.REFERRALS)) {
            assertThat(referrer.put(cell(row, "member"), cell(row, "referrer"))).isNull();
        }
        int deepest = 0;
        for (String member : referrer.keySet()) {
            int depth = 0;
            for (String at = member; at != null; at = referrer.get(at)) {
                assertThat(depth++).isLessThan(referrer.size());
            }
            deepest = Math.max(deepest, depth - 1);
        }
        assertThat(deepest).isBetween(5, 9);
    }

    private static List<Row> all(DemoCommunity demo) {
        List<Row> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            demo.read(kind, all::add);
        }
        return all;
    }

    private static List<Row> rows(DemoCommunity demo, Kind kind) {
        List<Row> rows = new ArrayList<>();
        demo.read(kind, rows::add);
        return rows;
    }

    /** The values of a column, where there are any. */
    private static List<String> values(DemoCommunity demo, Kind kind, String column) {
        return rows(demo, kind).stream()
                .filter(row -> row.values().containsKey(column))
                .map(row -> cell(row, column))
                .toList();
    }

    private static String cell(Row row, String column) {
        return String.valueOf(row.values().get(column));
    }
}
