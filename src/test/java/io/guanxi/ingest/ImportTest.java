package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.fault.Fault;
import io.guanxi.ingest.ImportSummary.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import format without a mapping: files in, a graph out. */
class ImportTest {

    private final ImportRun run = new ImportRun();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void everyKindOfFileIsLoadedAndASecondTimeChangesNothing() throws IOException {
        members("ann", "ben", "cat");
        file("identities.csv", "member,platform,externalId,verified", "ann,github," + run.community + ",true");
        file("follows.csv", "from,to,at", "ann,ben,2026-01-02T03:04:05+02:00", "ben,ann,");
        file("interactions.csv", "from,to,kind,at,content", "ann,ben,message,,", "ann,ben,message,,");
        file(
                "memberships.csv",
                "member,circle,channel,role,since",
                "ann,tea,drinks,host,2026-01-01",
                "ben,tea,,,",
                "ann,hall,,,");
        file(
                "contents.csv",
                "key,kind,origin,author,createdAt,title,replyTo,derivedFrom,topics,views,score,sentiment",
                "b,comment,UGC,ben,,,a,,,,,-0.5",
                "a,post,UGC,ann,2026-01-01,\"A, \"\"quoted\"\" title\",,,tea|green tea,7,1.5,",
                "c,article,PGC,,,,,a,,,,");
        file(
                "reactions.csv",
                "member,content,kind,at",
                "ben,a,like,",
                ",a,like,2026-01-01",
                ",a,like,2026-01-01",
                ",a,like,");
        file("shares.csv", "member,content,at,from", "cat,a,,ben");
        file("orders.csv", "key,member,amount,currency,at,status", "o1,ann,12.3456,,2026-01-05,PAID");
        file(
                "events.csv",
                "key,member,type,at,value,content,properties",
                "e1,ann,login,2026-01-05T10:00:00Z,2,a,\"{\"\"os\"\": \"\"linux\"\", \"\"n\"\": 3}\"");
        file("badges.csv", "member,badge", "ann,Founder", "ann,Founder");
        file("tags.csv", "member,tag,kind", "ann,vip,basic");
        file("topics.csv", "name,broader", "green tea,tea");
        file("campaigns.csv", "key,name", "spring,Spring");

        ImportSummary summary = load();

        assertThat(run.rejects).isEmpty();
        assertThat(summary.counts())
                .hasSize(14)
                .allSatisfy((kind, counts) ->
                        assertThat(counts.created()).as(kind.file()).isEqualTo(counts.read()));
        assertThat(one("MATCH (:Member {community: $v.c, key: 'ann'})-[r:FOLLOWS]->() RETURN toString(r.at)"))
                .isEqualTo("2026-01-02T01:04:05Z");
        assertThat(one("MATCH (:Member {community: $v.c})-[r:INTERACTED]->() RETURN count(r)"))
                .isEqualTo(2L);
        assertThat(one("MATCH (:Member {community: $v.c})-[r:EARNED]->() RETURN count(r)"))
                .isEqualTo(2L);
        assertThat(one("MATCH (n:Order {community: $v.c}) RETURN n.amountE4 + n.currency"))
                .isEqualTo("123456EUR");
        assertThat(
                        one(
                                "MATCH (:Circle {community: $v.c, key: 'tea'})-[:PART_OF]->(n:Channel)-[:PART_OF]->(:Community {key: $v.c}) RETURN n.key"))
                .isEqualTo("drinks");
        assertThat(one("MATCH (n:Circle {community: $v.c})-[:PART_OF]->(:Community {key: $v.c}) RETURN collect(n.key)"))
                .isEqualTo(List.of("hall"));
        assertThat(one("MATCH (n:Content {community: $v.c, key: 'a'}) RETURN n.title + ' ' + n.views + ' ' + n.score"))
                .isEqualTo("A, \"quoted\" title 7 1.5");
        assertThat(one("MATCH (n:Content {community: $v.c, key: 'b'})-[:REPLY_TO]->(m) RETURN m.key"))
                .isEqualTo("a");
        assertThat(one("MATCH (n:Content {community: $v.c, key: 'c'})-[:DERIVED_FROM]->(m) RETURN m.key"))
                .isEqualTo("a");
        assertThat(one("MATCH (:Topic {community: $v.c, name: 'green tea'})-[:BROADER]->(m) RETURN m.name"))
                .isEqualTo("tea");
        assertThat(
                        one(
                                "MATCH (:Content {community: $v.c})-[:COUNTED]->(n) RETURN collect(coalesce(toString(n.day), '?') + '=' + n.count)"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("2026-01-01=2", "?=1");
        assertThat(
                        one(
                                "MATCH (n:Event {community: $v.c})-[:ON]->(:Content) RETURN n.`properties.os` + n.`properties.n`"))
                .isEqualTo("linux3");

        var before = run.picture();
        ImportSummary again = load();

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.counts())
                .allSatisfy((kind, counts) ->
                        assertThat(counts.unchanged()).as(kind.file()).isEqualTo(counts.read()));
        assertThat(run.picture()).isEqualTo(before);
    }

    @Test
    void aChangedRowUpdatesWhatItNamesAndNothingElse() throws IOException {
        file("members.csv", "key,handle,region,attributes", "ann,a,North,\"{\"\"age\"\": 30}\"");
        file("contents.csv", "key,author,topics", "x,ann,tea|beer");
        load();
        file("members.csv", "key,handle,region", "ann,anna,", "ben,b,");
        file("contents.csv", "key,author,topics", "x,ben,tea");

        ImportSummary summary = load();

        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(2, 1, 1, 0, 0, 0))
                .containsEntry(Kind.CONTENTS, new Counts(1, 0, 1, 0, 0, 0));
        assertThat(
                        one(
                                "MATCH (n:Member {community: $v.c, key: 'ann'}) RETURN n.handle + n.region + n.`attributes.age`"))
                .isEqualTo("annaNorth30");
        assertThat(one("MATCH (n:Content {community: $v.c})<-[:AUTHORED]-(m) RETURN collect(m.key)"))
                .isEqualTo(List.of("ben"));
        assertThat(one("MATCH (n:Content {community: $v.c})-[:ABOUT]->(m) RETURN collect(m.name)"))
                .isEqualTo(List.of("tea"));
    }

