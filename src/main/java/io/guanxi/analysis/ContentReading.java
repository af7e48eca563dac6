package io.guanxi.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a few members' contents are read: rows of {@code _value/contents} become what contents have earned.
 *
 * @param numbers of the members by internal id: what others do counts nothing
 */
record ContentReading(ContentTally.Judge judge, Map<String, Integer> numbers) {

    /** What the statement is told. */
    static Map<String, Object> input(List<String> members) {
        return Map.of("members", members, "undated", Undated.MILLIS);
    }

    ContentYield of(Map<?, ?> row) {
        ContentTally tally = new ContentTally(judge, Column.count(row, "createdAt"));
        each(
                row,
                "anonymous",
                (list, i, at) -> tally.anonymous(
                        (String) Column.list(list, "kinds").get(i), Column.number(list, "counts", i), at));
        each(
                row,
                "reactions",
                (list, i, at) -> tally.reaction(
                        who(list, i), (String) Column.list(list, "kinds").get(i), at));
        Map<Object, Integer> sharers = sharers(Column.map(row, "shares"));
        each(
                row,
                "shares",
                (list, i, at) -> tally.share(
                        who(list, i),
                        at,
                        sharers.getOrDefault(Column.list(list, "from").get(i), -1)));
        each(row, "replies", (list, i, at) -> tally.reply(who(list, i), at, Column.number(list, "sentiments", i)));
        each(
                row,
                "adopters",
                (list, i, at) ->
                        adopted(tally, (String) Column.list(list, "who").get(i), at));
        return tally.earned(
                Column.text(row, "content"),
                Column.list(row, "topics").stream().map(String.class::cast).toList());
    }

    private interface Act {
        void add(Map<?, ?> list, int i, long at);
    }

    private static void each(Map<?, ?> row, String name, Act act) {
        Map<?, ?> list = Column.map(row, name);
        List<?> at = Column.list(list, "at");
        for (int i = 0; i < at.size(); i++) {
            act.add(list, i, (Long) at.get(i));
        }
    }

    private int who(Map<?, ?> list, int i) {
        return numbers.getOrDefault((String) Column.list(list, "who").get(i), -1);
    }

    /** A member who is known and has no number is none, and not nobody. */
    private void adopted(ContentTally tally, String who, long at) {
        if (who.isEmpty() || numbers.containsKey(who)) {
            tally.adoption(numbers.getOrDefault(who, -1), at);
        }
    }

    private Map<Object, Integer> sharers(Map<?, ?> shares) {
        Map<Object, Integer> keys = new HashMap<>();
        for (int i = 0; i < Column.list(shares, "who").size(); i++) {
            int other = who(shares, i);
            if (other >= 0) {
                keys.put(Column.list(shares, "keys").get(i), other);
            }
        }
        return keys;
    }
}
