package io.guanxi.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    private CompletionStage<String> work() {
        begun.add(new CompletableFuture<>());
        return begun.get(begun.size() - 1);
    }

    @Test
    void aBoundedNumberIsUnderWayAndWhoeverEndsOrFailsLetsTheNextBegin() {
        Turns turns = new Turns(2);
        List<CompletionStage<String>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(turns.run(this::work));
        }
        assertThat(begun).hasSize(2);

        begun.get(0).complete("done");
        assertThat(begun).hasSize(3);
        begun.get(1).completeExceptionally(new IllegalStateException("lost"));
        assertThat(begun).hasSize(4);

        assertThat(results.get(0).toCompletableFuture()).isCompletedWithValue("done");
        assertThat(results.get(1).toCompletableFuture()).isCompletedExceptionally();
        assertThat(results.get(3).toCompletableFuture()).isNotDone();
    }

    @Test
    void workThatCannotEvenBeginGivesItsTurnBack() {
        Turns turns = new Turns(1);

        assertThat(turns.<String>run(() -> {
                            throw new IllegalStateException("lost");
                        })
                        .toCompletableFuture())
                .isCompletedExceptionally();
        turns.run(this::work);
        assertThat(begun).hasSize(1);
    }
}