    @Test
    void rowsThatCannotBeLoadedAreRejectedOneByOneAndTheSummaryAddsUp() throws IOException {
        file(
                "members.csv",
                "key,joinedAt,attributes",
                "ann,2026-13-01,",
                "ben,,",
                ",,",
                "ben,,\"{\"\"a\"\": 1}\"",
                "ben,,",
                "cat,2026-01-01T10:00:00,",
                "dan,,\"{\"\"a\"\": [1]}\"",
                "eve");
        file("follows.csv", "from,to", "ben,nobody", "ben,ben");
        file(
                "orders.csv",
                "key,member,amount,at",
                "o1,ben,1.23456,2026-01-01",
                "o2,ben,1.5,2026-01-01",
                "o3,ben,x,2026-01-01");

        ImportSummary summary = load();

        assertThat(run.rejects)
                .containsExactly(
                        "members.csv:2 joinedAt: expected an ISO-8601 instant with its zone (2026-01-31T12:00:00Z) or a date (2026-01-31), found '2026-13-01'",
                        "members.csv:4 key: is missing",
                        "members.csv:5 key: an earlier row has the same with other values, and that one counts",
                        "members.csv:7 joinedAt: expected an ISO-8601 instant with its zone (2026-01-31T12:00:00Z) or a date (2026-01-31), found '2026-01-01T10:00:00'",
                        "members.csv:8 attributes.a: expected a string, a number or a boolean",
                        "members.csv:9 expected 3 values as in the header, found 1",
                        "follows.csv:3 from: 'ben' is the member itself",
                        "follows.csv:2 to: no member has the key 'nobody'",
                        "orders.csv:2 amount: expected an amount with at most 4 decimals, found '1.23456'",
                        "orders.csv:4 amount: expected an amount with at most 4 decimals, found 'x'");
        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(8, 1, 0, 1, 0, 6))
                .containsEntry(Kind.FOLLOWS, new Counts(2, 0, 0, 0, 0, 2))
                .containsEntry(Kind.ORDERS, new Counts(3, 1, 0, 0, 0, 2));
    }

    @Test
    void aRejectedContentLeavesNothingAndTakesItsRepliesWithIt() throws IOException {
        members("ann");
        file("contents.csv", "key,author,replyTo", "c,ann,b", "b,ann,a", "a,ann,gone", "d,ann,", "e,ann,d");

        ImportSummary summary = load();

        assertThat(summary.counts()).containsEntry(Kind.CONTENTS, new Counts(5, 2, 0, 0, 0, 3));
        assertThat(one("MATCH (n:Content {community: $v.c}) WITH n ORDER BY n.key RETURN collect(n.key)"))
                .isEqualTo(List.of("d", "e"));
        assertThat(run.rejects)
                .containsExactlyInAnyOrder(
                        "contents.csv:4 replyTo: no content has the key 'gone'",
                        "contents.csv:3 replyTo: no content has the key 'a'",
                        "contents.csv:2 replyTo: no content has the key 'b'");
    }

    @Test
    void unknownMembersAreMadeWhereTheImportMayMakeThem() throws IOException {
        file("trusts.csv", "from,to,weight", "ann,ben,10", "ann,ben,10", "ben,cat,-2.5");
        var options = new ImportOptions(CommunitySettings.DEFAULTS, UnknownMembers.CREATE, false, 2);

        ImportSummary foretold = run.of(folder, Mapping.PLAIN, options.rehearsing(true));
        ImportSummary summary = run.of(folder, Mapping.PLAIN, options);

        assertThat(foretold).isEqualTo(summary);
        assertThat(summary.strangers()).isEqualTo(3);
        assertThat(summary.counts()).containsOnly(Map.entry(Kind.TRUSTS, new Counts(3, 3, 0, 0, 0, 0)));
        assertThat(one("MATCH (:Member {community: $v.c})-[r:TRUSTS]->() RETURN sum(r.weight)"))
                .isEqualTo(17.5);
        assertThat(run.of(folder, Mapping.PLAIN, options).nothingChanged()).isTrue();
    }

    @Test
    void filesMayBeGzippedOrJsonLines() throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("members.csv.gz")))) {
            out.write("\uFEFFkey\nann\nben\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        file(
                "contents.jsonl",
                "{\"key\": \"a\", \"author\": \"ann\", \"topics\": [\"tea\", \"beer\"], \"views\": 3}",
                "{\"key\": \"b\", \"autor\": \"ann\"}",
                "{");

        ImportSummary summary = load();

        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(2, 2, 0, 0, 0, 0))
                .containsEntry(Kind.CONTENTS, new Counts(3, 1, 0, 0, 0, 2));
        assertThat(
                        one(
                                "MATCH (n:Content {community: $v.c})-[:ABOUT]->(m) WITH m ORDER BY m.name RETURN collect(m.name)"))
                .isEqualTo(List.of("beer", "tea"));
        assertThat(run.rejects.get(0))
                .isEqualTo("contents.jsonl:2 autor: is no column that the import knows, did you mean 'author'?");
    }

    @Test
    void filesAndColumnsThatNobodyKnowsStopTheImportBeforeItBegins() throws IOException {
        file("member.csv", "key", "ann");
        assertThatThrownBy(this::load)
                .isInstanceOf(Fault.class)
                .hasMessageContaining("member.csv is no file of the import format: did you mean 'members'?");
        Files.delete(folder.resolve("member.csv"));
        file("members.csv", "key,handel", "ann,a");
        assertThatThrownBy(this::load)
                .hasMessage("members.csv: the column 'handel' is unknown, did you mean 'handle'?");
        Files.write(folder.resolve("members.csv"), new byte[] {'k', 'e', 'y', ',', (byte) 0xFF, '\n'});
        assertThatThrownBy(this::load).hasMessage("members.csv: the header is no text in UTF-8");
    }

    @Test
    void rejectsAreWrittenWithTheValuesAsTheyWere() throws IOException {
        Path file = folder.resolve("rejects.csv");
        try (var rejects = new RejectsFile(file)) {
            assertThat(file).doesNotExist();
            rejects.take(new Row("m.csv", 3, Map.of(), Map.of("id", "a, \"b\""), "broken"), "broken");
            assertThat(rejects.written()).isTrue();
        }
        assertThat(Files.readAllLines(file))
                .containsExactly("file,line,reason,values", "m.csv,3,broken,\"{\"\"id\"\":\"\"a, \\\"\"b\\\"\"\"\"}\"");
    }

    private ImportSummary load() {
        return run.of(folder, Mapping.PLAIN);
    }

    private Object one(String cypher) {
        return run.one(cypher);
    }

    private void members(String... keys) throws IOException {
        file("members.csv", "key", keys);
    }

    private void file(String name, String header, String... rows) throws IOException {
        Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
    }
}
