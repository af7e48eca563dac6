package io.guanxi.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.testing.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Contender ONE = new Contender("one", Dialect.GUANXI, 1, null);
    private static final Contender OTHER = new Contender("other", Dialect.BY_HAND, 2, null);

    @Test
    void answersAreTheSameHoweverTheyAreWrapped() {
        List<String> one = leaves("""
                {"member": {"key": "a", "score": 1.50, "followers": {"edges": [{"at": "2026-01-01T00:00:00.000Z", "node": {"handle": null}}]}}}
                """);
        List<String> other = leaves("""
                {"key": "a", "score": 1.5, "followers": [{"at": "2026-01-01T01:00:00+01:00", "handle": null}]}
                """);

        assertThat(one).containsExactly("a", "1.5", "2026-01-01T00:00:00Z", "null");
        Answers.expectSame("it", ONE, one, OTHER, other);
    }

    @Test
    void anotherOrderIsAnotherAnswer() {
        assertThatThrownBy(() -> Answers.expectSame("B", ONE, List.of("a", "b", "c"), OTHER, List.of("a", "c", "b")))
                .hasMessage("B: one and other differ at value 1 of 3 and 3: [b, c], [c, b]");
    }

    private static List<String> leaves(String json) {
        return Answers.leaves(Scenario.json(json));
    }
}
