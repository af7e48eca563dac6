package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that name a member who was merged into another. */
class MergedMembersImportTest {

    private static final StoredAhead.Worth ALWAYS = (stored, rest, seen) -> true;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static ImportOptions options(int batch) {
        ImportOptions plain = ImportOptions.of(Mapping.PLAIN);
        return new ImportOptions(plain.settings(), UnknownMembers.CREATE, false, batch, plain.marks());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static void merge(ImportRun run, String absorbed, String survivor) {
        var answer = Scenario.post(
                TestServer.url(),
                Map.of(
                        "query",
                        "mutation { mergeMembers(input: {absorbed: \"%s\", survivor: \"%s\", reason: \"\", community: \"%s\"}) { errors { code } } }"
                                .formatted(absorbed, survivor, run.community)));
        assertThat(answer.body().at("/data/mergeMembers/errors").isEmpty())
                .as(answer.text())
                .isTrue();
    }

    private void folder() throws IOException {
        write(
                "members.csv",
                "key,handle,joinedAt,lastSeenAt\nann,Ann,2026-01-01,2026-03-01\nben,Ben,2026-01-05,2026-02-01\ncat,Cat,2026-01-09,\ndan,Dan,,\n");
        write("contents.csv", "key,author,replyTo\np,ann,\nq,ben,p\n");
        write(
                "follows.csv",
                "from,to,at\nann,cat,2026-01-01T00:00:00Z\nben,cat,2026-01-02T00:00:00Z\nann,ben,\ncat,ann,\n");
        write("trusts.csv", "from,to,weight\nann,cat,1\nben,cat,2\ncat,ann,3\n");
        write("interactions.csv", "from,to,kind\nann,ben,message\nann,ann,note\ncat,ann,message\n");
        write("reactions.csv", "member,content,kind\nann,q,like\nben,q,like\nann,q,love\n");
        write("shares.csv", "member,content,from\ncat,p,ann\nann,q,cat\n");
        write("blocks.csv", "from,to\nann,dan\n");
        write(
                "memberships.csv",
                "member,circle,channel,role\nann,tea,,host\nben,tea,,guest\nann,,west,host\nann,,,host\n");
        write("identities.csv", "member,platform,externalId\nann,x,%s\n".formatted(System.nanoTime()));
        write("events.csv", "key,member,type,at\ne,ann,visit,2026-01-01T00:00:00Z\n");
        write("orders.csv", "key,member,amount,at\no,ann,5,2026-01-01T00:00:00Z\n");
        write("badges.csv", "member,badge\nann,host\nben,host\n");
        write("tags.csv", "member,tag,by\nann,vip,ops\nben,vip,me\n");
        write("interests.csv", "member,topic,weight\nann,tea,1\nben,tea,2\n");
        write("referrals.csv", "referrer,member\ncat,ann\ndan,ben\nann,dan\nann,eve\nben,fay\n");
    }

    @Test
    void theSameFolderAgainChangesNothing() throws IOException {
        folder();
        for (StoredAhead.Worth worth : List.of(StoredAhead.Worth.NEVER, ALWAYS)) {
            ImportRun run = new ImportRun(worth);
            run.of(new MappedFolder(folder, Mapping.PLAIN), options(2));
            assertThat(run.rejects).isEmpty();
            for (String pair : List.of("ann ben", "ben cat")) {
                merge(run, pair.substring(0, 3), pair.substring(4));
                Map<String, Object> before = run.picture();

                ImportSummary again = run.of(new MappedFolder(folder, Mapping.PLAIN), options(2));

                assertThat(run.rejects).as(pair).isEmpty();
                assertThat(again.nothingChanged()).as(pair + again.counts()).isTrue();
                assertThat(run.picture()).as(pair).isEqualTo(before);
            }
            TestGraph.run(
                    "MATCH (:Member {community: $v.c})-[k:KNOWN_AS]->(i) DETACH DELETE i", Map.of("c", run.community));
        }
    }

    @Test
    void newRowsGoToTheSurvivor() throws IOException {
        folder();
        ImportRun run = new ImportRun();
        run.of(new MappedFolder(folder, Mapping.PLAIN), options(5));
        merge(run, "ann", "ben");
        write("follows.csv", "from,to\nann,dan\ngus,ann\n");
        write("contents.csv", "key,author\nr,ann\n");
        write("events.csv", "key,member,type,at\nf,ann,visit,2026-01-01T00:00:00Z\n");
        write("members.csv", "key,handle\nann,Anna\n");

        run.of(new MappedFolder(folder, Mapping.PLAIN), options(5));

        assertThat(run.rejects).isEmpty();
        assertThat(run.one("MATCH (n:Member {community: $v.c, key: 'ann'}) RETURN count(n)"))
                .isEqualTo(0L);
        assertThat(
                        run.one(
                                "MATCH (:Member {key: 'gus'})-[:FOLLOWS]->(n:Member {community: $v.c, key: 'ben'})-[:FOLLOWS]->({key: 'dan'}) RETURN count(n)"))
                .isEqualTo(1L);
        assertThat(
                        run.one(
                                "MATCH (n:Member {community: $v.c, key: 'ben'})-[:AUTHORED|DID]->(x) WHERE x.key IN ['r', 'f'] RETURN count(x)"))
                .isEqualTo(2L);
    }

    @Test
    void mergesSurviveAnExport() throws IOException {
        folder();
        ImportRun run = new ImportRun();
        run.of(new MappedFolder(folder, Mapping.PLAIN), options(100));
        merge(run, "ann", "ben");
        merge(run, "ben", "cat");
        Path exported = folder.resolve("exported");
        new Export(TestGraph.graph()).run(run.community, exported, (kind, rows) -> {});
        ImportRun elsewhere = new ImportRun();
        elsewhere.of(exported, Mapping.in(exported));

        assertThat(elsewhere.rejects).isEmpty();
        assertThat(GraphPicture.of(elsewhere.community).stream()
                        .filter(line -> !line.contains("Merged"))
                        .toList())
                .isEqualTo(withoutMerges(run));
        assertThat(elsewhere.of(exported, Mapping.in(exported)).nothingChanged())
                .isTrue();
        assertThat(
                        elsewhere.one(
                                "MATCH (n:Merged {community: $v.c})-[:MERGED_INTO]->(:Member {key: 'cat'}) RETURN collect(n.handle)"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("Ann", "Ben");
        var refused = Scenario.post(
                TestServer.url(),
                Map.of(
                        "query",
                        "mutation { unmergeMembers(input: {absorbed: \"ann\", community: \"%s\"}) { errors { code } } }"
                                .formatted(elsewhere.community)));
        assertThat(refused.body().at("/data/unmergeMembers/errors/0/code").asText())
                .isEqualTo("NOT_FOUND");
    }

    /** What an import of the same can make: nobody knows how the members were merged, and touches of one with themself are no rows. */
    private static List<String> withoutMerges(ImportRun run) {
        TestGraph.run(
                "MATCH (m:Member {community: $v.c})-[:MADE]->(t:Touch)-[:REACHED]->(m) DETACH DELETE t",
                Map.of("c", run.community));
        TestGraph.run(
                "MATCH (:Member {community: $v.c})-[r]->() WHERE r.merge IS NOT NULL REMOVE r.merge",
                Map.of("c", run.community));
        TestGraph.run(
                "MATCH ()-[r]->(:Member {community: $v.c}) WHERE r.merge IS NOT NULL REMOVE r.merge",
                Map.of("c", run.community));
        TestGraph.run(
                "MATCH (:Member {community: $v.c})-[r:SHARED]->() WHERE r.from IN ['ann', 'ben'] SET r.from = 'cat'",
                Map.of("c", run.community));
        return GraphPicture.of(run.community).stream()
                .filter(line -> !line.contains("Merged"))
                .toList();
    }
}
