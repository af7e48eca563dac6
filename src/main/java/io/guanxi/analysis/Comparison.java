package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What became of a ranking: pure arithmetic on where members stood and stand. Positions count from 0. */
final class Comparison {

    private static final int ABSENT = -1;

    private final Standings before;
    private final Standings after;
    /** By the position in the later one: the position in the earlier one. */
    private final int[] was;
    /** By the position in the earlier one: the position in the later one. */
    private final int[] is;

    Comparison(Standings before, Standings after) {
        this.before = before;
        this.after = after;
        this.was = positions(after, before);
        this.is = positions(before, after);
    }

    private static int[] positions(Standings of, Standings in) {
        Map<String, Integer> positions = in.positions();
        return Arrays.stream(of.members())
                .mapToInt(member -> positions.getOrDefault(member, ABSENT))
                .toArray();
    }

    /** The figures that {@code SnapshotComparison} has of all members. */
    Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new HashMap<>();
        int common = (int) common().count();
        figures.put("common", common);
        figures.put("entered", after.size() - common);
        figures.put("left", before.size() - common);
        figures.put("risen", common().filter(position -> delta(position) > 0).count());
        figures.put("fallen", common().filter(position -> delta(position) < 0).count());
        figures.put("correlation", correlation());
        figures.put("overlaps", overlaps());
        figures.put("moves", moves(Pyramid.values(), Standings::pyramids));
        figures.put("gradeMoves", moves(Grade.values(), Standings::grades));
        return figures;
    }

    /** Positions in the later one of those in both. */
    private IntStream common() {
        return IntStream.range(0, was.length).filter(position -> was[position] != ABSENT);
    }

    /** Where those in both stood. */
    int was(int position) {
        return was[position];
    }

    /** How many ranks somebody in both has risen, by the position in the later one. */
    long delta(int position) {
        return before.ranks()[was[position]] - after.ranks()[position];
    }

    /** How much the score of somebody in both has grown. */
    double gain(int position) {
        return after.scores()[position] - before.scores()[was[position]];
    }

    private @Nullable Double correlation() {
        int[] later = common().toArray();
        int[] earlier = IntStream.range(0, is.length)
                .filter(position -> is[position] != ABSENT)
                .toArray();
        return RankCorrelation.of(
                Arrays.stream(later).mapToLong(at -> after.ranks()[at]).toArray(),
                Arrays.stream(earlier).mapToLong(at -> before.ranks()[at]).toArray(),
                Arrays.stream(later)
                        .map(at -> Arrays.binarySearch(earlier, was[at]))
                        .toArray());
    }

    private List<Map<String, Object>> overlaps() {
        List<Map<String, Object>> overlaps = new ArrayList<>();
        int longest = Math.max(before.size(), after.size());
        for (long top = 10; longest > 0 && top < 10L * longest; top *= 10) {
            long first = top;
            long common = common().filter(position -> position < first && was[position] < first)
                    .count();
            double either = Math.min(first, before.size()) + Math.min(first, after.size()) - common;
            overlaps.add(Map.of("top", first, "common", common, "jaccard", common / either));
        }
        return overlaps;
    }

    /**
     * How many went from each class to each.
     *
     * @param classes by position in either ranking
     */
    private <T extends Enum<T>> List<Map<String, Object>> moves(T[] all, Function<Standings, T[]> classes) {
        List<Map<String, Object>> moves = new ArrayList<>();
        if (before.hasClasses() && after.hasClasses()) {
            T[] earlier = classes.apply(before);
            T[] later = classes.apply(after);
            for (T from : all) {
                for (T to : all) {
                    long members = common().filter(position -> earlier[was[position]] == from && later[position] == to)
                            .count();
                    moves.add(Map.of("before", from.name(), "after", to.name(), "members", members));
                }
            }
        }
        return moves;
    }

    /** Positions in the later one of those in both who rose or fell most. */
    List<Integer> byRank(int most) {
        return moved(most, this::delta);
    }

    /** Positions in the later one of those in both whose score changed most. */
    List<Integer> byScore(int most) {
        return moved(most, this::gain);
    }

    private List<Integer> moved(int most, IntToDoubleFunction move) {
        return common().filter(position -> move.applyAsDouble(position) != 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer position) -> -Math.abs(move.applyAsDouble(position)))
                        .thenComparing(position -> position))
                .limit(most)
                .toList();
    }

    /** Positions in the later one of the best who are not in the earlier one. */
    List<Integer> entrants(int most) {
        return absent(was, most);
    }

    /** Positions in the earlier one of the best who are not in the later one. */
    List<Integer> leavers(int most) {
        return absent(is, most);
    }

    private static List<Integer> absent(int[] elsewhere, int most) {
        return IntStream.range(0, elsewhere.length)
                .filter(position -> elsewhere[position] == ABSENT)
                .limit(most)
                .boxed()
                .toList();
    }
}
