package io.guanxi.ingest;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What events become in a new graph: each a node, and beside them the times of each member and type together. */
final class ActivitiesAsGraph {

    private static final int FEW = 4;

    private final NewGraph graph;
    private final Map<Activity, Times> activities = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    ActivitiesAsGraph(NewGraph graph) {
        this.graph = graph;
    }

    private record Activity(int member, String type) {}

    /** Adds an event, and answers its number. */
    int event(NewRow row) {
        int member = row.member("member");
        // One text for all of a type: there are few types and many events.
        String type = types.computeIfAbsent((String) row.property("type"), same -> same);
        activities
                .computeIfAbsent(new Activity(member, type), key -> new Times())
                .add(((ZonedDateTime) row.property("at")).toInstant().toEpochMilli());
        Map<String, Object> properties = new HashMap<>(row.properties());
        properties.put("memberId", graph.id(member));
        return graph.add(NodeLabel.EVENT, row.value("key"), properties);
    }

    /** Adds what belongs to all events together, when all of them have been there. */
    void pack() {
        activities.forEach((activity, times) -> {
            Map<String, Object> properties = new HashMap<>();
            properties.put("memberId", graph.id(activity.member()));
            properties.put("type", activity.type());
            properties.put("packed", times.sorted());
            // Those that come later.
            properties.put("times", new long[0]);
            graph.link(
                    LinkType.DOES, activity.member(), graph.addOfCommunity(NodeLabel.ACTIVITY, properties), Map.of());
        });
        activities.clear();
    }

    /** Milliseconds since 1970: millions of them, so no objects. */
    private static final class Times {
        private long[] times = new long[FEW];
        private int size;

        void add(long time) {
            if (size == times.length) {
                times = Arrays.copyOf(times, size + size / 2);
            }
            times[size++] = time;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(times, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
