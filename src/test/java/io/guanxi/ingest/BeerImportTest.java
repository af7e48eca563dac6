package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.RealData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole Stack Exchange site, loaded with the mapping that comes with Guanxi. */
class BeerImportTest {

    private static final Logger log = LoggerFactory.getLogger(BeerImportTest.class);

    @Test
    void aWholeSiteIsLoadedAndASecondTimeChangesNothing() {
        Path folder = RealData.set("beer");
        Mapping mapping = Mapping.bundled("beer");
        ImportRun run = new ImportRun();

        long start = System.nanoTime();
        ImportSummary summary = run.of(folder, mapping);
        log.info("first import: {} ms", (System.nanoTime() - start) / 1_000_000);

        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(3_658, 3_657, 0, 0, 1, 0))
                .containsEntry(Kind.CONTENTS, new Counts(3_750, 3_750, 0, 0, 0, 0))
                .containsEntry(Kind.REACTIONS, new Counts(10_244, 8_776, 0, 0, 1_112, 356))
                .containsEntry(Kind.BADGES, new Counts(5_216, 5_216, 0, 0, 0, 0))
                .hasSize(4);
        assertThat(summary.skipped())
                .containsEntry("members.csv: member_id = -1", 1L)
                .containsEntry("votes.csv: kind = accepted", 345L)
                .hasSize(11);
        assertThat(run.rejects)
                .hasSize(356)
                .allMatch(reason -> reason.matches("votes.csv:\\d+ content: no content has the key 'post:\\d+'"));
        assertThat(run.one("MATCH (n:Member {community: $v.c}) RETURN count(n)"))
                .isEqualTo(3_657L);
        assertThat(run.one("MATCH (n:Content {community: $v.c}) WHERE n.kind <> 'comment' RETURN count(n)"))
                .isEqualTo(2_008L);
        assertThat(
                        run.one(
                                "MATCH (:Content {community: $v.c, kind: 'answer'})-[:REPLY_TO]->(:Content {kind: 'question'}) RETURN count(*)"))
                .isEqualTo(1_330L);
        assertThat(run.one(
                        "MATCH (:Content {community: $v.c, kind: 'comment'})-[:REPLY_TO]->(:Content) RETURN count(*)"))
                .isEqualTo(1_742L);
        assertThat(run.one(
                        "MATCH (n:Content {community: $v.c}) WHERE NOT EXISTS { (n)<-[:AUTHORED]-() } RETURN count(n)"))
                .isEqualTo(30L + 9 + 37);
        assertThat(run.one("MATCH (:Member {community: $v.c})-[r:EARNED]->(:Badge) RETURN count(r)"))
                .isEqualTo(5_216L);
        assertThat(run.one("MATCH (:Content {community: $v.c})-[:COUNTED]->(r) RETURN sum(r.count)"))
                .isEqualTo(8_776L);
        assertThat(run.one("MATCH (n:Content {community: $v.c, key: 'post:1'}) RETURN n.body"))
                .isEqualTo(
                        "I was offered a beer the other day that was reportedly made with citra hops. What are citra hops?"
                                + " Why should I care that my beer is made with them?");
        assertThat(
                        run.one(
                                "MATCH (n:Content {community: $v.c, key: 'post:1'}) RETURN toString(n.createdAt) + ' ' + n.views + ' ' + n.score"))
                .isEqualTo("2014-01-21T20:26:05.383Z 575 17");
        assertThat(
                        run.one(
                                "MATCH (n:Content {community: $v.c, key: 'post:1'})-[:ABOUT]->(t:Topic) RETURN collect(t.name)"))
                .isEqualTo(java.util.List.of("hops"));
        assertThat(run.one("MATCH (n:Member {community: $v.c, key: '7'}) RETURN n.`attributes.reputation`"))
                .isEqualTo(968L);

        var before = run.picture();
        start = System.nanoTime();
        ImportSummary again = run.of(folder, mapping);
        log.info("second import: {} ms", (System.nanoTime() - start) / 1_000_000);

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.counts())
                .containsEntry(Kind.MEMBERS, new Counts(3_658, 0, 0, 3_657, 1, 0))
                .containsEntry(Kind.CONTENTS, new Counts(3_750, 0, 0, 3_750, 0, 0))
                .containsEntry(Kind.REACTIONS, new Counts(10_244, 0, 0, 8_776, 1_112, 356))
                .containsEntry(Kind.BADGES, new Counts(5_216, 0, 0, 5_216, 0, 0));
        assertThat(run.picture()).isEqualTo(before);
    }

    @Test
    void aDryRunForetellsTheImportAndWritesNothing() {
        Path folder = RealData.set("beer");
        Mapping mapping = Mapping.bundled("beer");
        ImportRun run = new ImportRun();

        ImportSummary foretold =
                run.of(folder, mapping, ImportOptions.of(mapping).rehearsing(true));

        assertThat(run.picture()).isEmpty();
        assertThat(run.one("MATCH (n:Community {key: $v.c}) RETURN count(n)")).isEqualTo(0L);
        assertThat(foretold).isEqualTo(run.of(folder, mapping));
    }
}
