package io.guanxi.fields;

import java.util.BitSet;
import java.util.List;

/**
 * Which counts of members may be told: none of few, and none from which a count of few follows. Cells of a table are suppressed as L. H. Cox describes it (Suppression methodology and
 * statistical disclosure control, Journal of the American Statistical Association 75, 1980): the small ones, then as many others as it takes.
 *
 * @param least how many members are not few; with 1 or less everything is told
 */
record Suppression(long least) {

    private boolean isOff() {
        return least <= 1;
    }

    /** Whether some of all may be told: neither they nor all others are few. Nobody is few, too: what holds of nobody tells something of everybody. */
    boolean tells(long some, long all) {
        return tells(some) && tells(all - some);
    }

    /** Whether what is made of some members may be told. */
    boolean tells(long members) {
        return isOff() || members >= least;
    }

    /**
     * Which cells of a table whose sum is known may be told. Where one is not, it must not follow from the others: at least two are suppressed, and all that are have together as many members as may be told, since
     * their sum follows.
     *
     * @param cells how many members each has
     * @param all how many they are divided from
     * @param hidden cells that are not told for other reasons
     */
    BitSet told(List<Long> cells, long all, BitSet hidden) {
        BitSet told = new BitSet(cells.size());
        long sum = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            boolean tells = !hidden.get(cell) && tells(cells.get(cell), all);
            told.set(cell, tells);
            sum += tells ? 0 : cells.get(cell);
        }
        while (!told.isEmpty()
                && told.cardinality() < cells.size()
                && (told.cardinality() == cells.size() - 1 || !tells(sum))) {
            int next = told.stream()
                    .reduce((one, other) -> cells.get(other) < cells.get(one) ? other : one)
                    .getAsInt();
            told.clear(next);
            sum += cells.get(next);
        }
        return told;
    }
}
