package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who came through whom, in the order of a walk: whoever came through a member follows them without a gap. Whoever is in a circle of referrals came
 * through nobody by them.
 */
final class Forest {

    /** Place of each member in the walk. */
    private final int[] begin;
    /** Behind the last who came through each. */
    private final int[] end;

    private final int[] walk;
    /** The nearest through whom each came; negative: nobody. */
    private final int[] referrer;

    private final boolean[] converted;
    private final boolean[] flagged;

    private Forest(int n) {
        begin = new int[n];
        end = new int[n];
        walk = new int[n];
        referrer = new int[n];
        converted = new boolean[n];
        flagged = new boolean[n];
    }

    /**
     * @param numbers of the members by internal id
     * @param referrals rows of one source each, who brought the targets, and what became of these
     * @param whole whether voided referrals lead on, too
     */
    static Forest of(Map<String, Integer> numbers, List<Map<String, Object>> referrals, int n, boolean whole) {
        Forest forest = new Forest(n);
        int[] @Nullable [] brought = new int[n][];
        for (Map<String, Object> row : referrals) {
            Integer source = numbers.get(Column.text(row, "source"));
            if (source != null) {
                List<?> targets = Column.list(row, "targets");
                List<Integer> found = new ArrayList<>();
                for (int i = 0; i < targets.size(); i++) {
                    Integer target = numbers.get(targets.get(i));
                    if (target != null && (whole || !flag(row, "voided", i))) {
                        found.add(target);
                        forest.converted[target] = flag(row, "converted", i);
                        forest.flagged[target] = flag(row, "flagged", i);
                    }
                }
                brought[source] = found.stream().mapToInt(target -> target).toArray();
            }
        }
        forest.order(brought);
        return forest;
    }

    private static boolean flag(Map<String, Object> row, String name, int i) {
        return (Boolean) Column.list(row, name).get(i);
    }

    int size() {
        return walk.length;
    }

    /** The member at a place of the walk. */
    int at(int place) {
        return walk[place];
    }

    int begin(int member) {
        return begin[member];
    }

    int end(int member) {
        return end[member];
    }

    /** The nearest through whom a member came; negative: nobody. */
    int referrer(int member) {
        return referrer[member];
    }

    boolean converted(int member) {
        return converted[member];
    }

    /** Whether the referral of a member is flagged or voided. */
    boolean flagged(int member) {
        return flagged[member];
    }

    boolean cameThrough(int member, int other) {
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
            count = enter(root, -1, count, seen);
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
                        count = enter(child, member, count, seen);
                        stack[depth++] = child;
                    }
                }
            }
        }
        for (int member = 0; member < n; member++) {
            if (!seen[member]) {
                count = enter(member, -1, count, seen);
                end[member] = count;
            }
        }
    }

    private int enter(int member, int through, int count, boolean[] seen) {
        seen[member] = true;
        begin[member] = count;
        walk[count] = member;
        referrer[member] = through;
        return count + 1;
    }
}
