package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.ingest.ImportSummary.Counts;
import io.guanxi.testing.RealData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Orders without keys, some of which occur twice because somebody did buy the same for the same money on one day. */
class CdnowImportTest {

    @Test
    void everyPurchaseIsAnOrderAlsoTheSameOneTwice() {
        Path folder = RealData.set("cdnow-rest");
        Mapping mapping = Mapping.in(folder);
        ImportRun run = new ImportRun();

        ImportSummary summary = run.of(folder, mapping);

        assertThat(run.rejects).isEmpty();
        assertThat(summary.counts())
                .containsEntry(Kind.ORDERS, new Counts(62_740, 62_740, 0, 0, 0, 0))
                .hasSize(1);
        assertThat(summary.strangers()).isEqualTo(21_213);
        assertThat(run.one("MATCH (n:Member {community: $v.c}) RETURN count(n)"))
                .isEqualTo(21_213L);
        assertThat(run.one(
                        "MATCH (:Member {community: $v.c})-[:PLACED]->(n:Order {currency: 'USD'}) RETURN count(n) + ' ' + sum(n.amountE4)"
                                + " + ' ' + toString(min(n.at)) + ' ' + toString(max(n.at))"))
                .isEqualTo("62740 22562236900 1997-01-01T00:00:00Z 1998-06-30T00:00:00Z");
        assertThat(run.one(
                        "MATCH (m:Member {community: $v.c})-[:PLACED]->(n:Order) WITH m, n.at AS at, n.amountE4 AS amount, count(*) AS times"
                                + " RETURN sum(times - 1)"))
                .isEqualTo(234L);

        var before = run.picture();
        ImportSummary again = run.of(folder, mapping);

        assertThat(again.nothingChanged()).isTrue();
        assertThat(again.counts()).containsEntry(Kind.ORDERS, new Counts(62_740, 0, 0, 62_740, 0, 0));
        assertThat(run.picture()).isEqualTo(before);
    }
}
