package io.guanxi.analysis;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Members and the weighted ties between them. Members are numbered in the order of their keys and ties are ordered by the numbers of
 * their ends, so that the same graph is always told in the same way. Ties lie in two arrays, 16 bytes each.
 */
final class TieGraph {

    private static final double HASHED_PRECISION = 1e9;
    private static final int FEW = 1024;

    private final List<Node> members;
    private final boolean undirected;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** The ends of each tie; ordered and each pair once where {@code settled}. */
    private long[] pairs = new long[FEW];

    private double[] weights = new double[FEW];
    private int size;
    private boolean settled = true;

    /** @param undirected whether a tie has no direction, so that both directions of a pair add up */
    TieGraph(List<Node> members, boolean undirected) {
        this.members = members.stream().sorted(Comparator.comparing(Node::key)).toList();
        this.undirected = undirected;
        for (int number = 0; number < this.members.size(); number++) {
            numbers.put(this.members.get(number).key(), number);
        }
    }

    /** Adds ties from rows of one source, its targets and their weights; members it does not have are passed over. */
    void add(List<Map<String, Object>> rows, boolean reverse) {
        for (Map<String, Object> row : rows) {
            Integer source = numbers.get(Column.text(row, "source"));
            List<?> targets = Column.list(row, "targets");
            List<?> strengths = Column.list(row, "weights");
            for (int i = 0; i < targets.size(); i++) {
                Integer target = numbers.get(targets.get(i));
                if (source != null && target != null) {
                    boolean turned = undirected ? target < source : reverse;
                    add(turned ? pair(target, source) : pair(source, target), (Double) strengths.get(i));
                }
            }
        }
    }

    List<Node> members() {
        return members;
    }

    boolean undirected() {
        return undirected;
    }

    /** Numbers of the members with these keys; a key that nobody has is left out. */
    List<Integer> numbers(List<String> keys) {
        return keys.stream().filter(numbers::containsKey).map(numbers::get).toList();
    }

    int size() {
        settle();
        return size;
    }

    /** The ties in their order; each is made when it is asked for. */
    List<Tie> ties() {
        settle();
        return new AbstractList<>() {
            @Override
            public Tie get(int index) {
                return new Tie((int) (pairs[index] >> 32), (int) pairs[index], weights[index]);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Tells members and ties, with weights to nine decimals: their last digits depend on the order of adding up. */
    void tell(InputHash hash) {
        settle();
        members.forEach(member -> hash.fact(member.key()));
        for (int i = 0; i < size; i++) {
            hash.fact(pairs[i], Math.round(weights[i] * HASHED_PRECISION));
        }
    }

    private void add(long pair, double weight) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        pairs[size] = pair;
        weights[size++] = weight;
        settled = false;
    }

    /** Brings the ties into their order and adds up those of the same pair. */
    private void settle() {
        if (settled) {
            return;
        }
        long[] ordered = Arrays.copyOf(pairs, size);
        Arrays.sort(ordered);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || ordered[i] != ordered[i - 1]) {
                ordered[distinct++] = ordered[i];
            }
        }
        double[] sums = new double[distinct];
        for (int i = 0; i < size; i++) {
            sums[Arrays.binarySearch(ordered, 0, distinct, pairs[i])] += weights[i];
        }
        pairs = Arrays.copyOf(ordered, Math.max(distinct, 1));
        weights = Arrays.copyOf(sums, pairs.length);
        size = distinct;
        settled = true;
    }

    private static long pair(int source, int target) {
        return (long) source << 32 | target;
    }

    /**
     * A member.
     *
     * @param id internal
     */
    record Node(String id, String key) {}

    /** One weighted tie between two members by number. */
    record Tie(int source, int target, double weight) {}
}
