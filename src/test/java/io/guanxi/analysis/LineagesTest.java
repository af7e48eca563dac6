package io.guanxi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of an image of referrals when it is half as old as it may be. */
class LineagesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration MOMENT = Duration.ofSeconds(20);
    /** Longer than what is read each time: such an image is good for 2.4 s and looked at again after 1.1 s. */
    private static final long TOOK = TimeUnit.MILLISECONDS.toNanos(120);

    private final Scenario scenario =
            Scenario.given("CREATE (:Member {key: 'ada'})-[:REFERRED {state: 'PENDING'}]->(:Member {key: 'ben'})");
    private final Lineages lineages = new Lineages(TestGraph.graph(), MOMENT, MOMENT);
    private final Lineages.Asked asked = new Lineages.Asked(scenario.community(), null, NOW);

    private LineageImage image(Instant asOf, @Nullable LineageImage older) {
        LineageImage read = lineages.reading().image(asked, System.nanoTime(), older);
        return new LineageImage(
                read.community(),
                read.lineage(),
                read.large(),
                asOf,
                false,
                "EUR",
                System.nanoTime(),
                TOOK,
                lineages.reading().mark(),
                Caffeine.newBuilder().build());
    }

    /** Waits for what happens sooner or later. */
    private static boolean soon(BooleanSupplier happened) {
        long begun = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - begun > MOMENT.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    /** Whether one that is kept now is there longer than it may be unread. Others may write to the same database. */
    private boolean stays(Instant asOf) {
        LineageImage image = image(asOf, null);
        lineages.keep(asked, image);
        LockSupport.parkNanos(image.goodFor() + TimeUnit.MILLISECONDS.toNanos(300));
        Optional<LineageImage> known = lineages.known(scenario.community());
        return known.isPresent() && known.get().lineage() == image.lineage();
    }

    @Test
    void anImageStaysAsLongAsNothingIsWritten() {
        assertThat(soon(() -> stays(NOW))).isTrue();

        scenario.and(
                "MATCH (b:Member {key: 'ben', community: $v.community}) CREATE (b)-[:REFERRED {state: 'PENDING'}]->(:Member {key: 'cat'})");
        // What is read anew takes little here, and is not kept.
        assertThat(soon(() -> lineages.known(scenario.community()).isEmpty())).isTrue();
        assertThat(lineages.image(asked).join().lineage().size()).isEqualTo(3);
    }

    @Test
    void holdsEndByThemselvesSoThatItDoesNotStayForEver() {
        assertThat(stays(NOW.minus(Duration.ofMinutes(11)))).isFalse();
    }

    @Test
    void whatStaysTheSameTakesNoNewMemory() {
        LineageImage image = image(NOW, null);
        scenario.and(
                "MATCH (b:Member {key: 'ben', community: $v.community}) CREATE (b)-[:REFERRED]->(:Member {key: 'aaa'})");
        LineageImage newer = image(NOW, image);

        assertThat(newer.mark()).isPresent().isNotEqualTo(image.mark());
        assertThat(newer.lineage().size()).isEqualTo(3);
        assertThat(newer.lineage().key(newer.lineage().place("ada")))
                .isSameAs(image.lineage().key(image.lineage().place("ada")));
        assertThat(newer.lineage().key(newer.lineage().place("aaa"))).isEqualTo("aaa");
        assertThat(newer.lineage().referrer(newer.lineage().place("aaa")))
                .isEqualTo(newer.lineage().place("ben"));
    }
}
