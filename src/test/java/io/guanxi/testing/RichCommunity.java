package io.guanxi.testing;

import io.guanxi.analysis.Influence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** A community in which every field has a value somewhere, with two rankings computed. */
public final class RichCommunity {

    private RichCommunity() {}

    private static final class Holder {
        static final Scenario SCENARIO = make();
    }

    public static Scenario scenario() {
        return Holder.SCENARIO;
    }

    private static Scenario make() {
        try (var file = Objects.requireNonNull(RichCommunity.class.getResourceAsStream("/rich.cypher"))) {
            Scenario scenario = Scenario.given(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            var influence = new Influence(TestGraph.graph(), Duration.ofMinutes(1));
            influence.compute(scenario.community(), null, TestServer.NOW);
            influence.compute(scenario.community(), null, TestServer.NOW);
            return scenario;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
