package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The graph of everybody who ever brought anybody, by touches that count or not: it can have several ways to a member, and circles. */
final class MentorChains {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> targets = new ArrayList<>();

    void add(String referrer, String member) {
        int from = number(referrer);
        targets.get(from).add(number(member));
    }

    private int number(String key) {
        return numbers.computeIfAbsent(key, first -> {
            targets.add(new ArrayList<>());
            return targets.size() - 1;
        });
    }

    /**
     * What was found.
     *
     * @param longest the steps of the longest chain, where members of a circle count as one
     * @param circles strongly connected components of more than one member
     */
    record Found(int longest, int circles) {}

    Found found() {
        Search search = new Search();
        for (int root = 0; root < targets.size(); root++) {
            search.from(root);
        }
        return new Found(search.longest, search.circles);
    }

    /** Tarjan's algorithm without recursion. It ends a component after all that it leads to, so that the longest chain from it is known then. */
    private final class Search {

        private final int[] index = new int[targets.size()];
        private final int[] low = new int[targets.size()];
        private final int[] next = new int[targets.size()];
        private final int[] chain = new int[targets.size()];
        private final boolean[] waiting = new boolean[targets.size()];
        private final List<Integer> line = new ArrayList<>();
        private final List<Integer> stack = new ArrayList<>();
        private int count;
        private int longest;
        private int circles;

        void from(int root) {
            if (index[root] == 0) {
                enter(root);
            }
            while (!line.isEmpty()) {
                int member = line.get(line.size() - 1);
                Integer further = further(member);
                if (further != null) {
                    enter(further);
                } else {
                    leave(member);
                }
            }
        }

        private void enter(int member) {
            index[member] = low[member] = ++count;
            waiting[member] = true;
            stack.add(member);
            line.add(member);
        }

        /** The next to look at from here, if there is one that nobody has looked at. */
        private @Nullable Integer further(int member) {
            while (next[member] < targets.get(member).size()) {
                int target = targets.get(member).get(next[member]++);
                if (index[target] == 0) {
                    return target;
                }
                if (waiting[target]) {
                    low[member] = Math.min(low[member], index[target]);
                }
            }
            return null;
        }

        private void leave(int member) {
            line.remove(line.size() - 1);
            if (!line.isEmpty()) {
                int parent = line.get(line.size() - 1);
                low[parent] = Math.min(low[parent], low[member]);
            }
            if (low[member] == index[member]) {
                Set<Integer> component = new HashSet<>();
                int last;
                do {
                    last = stack.remove(stack.size() - 1);
                    waiting[last] = false;
                    component.add(last);
                } while (last != member);
                end(component);
            }
        }

        private void end(Set<Integer> component) {
            int steps = 0;
            for (int member : component) {
                for (int target : targets.get(member)) {
                    steps = Math.max(steps, component.contains(target) ? 0 : chain[target] + 1);
                }
            }
            for (int member : component) {
                chain[member] = steps;
            }
            longest = Math.max(longest, steps);
            circles += component.size() > 1 ? 1 : 0;
        }
    }
}
