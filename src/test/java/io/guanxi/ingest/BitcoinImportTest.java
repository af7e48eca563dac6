package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.RealData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Members who are known only because they trust somebody, or do not. */
class BitcoinImportTest {

    @Test
    void everyRatingIsATrustAndEveryOneInThemAMember() {
        Path folder = RealData.set("bitcoin-otc");
        Mapping mapping = Mapping.in(folder);
        ImportRun run = new ImportRun();

        ImportSummary summary = run.of(folder, mapping);

        assertThat(run.rejects).isEmpty();
        assertThat(summary.counts())
                .containsEntry(Kind.TRUSTS, new Counts(35_592, 35_592, 0, 0, 0, 0))
                .hasSize(1);
        assertThat(summary.strangers()).isEqualTo(5_881);
        assertThat(run.one("MATCH (n:Member {community: $v.c}) RETURN count(n)"))
                .isEqualTo(5_881L);
        assertThat(run.one("MATCH (n:Community {key: $v.c}) RETURN n.trustScale"))
                .isEqualTo(10.0);
        assertThat(run.one(
                        "MATCH (:Member {community: $v.c})-[r:TRUSTS]->(:Member) RETURN count(r) + ' ' + sum(r.weight) + ' ' + min(r.weight)"
                                + " + ' ' + max(r.weight) + ' ' + count(CASE WHEN r.weight < 0 THEN 1 END)"))
                .isEqualTo("35592 36020 -10 10 3563");
        assertThat(
                        run.one(
                                "MATCH (:Member {community: $v.c})-[r:TRUSTS]->(:Member) RETURN toString(min(r.at)) + ' ' + toString(max(r.at))"))
                .isEqualTo("2010-11-08T18:45:12Z 2016-01-25T01:12:04Z");
        assertThat(
                        run.one(
                                "MATCH (:Member {community: $v.c, key: '1'})-[r:TRUSTS]->(:Member {key: '15'}) RETURN r.weight + ' ' + r.at.epochSeconds"))
                .isEqualTo("1 1289243140");

        var before = run.picture();
        ImportSummary again = run.of(folder, mapping);

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.counts()).containsEntry(Kind.TRUSTS, new Counts(35_592, 0, 0, 35_592, 0, 0));
        assertThat(run.picture()).isEqualTo(before);
    }
}
