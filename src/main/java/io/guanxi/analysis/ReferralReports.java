package io.guanxi.analysis;

import io.guanxi.graph.Graph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which share of referred members, and of what they have paid, comes through members of each class. */
public final class ReferralReports {

    private final Steps steps;

    /** @param timeout of each statement */
    public ReferralReports(Graph graph, Duration timeout) {
        this.steps = new Steps(graph, timeout);
    }

    /**
     * The report of a community by the classes in a snapshot.
     *
     * @param snapshot internal id
     * @return the fields of {@code ReferralReport}; absent if there is no such ranking
     */
    public @Nullable Map<String, Object> report(String community, String snapshot) {
        Map<String, Map<String, Object>> referrers = new HashMap<>();
        for (Map<String, Object> row : steps.read("_report/referrers", Map.of("community", community))) {
            referrers.put(Column.text(row, "id"), row);
        }
        Tally all = new Tally();
        Map<String, Tally> grades = tallies(Arrays.stream(Grade.values()).map(Enum::name));
        Map<String, Tally> pyramids = tallies(Arrays.stream(Pyramid.values()).map(Enum::name));
        Tally others = new Tally();
        long behind = 0;
        List<?> blocks;
        do {
            List<Map<String, Object>> found = steps.read(
                    "_report/classes", Map.of("community", community, "snapshot", snapshot, "behind", behind));
            if (found.isEmpty()) {
                return null;
            }
            blocks = Column.list(found.get(0), "blocks");
            for (Object one : blocks) {
                Map<?, ?> block = (Map<?, ?>) one;
                List<?> members = Column.list(block, "members");
                for (int i = 0; i < members.size(); i++) {
                    Map<String, Object> row = referrers.remove((String) members.get(i));
                    if (row != null) {
                        grades.getOrDefault(
                                        (String) Column.list(block, "grades").get(i), others)
                                .add(row);
                        pyramids.getOrDefault(
                                        (String) Column.list(block, "pyramids").get(i), others)
                                .add(row);
                        all.add(row);
                    }
                }
                behind = Column.count(block, "last");
            }
        } while (!blocks.isEmpty());
        referrers.values().forEach(row -> {
            others.add(row);
            all.add(row);
        });
        Map<String, Object> report = new HashMap<>(all.told(all));
        report.put("snapshot", snapshot);
        report.put("byGrade", told("grade", grades, others, all));
        report.put("byPyramid", told("pyramid", pyramids, others, all));
        return report;
    }

    private static Map<String, Tally> tallies(Stream<String> names) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        names.forEach(name -> tallies.put(name, new Tally()));
        return tallies;
    }

    private static List<Map<String, Object>> told(String name, Map<String, Tally> classes, Tally others, Tally all) {
        List<Map<String, Object>> told = new ArrayList<>();
        classes.forEach((which, tally) -> {
            Map<String, Object> one = tally.told(all);
            one.put(name, which);
            told.add(one);
        });
        if (others.members > 0) {
            told.add(others.told(all));
        }
        return told;
    }

    /** What has come through some members. */
    private static final class Tally {

        private long members;
        private long orders;
        private final Map<String, Long> revenue = new TreeMap<>();

        void add(Map<String, Object> referrer) {
            members += Column.count(referrer, "members");
            for (Object one : Column.list(referrer, "revenue")) {
                Map<?, ?> money = (Map<?, ?>) one;
                orders += Column.count(money, "orders");
                revenue.merge(Column.text(money, "currency"), Column.count(money, "amountE4"), Math::addExact);
            }
        }

        Map<String, Object> told(Tally all) {
            Map<String, Object> told = new HashMap<>();
            told.put("members", members);
            told.put("memberShare", share(members, all.members));
            told.put("orders", orders);
            told.put("orderShare", share(orders, all.orders));
            told.put(
                    "revenue",
                    revenue.entrySet().stream()
                            .map(money -> Map.of(
                                    "currency",
                                    money.getKey(),
                                    "amountE4",
                                    money.getValue(),
                                    "share",
                                    share(money.getValue(), all.revenue.getOrDefault(money.getKey(), 0L))))
                            .toList());
            return told;
        }

        private static double share(long part, long all) {
            return all == 0 ? 0 : (double) part / all;
        }
    }
}
