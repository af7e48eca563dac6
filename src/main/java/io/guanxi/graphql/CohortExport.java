package io.guanxi.graphql;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The members of a cohort on their way out, page by page by their keys. A page is read when it is asked for, so that no more than one is held, and nothing is held in the database for
 * whoever reads slowly: who begins or ceases to meet the rule behind the place where it stands is told as of the page.
 */
public final class CohortExport {

    /** What is told of a member: what an import of members takes. */
    public static final List<String> COLUMNS = List.of(
            "key",
            "handle",
            "displayName",
            "joinedAt",
            "lastSeenAt",
            "leftAt",
            "source",
            "locale",
            "region",
            "attributes");

    /** Members of a page. */
    private static final int PAGE = 2_000;

    /**
     * Which cohort.
     *
     * @param version absent: the newest
     * @param community absent: the only one
     */
    public record Request(
            String key, @Nullable Integer version, @Nullable String community) {}

    private final CohortMembers members;
    private final CohortMembers.Asked asked;
    private final int version;
    private final String rule;
    private @Nullable String after;
    private boolean over;

    CohortExport(CohortMembers members, CohortMembers.Asked asked, int version, String rule) {
        this.members = members;
        this.asked = asked;
        this.version = version;
        this.rule = rule;
    }

    /** The version that is told. */
    public int version() {
        return version;
    }

    /** The community's key. */
    public String community() {
        return asked.community();
    }

    /** Whether there are no more. */
    public boolean isOver() {
        return over;
    }

    /** The next members, by column what they have of it: texts, and a map of free attributes. To be asked for again only after they came, on one thread at a time. */
    public CompletionStage<List<Map<String, Object>>> next() {
        return members.rows(asked, rule, after, PAGE).thenApply(found -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Object one : found) {
                rows.add(row((Map<?, ?>) one));
            }
            over = found.size() < PAGE;
            after = over ? after : (String) rows.get(rows.size() - 1).get("key");
            return rows;
        });
    }

    private static Map<String, Object> row(Map<?, ?> member) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            Object value = member.get(column);
            if (value instanceof ZonedDateTime time) {
                row.put(column, time.toInstant().toString());
            } else if (value instanceof List<?> attributes) {
                Map<String, Object> all = new TreeMap<>();
                for (Object attribute : attributes) {
                    List<?> pair = (List<?>) attribute;
                    all.put(String.valueOf(pair.get(0)), Objects.requireNonNull(pair.get(1)));
                }
                if (!all.isEmpty()) {
                    row.put(column, all);
                }
            } else if (value != null) {
                row.put(column, value);
            }
        }
        return row;
    }
}
