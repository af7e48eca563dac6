package io.guanxi.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.fault.Fault;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Work that takes as long as a test wants, on two servers. */
class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'})");
    private final Patience one = waiting(Duration.ofMillis(50));
    private final Patience other = waiting(Duration.ofMillis(50));

    private static Patience waiting(Duration patience) {
        return new Patience(TestGraph.graph(), RunningJob.Kind.EVENTS, patience);
    }

    /** Goes on until it is told to stop. */
    private static CompletableFuture<String> endless(Progress progress) {
        return CompletableFuture.supplyAsync(() -> {
            while (true) {
                progress.tell("events", 0.5);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        });
    }

    private Fault refused(CompletableFuture<?> asked) {
        try {
            throw new AssertionError(String.valueOf(asked.join()));
        } catch (CompletionException failed) {
            return (Fault) failed.getCause();
        }
    }

    private List<Map<String, Object>> jobs() {
        return TestGraph.run(
                "MATCH (j:Job {community: $v.c}) RETURN j.id AS id, j.kind AS kind, j.state AS state, j.step AS step",
                Map.of("c", scenario.community()));
    }

    private void cancel() {
        TestGraph.run(
                "MATCH (j:Job {community: $v.c, kind: 'EVENTS'}) SET j.state = 'CANCELLED'",
                Map.of("c", scenario.community()));
    }

    @Test
    void whatIsQuickIsNoJob() {
        assertThat(waiting(Duration.ofMinutes(1))
                        .during(scenario.community(), NOW, progress -> CompletableFuture.completedFuture("done"))
                        .join())
                .isEqualTo("done");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void whoeverWaitsHearsThatItWasCancelled() {
        CompletableFuture<String> waiting =
                waiting(Duration.ofMinutes(1)).during(scenario.community(), NOW, PatienceTest::endless);
        while (jobs().isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        cancel();

        assertThat(refused(waiting).code()).isEqualTo("CANCELLED");
        assertThat(jobs()).extracting(job -> job.get("state")).containsExactly("CANCELLED");
    }

    @Test
    void whatFailsIsAFailedJob() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> asked = one.during(scenario.community(), NOW, progress -> work);
        assertThat(refused(asked).code()).isEqualTo("COMPUTING");

        work.completeExceptionally(Fault.of(Fault.Kind.LIMITED, "TOO_MANY_EVENTS", "too many"));

        awaitState("FAILED");
    }

    /** Each reads an image of its own; the job is that of the one who came first, then that of the other. */
    @Test
    void ofTwoServersOneHasTheJobAndThenTheOther() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();

        Fault told = refused(one.during(scenario.community(), NOW, progress -> first));
        Fault toldOther = refused(other.during(scenario.community(), NOW, progress -> {
            progress.tell("other", 0.3);
            return second;
        }));
        assertThat(told.code()).isEqualTo("COMPUTING");
        assertThat(toldOther.details().get("job"))
                .isEqualTo(told.details().get("job"))
                .isEqualTo(jobs().get(0).get("id"));

        first.complete("done");
        while (!"other".equals(jobs().get(0).get("step"))) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        second.complete("done");
        awaitState("DONE");
        assertThat(jobs()).hasSize(1);
    }

    /** All who wait for something in a community wait together: the job ends with the last. */
    @Test
    void severalWhoWaitHaveOneJob() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        refused(one.during(scenario.community(), NOW, progress -> first));
        refused(one.during(scenario.community(), NOW, progress -> second));

        first.complete("done");
        LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        assertThat(jobs()).extracting(job -> job.get("state")).containsExactly("RUNNING");
        second.complete("done");
        awaitState("DONE");
    }

    @Test
    void whatIsCancelledStoresNothing() throws InterruptedException {
        var scans = new Patience(TestGraph.graph(), RunningJob.Kind.SCAN, Duration.ofMillis(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Throwable> ended = new AtomicReference<>();

        assertThatThrownBy(() -> scans.alone(
                        scenario.community(),
                        "all",
                        NOW,
                        progress -> {
                            begun.countDown();
                            try {
                                cancelled.await();
                                progress.tell("members", 0.5);
                                return "found";
                            } catch (InterruptedException | RuntimeException failed) {
                                ended.set(failed);
                                throw new IllegalStateException(failed);
                            } finally {
                                over.countDown();
                            }
                        },
                        (inside, found) -> inside.run(
                                "MERGE (:ReferralScan {community: $v.c})", Map.of("c", scenario.community()))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("COMPUTING"));
        begun.await();
        scenario.and("MATCH (j:Job {community: $v.community, kind: 'SCAN'}) SET j.state = 'CANCELLED'");
        cancelled.countDown();
        over.await();
        assertThat(ended.get())
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("CANCELLED"));
        assertThat(TestGraph.run(
                        "MATCH (s:ReferralScan {community: $v.c}) RETURN s", Map.of("c", scenario.community())))
                .isEmpty();
    }

    private void awaitState(String state) {
        for (int i = 0; i < 200 && !state.equals(jobs().get(0).get("state")); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(jobs()).extracting(job -> job.get("state")).containsExactly(state);
    }
}
