package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What computations read of what was configured. */
class ConfigurationTest {

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");
    private final Steps steps = new Steps(TestGraph.graph(), Duration.ofSeconds(30));

    private Configuration current() {
        return Configuration.of(steps, scenario.community());
    }

    private void configure(String input) {
        scenario.when(
                "mutation { configureIndices(input: {community: $community, " + input + "}) { errors { code } } }");
    }

    @Test
    void theDefaultsAreThoseOfTheFormula() {
        Configuration defaults = current();

        assertThat(defaults.version()).isZero();
        assertThat(defaults.ties().kinds())
                .isEqualTo(Map.of(
                        "share", 5.0, "reply", 4.0, "mention", 3.0, "message", 2.0, "reaction", 1.0, "view", 0.1));
        assertThat(defaults.ties().narrow()).isEmpty();
        assertThat(defaults.ties().halfLife()).isEqualTo(Duration.ofDays(30));
        assertThat(defaults.activeWindow()).isEqualTo(Duration.ofDays(90));
        assertThat(defaults.components()).hasSameSizeAs(Component.values());
        assertThat(defaults.components().values().stream()
                        .mapToDouble(weight -> weight)
                        .sum())
                .isEqualTo(1.0);
        assertThat(defaults.schedule()).isNull();
        assertThat(defaults.trustSeeds()).isEmpty();
    }

    @Test
    void whatWasConfiguredIsRead() {
        configure(
                "kinds: [{kind: \"Reply\", of: \"Post\", weight: 1}, {kind: \"reply\", of: \"comment\", weight: 0.5},"
                        + " {kind: \"share\", weight: 2}], halfLifeDays: 0, trustSeeds: [\"ada\"], schedule: \"0 3 * * *\", keepSnapshots: 3");

        Configuration configured = current();

        assertThat(configured.version()).isEqualTo(1);
        assertThat(configured.ties().narrow()).isEqualTo(Map.of("reply", Map.of("post", 1.0, "comment", 0.5)));
        assertThat(configured.ties().kinds()).isEqualTo(Map.of("share", 2.0));
        assertThat(configured.ties().halfLifeMillis()).isInfinite();
        assertThat(configured.trustSeeds()).isEqualTo(List.of("ada"));
        assertThat(configured.schedule()).isEqualTo("0 3 * * *");
        assertThat(configured.keepSnapshots()).isEqualTo(3);
    }

    @Test
    void whatResultsDoNotDependOnLeavesTheTextAsItIs() {
        String before = current().canonical();

        configure("keepSnapshots: 3, schedule: \"0 3 * * *\"");
        assertThat(current().canonical()).isEqualTo(before);

        configure("follow: 3");
        assertThat(current().canonical()).isNotEqualTo(before);
    }
}
