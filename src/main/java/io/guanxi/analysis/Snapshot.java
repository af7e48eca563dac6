package io.guanxi.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A ranking by influence that was computed and stored.
 *
 * @param id internal
 * @param community its key
 * @param asOf the time whose state was ranked: nothing that happened later counts
 * @param formula its name and version
 * @param weights of the components, which sum to 1
 * @param inputHash SHA-256 of everything the ranking follows from: members, weighted ties, asOf, formula
 * @param members ranked
 * @param active of them, among whom percentiles are taken
 * @param relationships ordered pairs with a positive tie strength
 * @param iterations of PageRank
 * @param converged whether PageRank stopped by its tolerance, not by its greatest number of iterations
 */
public record Snapshot(
        String id,
        String community,
        Kind kind,
        Instant asOf,
        Instant computedAt,
        String formula,
        Map<String, Double> weights,
        String inputHash,
        long members,
        long active,
        long relationships,
        long iterations,
        boolean converged,
        long durationMs) {

    /** The same one, with the time that it took. */
    Snapshot lasting(Duration duration) {
        return new Snapshot(
                id,
                community,
                kind,
                asOf,
                computedAt,
                formula,
                weights,
                inputHash,
                members,
                active,
                relationships,
                iterations,
                converged,
                duration.toMillis());
    }

    /** What the stored node says besides its id, community and kind. */
    Map<String, Object> properties() {
        return Map.of(
                "asOf", Steps.time(asOf),
                "computedAt", Steps.time(computedAt),
                "formula", formula,
                "weights", Json.of(weights),
                "inputHash", inputHash,
                "members", members,
                "active", active,
                "relationships", relationships,
                "iterations", iterations,
                "converged", converged);
    }

    /** What a snapshot ranks by. */
    public enum Kind {
        INFLUENCE,
        MEASURE
    }
}
