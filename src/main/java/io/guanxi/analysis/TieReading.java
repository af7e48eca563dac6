package io.guanxi.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * How a few members' ties are read: rows of {@code _ties/outgoing} and {@code _ties/incoming} become acts.
 *
 * @param until milliseconds since 1970; what is dated later is passed over
 */
record TieReading(TieWeights weights, double trustScale, long until) {

    /** What the statement is told. */
    static Map<String, Object> input(List<String> members) {
        return Map.of("members", members, "undated", Undated.MILLIS);
    }

    /** @param number of a member by internal id; who has a negative one is passed over, and so is the member who has the row */
    Acts of(Map<String, Object> row, ToIntFunction<String> number) {
        String me = Column.text(row, "id");
        ToIntFunction<Object> other = id -> id.equals(me) ? -1 : number.applyAsInt((String) id);
        var weighing = new Acts.Weighing(weights, trustScale, until);
        each(row, "follows", other, (list, i, who, at) -> weighing.follow(who, at));
        each(row, "trusts", other, (list, i, who, at) -> weighing.trust(who, at, Column.number(list, "ratings", i)));
        each(row, "interactions", other, (list, i, who, at) -> weighing.interaction(who, at, kind(list, i)));
        each(row, "reactions", other, (list, i, who, at) -> weighing.response("reaction", who, at, kind(list, i)));
        each(row, "shares", other, (list, i, who, at) -> weighing.response("share", who, at, kind(list, i)));
        each(row, "replies", other, (list, i, who, at) -> weighing.response("reply", who, at, kind(list, i)));
        return weighing.acts();
    }

    private interface Act {
        void add(Map<?, ?> list, int i, int who, long at);
    }

    private static void each(Map<String, Object> row, String name, ToIntFunction<Object> other, Act act) {
        Map<?, ?> list = Column.map(row, name);
        List<?> who = Column.list(list, "who");
        List<?> at = Column.list(list, "at");
        for (int i = 0; i < who.size(); i++) {
            act.add(list, i, other.applyAsInt(Objects.requireNonNull(who.get(i))), (Long) at.get(i));
        }
    }

    private static String kind(Map<?, ?> list, int i) {
        return (String) Column.list(list, "kinds").get(i);
    }
}
