package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.RealData;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Customers of CDNOW who first bought in the first quarter of 1997: the 23,570 of Fader and Hardie without the tenth of them (2,357) that is published most. The figures were
 * counted by a script in another language, straight from the file.
 */
class CdnowRetentionTest {

    @Test
    void whoBoughtAgainInWhichMonth() {
        Path folder = RealData.set("cdnow-rest");
        ImportRun run = new ImportRun();
        run.of(folder, Mapping.in(folder));

        JsonNode cohorts = Scenario.post(
                        TestServer.url(), Map.of("query", """
                                query($c: String) { cohort(rule: {}, community: $c) {
                                  retention(start: {event: "order"}, return: {event: "order"}, unit: MONTH, periods: 15) { size cohorts { start size periods { members } } }
                                  funnel(steps: [{event: "order"}, {event: "order"}]) { entered converted steps { medianDays } }
                                  soon: funnel(steps: [{event: "order"}, {event: "order"}], withinDays: 30, to: "1997-04-01T00:00:00Z") { converted } } }""", "variables", Map.of("c", run.community)))
                .body()
                .at("/data/cohort");

        assertThat(cohorts.at("/retention/size").asInt()).isEqualTo(21_213);
        List<String> rows = new ArrayList<>();
        for (JsonNode cohort : cohorts.at("/retention/cohorts")) {
            List<String> row = new ArrayList<>(
                    List.of(cohort.get("start").asText(), cohort.get("size").asText()));
            cohort.get("periods")
                    .forEach(period -> row.add(period.get("members").asText()));
            rows.add(String.join(" ", row));
        }
        assertThat(rows)
                .containsExactly(
                        "1997-01-01 7065 679 1033 869 740 614 659 655 529 507 549 611 575 483 464 601 435",
                        "1997-02-01 7619 700 1178 870 708 770 711 565 558 592 651 602 488 509 648 489 489",
                        "1997-03-01 6529 791 945 668 678 611 500 506 522 561 504 417 421 600 388 405 412");
        assertThat(cohorts.at("/funnel/entered").asInt()).isEqualTo(21_213);
        assertThat(cohorts.at("/funnel/converted").asInt()).isEqualTo(10_377);
        assertThat(cohorts.at("/funnel/steps/1/medianDays").asDouble()).isEqualTo(57);
        assertThat(cohorts.at("/soon/converted").asInt()).isEqualTo(3_936);
    }
}
