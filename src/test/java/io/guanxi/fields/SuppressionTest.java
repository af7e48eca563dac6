package io.guanxi.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {

    private static String told(long least, List<Long> cells, long all) {
        BitSet told = new Suppression(least).told(cells, all, new BitSet());
        return IntStream.range(0, cells.size())
                .mapToObj(cell -> told.get(cell) ? String.valueOf(cells.get(cell)) : "-")
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "30 20 12, 30 20 12",
        // 3 would be what 50 lack to 53.
        "30 20 3, 30 - -",
        "30 20 6 5, 30 20 - -",
        // 5 of two would follow.
        "30 20 3 2, 30 - - -",
        "30 3 20, 30 - -",
        // Which of equal ones it is does not matter.
        "20 20 3, - 20 -",
        "96 4, - -",
        "40 0, - -",
        "40, -",
        "9 9, - -",
        "0 0 30 40, - - - 40",
    })
    void asManyCellsAreSuppressedAsItTakes(String cells, String told) {
        List<Long> counts =
                List.of(cells.split(" ")).stream().map(Long::valueOf).toList();

        assertThat(told(10, counts, counts.stream().mapToLong(Long::longValue).sum())
                        .replaceAll("^20 - -$", "20 - -"))
                .satisfies(text -> assertThat(sorted(text)).isEqualTo(sorted(told)));
    }

    private static List<String> sorted(String text) {
        return List.of(text.split(" ")).stream().sorted().toList();
    }

    @Test
    void withALeastOfOneEverythingIsTold() {
        assertThat(told(1, List.of(1L, 0L, 40L), 41)).isEqualTo("1 0 40");
        assertThat(new Suppression(1).tells(0, 0)).isTrue();
        assertThat(new Suppression(2).tells(1, 40)).isFalse();
        assertThat(new Suppression(2).tells(39, 40)).isFalse();
    }

    /** What somebody can reckon who knows the sum, the told cells and that nobody is counted less than zero times: all tables that fit. */
    @RepeatedTest(200)
    void noSmallCellFollowsFromTheOthers(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long least = 2L + random.nextInt(9);
        List<Long> cells = new ArrayList<>();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            cells.add((long) random.nextInt(random.nextBoolean() ? 10 : 40));
        }
        long sum = cells.stream().mapToLong(Long::longValue).sum();
        BitSet told = new Suppression(least).told(cells, sum, new BitSet());
        long left = sum - told.stream().mapToLong(cells::get).sum();
        int hidden = cells.size() - told.cardinality();

        for (int cell = 0; cell < cells.size(); cell++) {
            boolean few = cells.get(cell) < least || sum - cells.get(cell) < least;
            if (told.get(cell)) {
                assertThat(few).isFalse();
            } else {
                // It can be anything from 0 to what is left, unless nothing at all is told.
                assertThat(hidden).isGreaterThan(1);
                assertThat(left >= least || told.isEmpty()).isTrue();
            }
        }
        if (cells.stream().allMatch(cell -> cell >= least && sum - cell >= least)) {
            assertThat(hidden).isZero();
        }
    }
}
