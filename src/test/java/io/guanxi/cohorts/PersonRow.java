package io.guanxi.cohorts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What random members have in common, as statements take it. */
final class PersonRow {

    private PersonRow() {}

    static Map<String, @Nullable Object> of(
            String key, @Nullable Instant joinedAt, @Nullable Instant leftAt, @Nullable Instant lastSeenAt) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("key", key);
        row.put("joinedAt", at(joinedAt));
        row.put("leftAt", at(leftAt));
        row.put("lastSeenAt", at(lastSeenAt));
        return row;
    }

    static @Nullable Object at(@Nullable Instant time) {
        return time == null ? null : time.atZone(ZoneOffset.UTC);
    }
}
