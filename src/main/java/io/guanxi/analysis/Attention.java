package io.guanxi.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who pays whom how much attention: the members of a community, numbered in the order of their keys, and the positive strength of every tie
 * between two of them, in arrays that can be walked from either end.
 */
final class Attention {

    private static final double HASHED_PRECISION = 1e9;

    private final List<TieGraph.Node> members;
    private final Map<String, Integer> numbers;
    private final Side out;
    private final Side in;
    private final double[] paid;

    /**
     * The ties of members in one direction: those of member {@code i} lie from {@code start[i]} to before {@code start[i + 1]}, ordered by the
     * number of the other end.
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Side(int[] start, int[] other, double[] weight) {

        int degree(int member) {
            return start[member + 1] - start[member];
        }

        /** Whether a tie leads from a member to another. */
        boolean leads(int member, int to) {
            return Arrays.binarySearch(other, start[member], start[member + 1], to) >= 0;
        }

        /** For each member the values of the other ends, times the weights. */
        double[] sums(double[] values) {
            double[] sums = new double[start.length - 1];
            for (int member = 0; member < sums.length; member++) {
                for (int tie = start[member]; tie < start[member + 1]; tie++) {
                    sums[member] += values[other[tie]] * weight[tie];
                }
            }
            return sums;
        }

        double[] strengths() {
            double[] strengths = new double[start.length - 1];
            for (int member = 0; member < strengths.length; member++) {
                for (int tie = start[member]; tie < start[member + 1]; tie++) {
                    strengths[member] += weight[tie];
                }
            }
            return strengths;
        }
    }

    private Attention(List<TieGraph.Node> members, Map<String, Integer> numbers, Side out, double[] paid) {
        this.members = members;
        this.numbers = numbers;
        this.out = out;
        this.in = turned(out);
        this.paid = paid;
    }

    /**
     * @param population whose members it is of, and when
     * @param weights by which acts decay
     */
    static Attention of(Facts facts, Population population, TieWeights weights) {
        List<TieGraph.Node> members = population.members();
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 0; number < members.size(); number++) {
            numbers.put(members.get(number).id(), number);
        }
        int[][] targets = new int[members.size()][];
        double[][] strengths = new double[members.size()][];
        int[] numbered = population.numbered();
        for (int one = 0; one < numbered.length; one++) {
            if (numbered[one] >= 0) {
                Bundle paid =
                        Bundle.of(facts.acts().get(one), population.asOf().toEpochMilli(), weights.halfLifeMillis());
                // Both number by key, so that the order stays.
                int[] places = IntStream.range(0, paid.size())
                        .filter(place -> numbered[paid.other(place)] >= 0 && paid.strength(place) > 0)
                        .toArray();
                targets[numbered[one]] = Arrays.stream(places)
                        .map(place -> numbered[paid.other(place)])
                        .toArray();
                strengths[numbered[one]] =
                        Arrays.stream(places).mapToDouble(paid::strength).toArray();
            }
        }
        Side out = side(targets, strengths);
        return new Attention(members, numbers, out, out.strengths());
    }

    private static Side side(int[][] targets, double[][] weights) {
        int[] start = new int[targets.length + 1];
        for (int i = 0; i < targets.length; i++) {
            start[i + 1] = start[i] + (targets[i] == null ? 0 : targets[i].length);
        }
        int[] other = new int[start[targets.length]];
        double[] weight = new double[other.length];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] != null) {
                System.arraycopy(targets[i], 0, other, start[i], targets[i].length);
                System.arraycopy(weights[i], 0, weight, start[i], weights[i].length);
            }
        }
        return new Side(start, other, weight);
    }

    private static Side turned(Side side) {
        int members = side.start().length - 1;
        int[] start = new int[members + 1];
        for (int other : side.other()) {
            start[other + 1]++;
        }
        for (int i = 0; i < members; i++) {
            start[i + 1] += start[i];
        }
        int[] next = Arrays.copyOf(start, members);
        int[] other = new int[side.other().length];
        double[] weight = new double[other.length];
        for (int member = 0; member < members; member++) {
            for (int tie = side.start()[member]; tie < side.start()[member + 1]; tie++) {
                int at = next[side.other()[tie]]++;
                other[at] = member;
                weight[at] = side.weight()[tie];
            }
        }
        return new Side(start, other, weight);
    }

    /**
     * The same ties, each as strong as the trust in who pays it says; those of members who are not trusted are gone. What members pay stays, or
     * their shares of it would be as great as before.
     */
    Attention trusted(double[] trust) {
        int[][] targets = new int[size()][];
        double[][] weights = new double[size()][];
        for (int member = 0; member < size(); member++) {
            if (trust[member] > 0) {
                double factor = trust[member];
                targets[member] = Arrays.copyOfRange(out.other(), out.start()[member], out.start()[member + 1]);
                weights[member] = Arrays.stream(out.weight(), out.start()[member], out.start()[member + 1])
                        .map(weight -> weight * factor)
                        .toArray();
            }
        }
        return new Attention(members, numbers, side(targets, weights), paid);
    }

    List<TieGraph.Node> members() {
        return members;
    }

    /** Of the members, by internal id. */
    Map<String, Integer> numbers() {
        return numbers;
    }

    int size() {
        return members.size();
    }

    int ties() {
        return out.other().length;
    }

    /** All that each member pays, whatever the trust in them. */
    double[] paid() {
        return paid;
    }

    /** What of that arrives: as much as they are trusted. */
    double[] given() {
        return out.strengths();
    }

    /** What members pay. */
    Side out() {
        return out;
    }

    /** What members earn. */
    Side in() {
        return in;
    }

    /** Tells members and ties, with strengths to nine decimals: their last digits depend on the order of adding up. */
    void tell(InputHash hash) {
        members.forEach(member -> hash.fact(member.key()));
        for (int member = 0; member < size(); member++) {
            for (int tie = out.start()[member]; tie < out.start()[member + 1]; tie++) {
                hash.fact(member, out.other()[tie], Math.round(out.weight()[tie] * HASHED_PRECISION));
            }
        }
    }
}
