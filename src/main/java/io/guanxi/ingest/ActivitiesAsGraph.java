package io.guanxi.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What events become in a new graph: each a node, and beside them the times of each member and type together. */
final class ActivitiesAsGraph {

    private static final int FEW = 4;
    /** Times that are not packed. */
    private static final int LATEST = 64;

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
            properties.putAll(times.properties());
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

        /** As the statements of {@code track} would leave them: the latest beside the packed ones. */
        Map<String, Object> properties() {
            long[] sorted = Arrays.copyOf(times, size);
            Arrays.sort(sorted);
            int packed = StrictMath.max(0, size - LATEST);
            Map<String, Object> properties = new HashMap<>();
            properties.put("count", size);
            properties.put("firstAt", time(sorted[0]));
            properties.put("lastAt", time(sorted[size - 1]));
            properties.put("times", Arrays.copyOfRange(sorted, packed, size));
            if (packed > 0) {
                properties.put("packed", Arrays.copyOf(sorted, packed));
                properties.put("packedUntil", sorted[packed - 1]);
            }
            return properties;
        }

        private static ZonedDateTime time(long milliseconds) {
            return Instant.ofEpochMilli(milliseconds).atZone(ZoneOffset.UTC);
        }
    }
}
