package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Members and the weighted ties between them. Members are numbered in the order of their keys and ties are ordered by the numbers of
 * their ends, so that the same graph is always told in the same way.
 */
final class TieGraph {

    private static final double HASHED_PRECISION = 1e9;

    private final List<Node> members;
    private final boolean undirected;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final SortedMap<Long, Double> weights = new TreeMap<>();

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
                    long pair = turned ? pair(target, source) : pair(source, target);
                    weights.merge(pair, (Double) strengths.get(i), Double::sum);
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
        return weights.size();
    }

    List<Tie> ties() {
        List<Tie> ties = new ArrayList<>(weights.size());
        weights.forEach((pair, weight) -> ties.add(new Tie((int) (pair >> 32), (int) (long) pair, weight)));
        return ties;
    }

    /** Tells members and ties, with weights to nine decimals: their last digits depend on the order of adding up. */
    void tell(InputHash hash) {
        members.forEach(member -> hash.fact(member.key()));
        weights.forEach((pair, weight) -> hash.fact(pair, Math.round(weight * HASHED_PRECISION)));
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
