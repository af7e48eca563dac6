package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the import format can say and most files never do. */
class RareRowsTest {

    private final ImportRun run = new ImportRun();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @BeforeEach
    void members() throws IOException {
        file("members", "key", "ann", "ben", "cat");
    }

    @Test
    void aRowMayStandForManyAnonymousReactions() throws IOException {
        file("contents", "key", "a");
        file(
                "reactions",
                "member,content,kind,at,count",
                ",a,view,2026-01-01,1000000",
                ",a,view,2026-01-01,",
                ",a,view,2026-01-02,2",
                "ann,a,like,,2",
                ",a,view,,0");

        assertThat(load().counts()).containsEntry(Kind.REACTIONS, new Counts(5, 3, 0, 0, 0, 2));
        assertThat(run.rejects)
                .containsExactly(
                        "reactions.csv:5 count: only reactions without a member are counted, this one is of 'ann'",
                        "reactions.csv:6 count: expected a whole number from 1 to 1000000000000, found '0'");
        assertThat(
                        list(
                                "MATCH (:Content {community: $v.c})-[:COUNTED]->(n) RETURN n.day + ' ' + n.count AS x ORDER BY x"))
                .containsExactly("2026-01-01 1000001", "2026-01-02 2");
        assertThat(load().nothingChanged()).isTrue();
    }

    @Test
    void membersBelongToCirclesChannelsAndTheCommunity() throws IOException {
        file("channels", "key,name", "sky,The Sky", "bare,");
        file("circles", "key,name,channel", "moon,Moon,sky", "free,,", "new,,made");
        file(
                "memberships",
                "member,circle,channel,role",
                "ann,moon,,host",
                "ann,,sky,guest",
                "ann,,,owner",
                "ben,,other,",
                "ben,,,",
                "ben,free,sky,",
                "ben,,,admin");

        load();

        assertThat(run.rejects)
                .containsExactly(
                        "memberships.csv:8 member: an earlier row has the same with other values, and that one counts",
                        "memberships.csv:7 channel: the circle 'free' is not part of 'sky'");
        assertThat(list("MATCH (:Member {community: $v.c})-[r:BELONGS_TO]->(n) WITH r, n,"
                        + " CASE WHEN n:Community THEN 'all' ELSE labels(n)[0] + ' ' + n.key + ' ' + n.name END AS place"
                        + " RETURN startNode(r).key + ' ' + place + ' ' + coalesce(r.role, '') AS x ORDER BY x"))
                .containsExactly(
                        "ann Channel sky The Sky guest",
                        "ann Circle moon Moon host",
                        "ann all owner",
                        "ben Channel other other ",
                        "ben all ");
        assertThat(list(
                        "MATCH (n {community: $v.c})-[:PART_OF]->(m) WITH n, CASE WHEN m:Community THEN 'all' ELSE m.key END AS whole"
                                + " RETURN n.key + ' ' + n.name + ' in ' + whole AS x ORDER BY x"))
                .containsExactly(
                        "bare bare in all",
                        "free free in all",
                        "made made in all",
                        "moon Moon in sky",
                        "new new in made",
                        "other other in all",
                        "sky The Sky in all");
        assertThat(load().nothingChanged()).isTrue();
        file("circles", "key,name,channel", "free,Renamed,", "moon,,bare");
        assertThat(load().counts()).containsEntry(Kind.CIRCLES, new Counts(2, 0, 1, 0, 0, 1));
        assertThat(run.rejects).contains("circles.csv:3 channel: the circle 'moon' is not part of 'bare'");
    }

    @Test
    void severalSourcesAndOddNamesAreJson() throws IOException {
        file(
                "contents",
                "key,derivedFrom,topics",
                "a,,\"[\"\"x|y\"\", \"\" z \"\"]\"",
                "b,a,[x]|[y]",
                "c,\"[\"\"a\"\", \"\"b\"\"]\",",
                "d,\"[\"\"a\"\", \"\"nothing\"\"]\",",
                "e,d,");

        load();

        assertThat(run.rejects)
                .containsExactly(
                        "contents.csv:5 derivedFrom: no content has the key '[\"a\", \"nothing\"]'",
                        "contents.csv:6 derivedFrom: no content has the key 'd'");
        assertThat(
                        list(
                                "MATCH (n:Content {community: $v.c})-[:DERIVED_FROM]->(m) RETURN n.key + m.key AS x ORDER BY x"))
                .containsExactly("ba", "ca", "cb");
        assertThat(list("MATCH (n:Topic {community: $v.c}) RETURN n.name AS x ORDER BY x"))
                .containsExactly(" z ", "[x]", "[y]", "x|y");
    }

    @Test
    void aTouchKeepsItsKeyAndItsMembers() throws IOException {
        file("referrals", "referrer,member,key", "ann,ben,t", "cat,ben,u");
        load();
        assertThat(load().nothingChanged()).isTrue();

        file("referrals", "referrer,member,key,state", "ann,ben,t,CONVERTED", "ann,cat,t,", "ann,cat,u,");

        assertThat(load().counts()).containsEntry(Kind.REFERRALS, new Counts(3, 0, 1, 0, 0, 2));
        assertThat(run.rejects)
                .containsExactly(
                        "referrals.csv:3 key: an earlier row has the same with other values, and that one counts",
                        "referrals.csv:4 key: the touch 'u' is between other members");
        assertThat(list("MATCH (a:Member {community: $v.c})-[:MADE]->(t)-[:REACHED]->(b)"
                        + " RETURN a.key + '>' + b.key + ' ' + t.key + ' ' + coalesce(t.reason, '') AS x ORDER BY x"))
                .containsExactly("ann>ben t ", "cat>ben u SECOND_REFERRER");
    }

    @Test
    void tagsAndBadgesAreThereWithoutMembersAndInterestsHaveWeights() throws IOException {
        file("tags", "member,tag,kind,by", ",vip,basic,", "ann,vip,,ops", ",vip,other,", "nobody,new,,");
        file("badges", "member,badge", ",Founder", "ann,Founder", "nobody,Host");
        file("interests", "member,topic,weight", "ann,ale,0.5", "ben,ale,");

        load();

        assertThat(run.rejects)
                .containsExactly(
                        "badges.csv:4 member: no member has the key 'nobody'",
                        "tags.csv:4 kind: an earlier row says that the tag 'vip' has the kind 'basic'",
                        "tags.csv:5 member: no member has the key 'nobody'");
        assertThat(
                        list(
                                "MATCH (n {community: $v.c}) WHERE n:Tag OR n:Badge RETURN n.name + coalesce(' ' + n.kind, '') AS x ORDER BY x"))
                .containsExactly("Founder", "vip basic");
        assertThat(list("MATCH (a:Member {community: $v.c})-[r:TAGGED|EARNED|INTERESTED_IN]->(n)"
                        + " RETURN a.key + ' ' + n.name + coalesce(' ' + r.by, ' ' + r.weight, '') AS x ORDER BY x"))
                .containsExactly("ann Founder", "ann ale 0.5", "ann vip ops", "ben ale");
        assertThat(load().nothingChanged()).isTrue();
    }

    private ImportSummary load() {
        return run.of(folder, Mapping.PLAIN);
    }

    private List<Object> list(String cypher) {
        return TestGraph.run(cypher, Map.of("c", run.community)).stream()
                .map(row -> row.get("x"))
                .toList();
    }

    private void file(String kind, String header, String... rows) throws IOException {
        Files.writeString(folder.resolve(kind + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
    }
}
