package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.TestGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row of a campaign that says what {@code createCampaign} would refuse is rejected; one at the ends of its ranges is not. */
class CampaignRulesTest {

    private final ImportRun run = new ImportRun();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "windowDays; 0; windowDays: expected a whole number from 1 to 3650",
                "windowDays; 3651; windowDays: expected a whole number from 1 to 3650",
                "windowDays; 1; ''",
                "windowDays; 3650; ''",
                "holdDays; -1; holdDays: expected a whole number from 0 to 365",
                "holdDays; 366; holdDays: expected a whole number from 0 to 365",
                "holdDays; 0; ''",
                "holdDays; 365; ''",
                "suspendFrom; 0; suspendFrom: expected a whole number from 1 to 1000000",
                "suspendFrom; 1000000; ''",
                "suspendBelow; 0; suspendBelow: expected a number above 0 and at most 1",
                "suspendBelow; 1.01; suspendBelow: expected a number above 0 and at most 1",
                "suspendBelow; 1; ''",
                "codesPerMember; 0; codesPerMember: expected a whole number from 1 to 1000",
                "codesPerMember; 1001; codesPerMember: expected a whole number from 1 to 1000",
                "codesPerMember; 1000; ''",
                "rates; 0.9999; rates: expected at most 10 percentages from 1 to 15",
                "rates; 10|15.0001; rates: expected at most 10 percentages from 1 to 15",
                "rates; 1|1|1|1|1|1|1|1|1|1|1; rates: expected at most 10 percentages from 1 to 15",
                "rates; 15|1|1|1|1|1|1|1|1|1; ''",
                "caps; 5; 'caps: expected as many amounts as rates, 0 or more each'",
                "rates,caps; 10|5,5; 'caps: expected as many amounts as rates, 0 or more each'",
                "rates,caps; 10,-1; 'caps: expected as many amounts as rates, 0 or more each'",
                "rates,caps; 10|5,0|7; ''"
            })
    void aCampaignIsWhatCreateCampaignTakes(String columns, String cells, String reason) throws IOException {
        Files.writeString(folder.resolve("campaigns.csv"), "key," + columns + "\nspring," + cells + "\n");
        var unused = run.of(folder, Mapping.PLAIN);

        if (reason.isEmpty()) {
            assertThat(run.rejects).isEmpty();
        } else {
            assertThat(run.rejects).containsExactly("campaigns.csv:2 " + reason);
        }
        assertThat(TestGraph.run(
                                "MATCH (c:Campaign {community: $v.c}) RETURN count(*) AS campaigns",
                                Map.of("c", run.community))
                        .get(0)
                        .get("campaigns"))
                .isEqualTo(reason.isEmpty() ? 1L : 0L);
    }
}
