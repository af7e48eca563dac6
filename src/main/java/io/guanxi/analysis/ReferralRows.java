package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Members with who brought them and what came of it, as statements return them: in columns, a page after the other. */
final class ReferralRows {

    /** A paid order; the amount in ten-thousandths. */
    record Paid(String currency, long amountE4, long at) {}

    final List<String> keys = new ArrayList<>();
    /** Empty where nobody brought the member. */
    final List<String> referrers = new ArrayList<>();

    final List<String> states = new ArrayList<>();
    final List<String> campaigns = new ArrayList<>();
    final List<Boolean> active = new ArrayList<>();
    final List<List<Paid>> orders = new ArrayList<>();
    private final LongStream.Builder at = LongStream.builder();
    private final LongStream.Builder joinedAt = LongStream.builder();
    private final LongStream.Builder convertedAt = LongStream.builder();
    /** Few texts stand for many. */
    private final Map<String, String> texts = new java.util.HashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Times(long[] at, long[] joinedAt, long[] convertedAt) {}

    void add(Map<?, ?> page) {
        keys.addAll(texts(page, "keys"));
        referrers.addAll(texts(page, "referrers"));
        texts(page, "states").forEach(state -> states.add(same(state)));
        texts(page, "campaigns").forEach(campaign -> campaigns.add(same(campaign)));
        Column.list(page, "active").forEach(one -> active.add((Boolean) one));
        Column.list(page, "orders").forEach(one -> orders.add(paid((List<?>) one)));
        longs(page, "at", at);
        longs(page, "joinedAt", joinedAt);
        longs(page, "convertedAt", convertedAt);
    }

    Times times() {
        return new Times(
                at.build().toArray(),
                joinedAt.build().toArray(),
                convertedAt.build().toArray());
    }

    /** The rows in the order of their keys, each key once. */
    int[] order() {
        int[] order = IntStream.range(0, keys.size())
                .boxed()
                .sorted((one, other) -> Keys.compare(keys.get(one), keys.get(other)))
                .mapToInt(row -> row)
                .toArray();
        return IntStream.range(0, order.length)
                .filter(i -> i == 0 || !keys.get(order[i]).equals(keys.get(order[i - 1])))
                .map(i -> order[i])
                .toArray();
    }

    private List<Paid> paid(List<?> rows) {
        return rows.isEmpty()
                ? List.of()
                : rows.stream()
                        .map(one -> (List<?>) one)
                        .map(row -> new Paid(
                                same((String) row.get(0)),
                                ((Number) row.get(1)).longValue(),
                                ((Number) row.get(2)).longValue()))
                        .toList();
    }

    private String same(String text) {
        return texts.computeIfAbsent(text, first -> first);
    }

    private static List<String> texts(Map<?, ?> page, String column) {
        return Column.list(page, column).stream().map(String.class::cast).toList();
    }

    private static void longs(Map<?, ?> page, String column, LongStream.Builder into) {
        Column.list(page, column).forEach(value -> into.add(((Number) value).longValue()));
    }
}
