package io.guanxi.analysis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct members are downstream of a member: they shared the member's contents, from whomever they had them, or came through the
 * member, by however many referrals. Whoever is in a circle of referrals is downstream of nobody by them.
 */
final class Downstream {

    private final int[] begin;
    private final int[] end;
    /** Members in the order of a walk through the forest of referrals: whoever came through a member follows them without a gap. */
    private final int[] walk;

    private Downstream(int n) {
        begin = new int[n];
        end = new int[n];
        walk = new int[n];
    }

    /**
     * @param numbers of the members by key
     * @param sharers rows of one source each, whose contents the targets shared
     * @param referrals rows of one source each, who brought the targets
     * @param trust what each of them counts
     */
    static double[] of(
            Map<String, Integer> numbers,
            List<Map<String, Object>> sharers,
            List<Map<String, Object>> referrals,
            double[] trust) {
        int n = trust.length;
        var forest = new Downstream(n);
        forest.order(lists(numbers, referrals, n));
        double[] before = new double[n + 1];
        for (int i = 0; i < n; i++) {
            before[i + 1] = before[i] + trust[forest.walk[i]];
        }
        double[] downstream = new double[n];
        for (int member = 0; member < n; member++) {
            downstream[member] = before[forest.end[member]] - before[forest.begin[member] + 1];
        }
        int[] @Nullable [] cascades = lists(numbers, sharers, n);
        for (int member = 0; member < n; member++) {
            int[] who = cascades[member];
            for (int i = 0; who != null && i < who.length; i++) {
                if (who[i] != member && !forest.cameThrough(who[i], member)) {
                    downstream[member] += trust[who[i]];
                }
            }
        }
        return downstream;
    }

    private boolean cameThrough(int member, int other) {
        return begin[member] > begin[other] && begin[member] < end[other];
    }

    /** Walks the trees from their roots; members of circles, which no root leads to, come last and have nobody. */
    private void order(int[] @Nullable [] brought) {
        int n = begin.length;
        boolean[] came = new boolean[n];
        for (int[] members : brought) {
            for (int i = 0; members != null && i < members.length; i++) {
                came[members[i]] = true;
            }
        }
        boolean[] seen = new boolean[n];
        int[] stack = new int[n];
        int[] next = new int[n];
        int count = 0;
        for (int root = 0; root < n; root++) {
            if (came[root]) {
                continue;
            }
            int depth = 0;
            count = enter(root, count, seen);
            stack[depth++] = root;
            while (depth > 0) {
                int member = stack[depth - 1];
                int[] members = brought[member];
                if (members == null || next[member] == members.length) {
                    end[member] = count;
                    depth--;
                } else {
                    int child = members[next[member]++];
                    if (!seen[child]) {
                        count = enter(child, count, seen);
                        stack[depth++] = child;
                    }
                }
            }
        }
        for (int member = 0; member < n; member++) {
            if (!seen[member]) {
                count = enter(member, count, seen);
                end[member] = count;
            }
        }
    }

    private int enter(int member, int count, boolean[] seen) {
        seen[member] = true;
        begin[member] = count;
        walk[count] = member;
        return count + 1;
    }

    private static int[] @Nullable [] lists(Map<String, Integer> numbers, List<Map<String, Object>> rows, int n) {
        int[] @Nullable [] lists = new int[n][];
        for (Map<String, Object> row : rows) {
            Integer source = numbers.get(Column.text(row, "source"));
            if (source != null) {
                lists[source] = Column.list(row, "targets").stream()
                        .filter(numbers::containsKey)
                        .mapToInt(numbers::get)
                        .toArray();
            }
        }
        return lists;
    }
}
