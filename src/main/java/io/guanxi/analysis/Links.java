package io.guanxi.analysis;

/** Where each member's positive ties lead, in arrays. A tie without a direction leads both ways. */
final class Links {

    /** Those of member {@code i} are from {@code starts[i]} to before {@code starts[i + 1]}. */
    private final int[] starts;

    private final int[] targets;
    private final double[] weights;

    private Links(int[] starts, int[] targets, double[] weights) {
        this.starts = starts;
        this.targets = targets;
        this.weights = weights;
    }

    static Links of(TieGraph ties) {
        int[] starts = new int[ties.members().size() + 1];
        for (TieGraph.Tie tie : ties.ties()) {
            if (tie.weight() > 0) {
                starts[tie.source() + 1]++;
                starts[tie.target() + 1] += ties.undirected() ? 1 : 0;
            }
        }
        for (int member = 1; member < starts.length; member++) {
            starts[member] += starts[member - 1];
        }
        int[] targets = new int[starts[starts.length - 1]];
        double[] weights = new double[targets.length];
        int[] next = starts.clone();
        for (TieGraph.Tie tie : ties.ties()) {
            if (tie.weight() > 0) {
                int link = next[tie.source()]++;
                targets[link] = tie.target();
                weights[link] = tie.weight();
                if (ties.undirected()) {
                    int back = next[tie.target()]++;
                    targets[back] = tie.source();
                    weights[back] = tie.weight();
                }
            }
        }
        return new Links(starts, targets, weights);
    }

    int members() {
        return starts.length - 1;
    }

    /** The first link of a member; those of the next one begin behind its last. */
    int start(int member) {
        return starts[member];
    }

    int target(int link) {
        return targets[link];
    }

    double weight(int link) {
        return weights[link];
    }

    /** The sum of the weights of each member's links. */
    double[] sums() {
        double[] sums = new double[members()];
        for (int member = 0; member < sums.length; member++) {
            for (int link = starts[member]; link < starts[member + 1]; link++) {
                sums[member] += weights[link];
            }
        }
        return sums;
    }

    /** What arrives at each member when each sends its value along its links, times their weights. */
    double[] arriving(double[] values) {
        double[] arriving = new double[members()];
        for (int member = 0; member < arriving.length; member++) {
            for (int link = starts[member]; link < starts[member + 1]; link++) {
                arriving[targets[link]] += values[member] * weights[link];
            }
        }
        return arriving;
    }

    /** What each member sees at the ends of its links, times their weights. */
    double[] seen(double[] values) {
        double[] seen = new double[members()];
        for (int member = 0; member < seen.length; member++) {
            for (int link = starts[member]; link < starts[member + 1]; link++) {
                seen[member] += values[targets[link]] * weights[link];
            }
        }
        return seen;
    }

    /** Whether somebody can be left and reached again; without cycles every walk ends. */
    boolean cyclic() {
        int[] arriving = new int[members()];
        for (int target : targets) {
            arriving[target]++;
        }
        int[] free = new int[members()];
        int found = 0;
        for (int member = 0; member < arriving.length; member++) {
            if (arriving[member] == 0) {
                free[found++] = member;
            }
        }
        for (int done = 0; done < found; done++) {
            for (int link = starts[free[done]]; link < starts[free[done] + 1]; link++) {
                if (--arriving[targets[link]] == 0) {
                    free[found++] = targets[link];
                }
            }
        }
        return found < members();
    }
}
