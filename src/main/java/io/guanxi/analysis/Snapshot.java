package io.guanxi.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Rankings by influence and relationship value that were computed and stored.
 *
 * @param id internal
 * @param community its key
 * @param asOf the time whose state was ranked: nothing that happened later counts
 * @param formula of influence: its name and version
 * @param valueFormula of relationship value
 * @param configuration the version of the community's settings; 0: the defaults
 * @param weights of the components, which sum to 1
 * @param valueWeights of the metrics, which sum to 1
 * @param inputHash SHA-256 of everything the ranking follows from: members, weighted ties, asOf, formula
 * @param members ranked
 * @param active of them, among whom percentiles are taken
 * @param relationships ordered pairs with a positive tie strength
 * @param iterations of PageRank
 * @param converged whether PageRank stopped by its tolerance, not by its greatest number of iterations
 * @param dangling PageRank of the members who pay no attention, spread over all
 * @param trustScale the community's greatest rating then
 * @param sources members from whom betweenness was computed
 */
public record Snapshot(
        String id,
        String community,
        Kind kind,
        Instant asOf,
        Instant computedAt,
        String formula,
        String valueFormula,
        int configuration,
        Map<String, Double> weights,
        Map<String, Double> valueWeights,
        String inputHash,
        long members,
        long active,
        long relationships,
        long iterations,
        boolean converged,
        double dangling,
        double trustScale,
        long sources,
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
                valueFormula,
                configuration,
                weights,
                valueWeights,
                inputHash,
                members,
                active,
                relationships,
                iterations,
                converged,
                dangling,
                trustScale,
                sources,
                duration.toMillis());
    }

    /** One of kind INFLUENCE as its node says. */
    static Snapshot of(Map<?, ?> node) {
        return new Snapshot(
                Column.text(node, "id"),
                Column.text(node, "community"),
                Kind.INFLUENCE,
                Objects.requireNonNull(Column.time(node, "asOf")),
                Objects.requireNonNull(Column.time(node, "computedAt")),
                Column.text(node, "formula"),
                Column.text(node, "valueFormula"),
                Math.toIntExact(Column.count(node, "configuration")),
                Json.figures(Column.text(node, "weights")),
                Json.figures(Column.text(node, "valueWeights")),
                Column.text(node, "inputHash"),
                Column.count(node, "members"),
                Column.count(node, "active"),
                Column.count(node, "relationships"),
                Column.count(node, "iterations"),
                Column.flag(node, "converged"),
                Column.number(node, "dangling"),
                Column.number(node, "trustScale"),
                Column.count(node, "sources"),
                0);
    }

    /** What the stored node says besides its id, community and kind. */
    Map<String, Object> properties() {
        return Map.ofEntries(
                Map.entry("asOf", Steps.time(asOf)),
                Map.entry("computedAt", Steps.time(computedAt)),
                Map.entry("formula", formula),
                Map.entry("valueFormula", valueFormula),
                Map.entry("configuration", configuration),
                Map.entry("weights", Json.of(weights)),
                Map.entry("valueWeights", Json.of(valueWeights)),
                Map.entry("inputHash", inputHash),
                Map.entry("members", members),
                Map.entry("active", active),
                Map.entry("relationships", relationships),
                Map.entry("iterations", iterations),
                Map.entry("converged", converged),
                Map.entry("dangling", dangling),
                Map.entry("trustScale", trustScale),
                Map.entry("sources", sources));
    }

    /** What a snapshot holds. */
    public enum Kind {
        INFLUENCE,
        MEASURE,
        WHAT_IF
    }
}
