package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.graph.Ids;
import io.guanxi.testing.TestGraph;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys that are over are deleted, in batches, by whichever server comes by. */
class IdempotencyKeysTest {

    /** Long before anything that other tests write. */
    private static final Instant NOW = Instant.parse("2020-06-01T12:00:00Z");

    private final String caller = Ids.next();

    private void given(int keys, Instant at) {
        TestGraph.run(
                "UNWIND range(1, $v.keys) AS i CREATE (:IdempotencyKey {id: randomUUID(), community: '', caller: $v.caller, key: $v.at + ' ' + i, at: $v.at})",
                Map.of("keys", keys, "caller", caller, "at", at.atOffset(ZoneOffset.UTC)));
    }

    private Object left() {
        return TestGraph.run(
                        "MATCH (k:IdempotencyKey {caller: $v.caller}) RETURN count(k) AS left",
                        Map.of("caller", caller))
                .get(0)
                .get("left");
    }

    @Test
    void whatIsOverIsDeletedInBatchesAndNothingElse() {
        given(2_500, NOW.minusSeconds(25 * 3_600 + 1));
        given(3, NOW.minusSeconds(23 * 3_600));

        new KeySweep(TestGraph.graph()).sweep(NOW);

        assertThat(left()).isEqualTo(3L);
    }

    @Test
    void aServerLooksOnceAMinute() {
        KeySweep keys = new KeySweep(TestGraph.graph());
        keys.sweep(NOW);
        given(1, NOW.minusSeconds(26 * 3_600));

        keys.sweep(NOW.plusSeconds(59));
        assertThat(left()).isEqualTo(1L);
        keys.sweep(NOW.plusSeconds(60));
        assertThat(left()).isEqualTo(0L);
    }

    @Test
    void whatIsTheSameHasTheSameDigestAndNothingElseHas() {
        assertThat(Digest.of(Map.of("a", 1, "b", List.of("x", "y"))))
                .isEqualTo(Digest.of(new java.util.TreeMap<>(Map.of("b", List.of("x", "y"), "a", 1))));
        assertThat(List.of(
                        Digest.of(Map.of("a", 1)),
                        Digest.of(Map.of("a", "1")),
                        Digest.of(Map.of("a", 1L)),
                        Digest.of(Map.of()),
                        Digest.of(List.of("ab", "c")),
                        Digest.of(List.of("a", "bc")),
                        Digest.of(List.of(List.of("a"), "bc")),
                        Digest.of(java.util.Collections.singletonMap("a", null))))
                .doesNotHaveDuplicates();
    }
}
