package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.feed.Outbox;
import io.guanxi.graphql.Engine;
import io.guanxi.ingest.Import;
import io.guanxi.ingest.ImportOptions;
import io.guanxi.ingest.ImportProgress;
import io.guanxi.ingest.MappedFolder;
import io.guanxi.ingest.Mapping;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.Subscriber;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events are told, and to whom who comes back. */
class EventsTest {

    private static final Engine SERVER = TestServer.engine(TestGraph.graph());

    @TempDir
    Path folder;

    private final Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ada'}), (:Campaign {key: 'spring'}), (:Campaign {key: 'autumn'})");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private Subscriber subscribed(String field, String arguments, String fields) {
        return Subscriber.of(SERVER, subscription(field, arguments, fields));
    }

    private String subscription(String field, String arguments, String fields) {
        return "subscription { %s(community: \"%s\"%s) { id %s } }"
                .formatted(field, scenario.community(), arguments, fields);
    }

    private void write(String verb, String input) {
        scenario.when("mutation { %s(input: {%s, community: $community}) { errors { code } } }".formatted(verb, input));
    }

    private Object code(String subscription) {
        return Subscriber.ask(SERVER, subscription).extensions().get("code");
    }

    @Test
    void onlyWhatMeetsTheFilterIsTold() {
        try (Subscriber joined = subscribed("memberJoined", ", filter: {source: {eq: \"web\"}}", "member { key }");
                Subscriber published = subscribed(
                        "contentPublished",
                        ", filter: {kind: {eq: \"post\"}, author: {key: {eq: \"ada\"}}}",
                        "content { key author { key } }");
                Subscriber recorded = subscribed(
                        "referralRecorded",
                        ", filter: {campaign: {key: {eq: \"spring\"}}, referrer: {key: {eq: \"ada\"}}}",
                        "referral { member { key } referrer { key } state }")) {
            write("join", "key: \"ben\", source: \"shop\"");
            write("join", "key: \"cleo\", source: \"web\"");
            write("publish", "key: \"c1\", author: \"ada\", kind: \"comment\"");
            write("publish", "key: \"c2\", author: \"ben\"");
            write("publish", "key: \"c3\", author: \"ada\"");
            write("refer", "referrer: \"ada\", member: \"ben\", campaign: \"autumn\"");
            write("refer", "referrer: \"ada\", member: \"cleo\", campaign: \"spring\"");

            assertThat(joined.next("memberJoined", "member", "key")).isEqualTo("cleo");
            assertThat(published.next("contentPublished", "content", "key")).isEqualTo("c3");
            assertThat(recorded.next("referralRecorded", "referral"))
                    .isEqualTo(Map.of(
                            "member", Map.of("key", "cleo"), "referrer", Map.of("key", "ada"), "state", "PENDING"));
        }
    }

    @Test
    void whatIsGoneOrWasUndoneIsPassedOver() {
        try (Subscriber joined = subscribed("memberJoined", "", "at member { key }")) {
            write("join", "key: \"ada\"");
            write("join", "key: \"ben\"");
            write("join", "key: \"cleo\"");
            TestGraph.run(
                    "MATCH (m:Member {community: $v.c, key: 'ben'}) DETACH DELETE m",
                    Map.of("c", scenario.community()));

            assertThat(joined.next("memberJoined", "member", "key")).isEqualTo("cleo");
        }
        assertThat(TestGraph.run(
                        "MATCH (e:Entry {community: $v.c}) RETURN count(e) AS entries",
                        Map.of("c", scenario.community())))
                .as("the refused one left none")
                .containsExactly(Map.of("entries", 2L));
    }

    @Test
    void whoComesBackGoesOnBehindAnEventOfAnyKindAndNoIdOfAnotherPlaceIsTaken() {
        String id;
        try (Subscriber joined = subscribed("memberJoined", "", "member { key }")) {
            write("join", "key: \"ben\"");
            Engine.Event first = joined.next();
            id = first.id();
            assertThat(first.body())
                    .isEqualTo(Map.of(
                            "data", Map.of("memberJoined", Map.of("id", id, "member", Map.of("key", "ben")))));
        }
        write("publish", "key: \"c1\"");
        write("join", "key: \"cleo\"");

        try (Subscriber joined = subscribed("memberJoined", ", after: \"" + id + "\"", "member { key }");
                Subscriber published =
                        Subscriber.of(SERVER, subscription("contentPublished", "", "content { key }"), id)) {
            assertThat(joined.next("memberJoined", "member", "key")).isEqualTo("cleo");
            assertThat(published.next("contentPublished", "content", "key")).isEqualTo("c1");
        }
        String elsewhere = "subscription { memberJoined(community: \"%s\", after: \"%s\") { id } }";
        assertThat(code(elsewhere.formatted(Scenario.given().community(), id))).isEqualTo("BAD_EVENT_ID");
        for (String forged : List.of("", "1", id.substring(1), id + "A", "B" + id.substring(1))) {
            assertThat(code(elsewhere.formatted(scenario.community(), forged)))
                    .as(forged)
                    .isEqualTo("BAD_EVENT_ID");
        }
    }

    @Test
    void whoeverHasCancelledIsToldNothingAndCostsNothing() {
        Subscriber joined = subscribed("memberJoined", "", "member { key }");
        var asked = joined.asked();
        joined.close();
        joined.close();
        write("join", "key: \"ben\"");
        // Where a subscription begins is known to two milliseconds, by the database's clock.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        try (Subscriber other = subscribed("memberJoined", "", "member { key }")) {
            write("join", "key: \"cleo\"");
            assertThat(other.next("memberJoined", "member", "key")).isEqualTo("cleo");
        }
        assertThat(asked).isNotDone();
    }

    @Test
    void anImportIsOneEvent() throws IOException {
        Files.writeString(folder.resolve("members.csv"), "key,handle\nben,b\ncleo,c\nada,a\n");
        Files.writeString(folder.resolve("follows.csv"), "from,to\nben,cleo\n");
        try (Subscriber imported = subscribed("dataImported", "", "counts { kind created updated }");
                Subscriber joined = subscribed("memberJoined", "", "member { key }")) {
            load();
            load();
            write("join", "key: \"dan\"");

            assertThat(imported.next("dataImported", "counts"))
                    .isEqualTo(List.of(
                            Map.of("kind", "follows", "created", 1, "updated", 0),
                            Map.of("kind", "members", "created", 2, "updated", 1)));
            assertThat(joined.next("memberJoined", "member", "key")).isEqualTo("dan");
        }
        assertThat(TestGraph.run(
                        "MATCH (e:Entry {community: $v.c, kind: 'DataImported'}) RETURN count(e) AS entries",
                        Map.of("c", scenario.community())))
                .as("the second changed nothing")
                .containsExactly(Map.of("entries", 1L));
    }

    private void load() {
        new Import(TestGraph.graph(), Clock.systemUTC())
                .run(
                        new MappedFolder(folder, Mapping.PLAIN),
                        scenario.community(),
                        ImportOptions.defaults(),
                        ImportProgress.SILENT,
                        (row, reason) -> {
                            throw new AssertionError(reason);
                        });
    }

    /** Four members, the first two of whom count. Of the rankings below the second swaps them, the third only the others. */
    @Test
    void aRankingIsToldIfItsFirstMembersMovedFarEnough() {
        scenario.and("CREATE (:Member {key: 'ben'}), (:Member {key: 'cleo'}), (:Member {key: 'dan'})");
        String fields = "changes { member { key } rank before delta } previous { id }";
        try (Subscriber all = subscribed("rankingChanged", ", top: 2", fields);
                Subscriber far = subscribed("rankingChanged", ", top: 2, minDelta: 2", fields)) {
            rank(null, "1", "ada", "ben", "cleo", "dan");
            List<?> began = List.of(change("ada", 1, null, null), change("ben", 2, null, null));
            Engine.Event first = all.next();
            assertThat(Scenario.json(first.body()).findValuesAsText("key")).containsExactly("ada", "ben");
            assertThat(far.next("rankingChanged", "changes")).isEqualTo(began);

            rank("1", "2", "ben", "ada", "cleo", "dan");
            assertThat(all.next("rankingChanged", "changes"))
                    .isEqualTo(List.of(change("ben", 1, 2, 1), change("ada", 2, 1, -1)));

            rank("2", "3", "ben", "ada", "dan", "cleo");
            rank("3", "4", "dan", "ben", "ada", "cleo");
            // What was not told yet adds up.
            assertThat(all.next("rankingChanged", "changes"))
                    .isEqualTo(List.of(change("dan", 1, 4, 3), change("ben", 2, 1, -1), change("ada", 3, 2, -1)));
            assertThat(far.next("rankingChanged", "changes"))
                    .isEqualTo(List.of(change("dan", 1, 4, 3), change("ada", 3, 1, -2)));

            rank("gone", "5", "ada", "ben", "cleo", "dan");
            rank("4", "6", "cleo", "dan", "ben", "ada");
            assertThat(all.next("rankingChanged", "changes"))
                    .isEqualTo(List.of(change("cleo", 1, 4, 3), change("dan", 2, 1, -1), change("ben", 3, 2, -1)));
            assertThat(far.next("rankingChanged", "changes"))
                    .isEqualTo(List.of(change("cleo", 1, 4, 3), change("ben", 3, 2, -1)));

            // Who comes back is told of all of them at once.
            try (Subscriber late =
                    Subscriber.of(SERVER, subscription("rankingChanged", ", top: 2", fields), first.id())) {
                assertThat(late.next("rankingChanged", "changes"))
                        .isEqualTo(List.of(
                                change("cleo", 1, 3, 2),
                                change("dan", 2, 4, 2),
                                change("ben", 3, 2, -1),
                                change("ada", 4, 1, -3)));
                rank("6", "7", "dan", "cleo", "ben", "ada");
                assertThat(late.next("rankingChanged", "changes"))
                        .isEqualTo(List.of(change("dan", 1, 2, 1), change("cleo", 2, 1, -1)));
            }
        }
    }

    private static Map<String, Object> change(String key, Integer rank, Integer before, Integer delta) {
        Map<String, Object> change = new HashMap<>();
        change.put("member", Map.of("key", key));
        change.put("rank", rank);
        change.put("before", before);
        change.put("delta", delta);
        return change;
    }

    /** Makes a ranking, and says that it is the current one. */
    private void rank(String previous, String snapshot, String... keys) {
        Map<String, Object> about = new HashMap<>();
        about.put("snapshot", scenario.community() + snapshot);
        about.put("previous", previous == null ? null : scenario.community() + previous);
        TestGraph.run(
                """
                CREATE (s:Snapshot {id: $v.id, community: $v.c, kind: 'INFLUENCE', status: 'READY'})
                WITH s UNWIND range(0, size($v.keys) - 1) AS i
                MATCH (m:Member {community: $v.c, key: $v.keys[i]})
                WITH s, collect(m.id) AS members
                WITH s, members, range(1, size(members)) AS ranks, COLLECT { UNWIND members AS m WITH m ORDER BY m RETURN m } AS sorted
                CREATE (:RankBlock {snapshot: s.id, community: $v.c, first: 1, last: size(members), members: members, ranks: ranks})
                CREATE (:PlaceBlock {snapshot: s.id, last: sorted[-1], members: sorted,
                  positions: [m IN sorted | [i IN range(0, size(members) - 1) WHERE members[i] = m | i + 1][0]]})
                """, Map.of("id", scenario.community() + snapshot, "c", scenario.community(), "keys", List.of(keys)));
        TestGraph.graph().write("test", inside -> {
            Outbox.put(inside, scenario.community(), "RankingChanged", about);
            return about;
        });
    }
}
