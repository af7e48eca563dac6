package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.RealData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who brought whom, where some were brought by several. */
class FreebsdImportTest {

    @Test
    void everyCommitterHasOneEffectiveMentorAndTheOtherMentorsAreKept() {
        Path folder = RealData.set("freebsd-src");
        Mapping mapping = Mapping.bundled("freebsd-src");
        ImportRun run = new ImportRun();

        ImportSummary summary = run.of(folder, mapping);

        assertThat(summary.counts())
                .containsEntry(Kind.MEMBERS, new Counts(336, 336, 0, 0, 0, 0))
                .containsEntry(Kind.REFERRALS, new Counts(385, 385, 0, 0, 0, 0))
                .hasSize(2);
        assertThat(run.one(
                        "MATCH (:Member {community: $v.c})-[r:REFERRED {state: 'PENDING'}]->(:Member) RETURN count(r)"))
                .isEqualTo(307L);
        assertThat(run.one("MATCH (t:Touch {community: $v.c, effective: true}) RETURN count(t)"))
                .isEqualTo(307L);
        assertThat(
                        run.one(
                                "MATCH (:Member)-[:MADE]->(t:Touch {community: $v.c, effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(:Member) RETURN count(t)"))
                .isEqualTo(78L);
        assertThat(
                        run.one(
                                "MATCH (n:Member {community: $v.c, key: 'ache'}) RETURN toString(n.joinedAt) + ' ' + n.`attributes.listed_as_alumni`"))
                .isEqualTo("1993-10-31T00:00:00Z false");

        var before = run.picture();
        ImportSummary again = run.of(folder, mapping);

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.counts()).containsEntry(Kind.REFERRALS, new Counts(385, 0, 0, 385, 0, 0));
        assertThat(run.picture()).isEqualTo(before);
    }
}
