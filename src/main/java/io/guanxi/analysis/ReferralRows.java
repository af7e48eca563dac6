package io.guanxi.analysis;

import io.guanxi.graph.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Members with who brought them and what came of it, as statements return them: in columns, a page after the other, as a rule in the order of keys. */
final class ReferralRows {

    /** What is said of each member, without texts. */
    private static final int FIELDS = 3;

    private final UnaryOperator<String> known;
    private final List<String> keys = new ArrayList<>();
    /** Empty where nobody brought the member. */
    private final List<String> referrers = new ArrayList<>();

    /** Few texts stand for many: their numbers, the empty one's is 0. */
    private final Map<String, Integer> texts = new HashMap<>(Map.of("", 0));

    private final Numbers states = new Numbers();
    private final Numbers campaigns = new Numbers();
    private final Numbers active = new Numbers();
    private final Numbers times = new Numbers();
    private final Numbers buyers = new Numbers();
    private final Numbers currencies = new Numbers();
    private final Numbers amounts = new Numbers();
    private final Numbers paidAt = new Numbers();

    ReferralRows() {
        this(key -> key);
    }

    /** @param known finds the text of a key that is there already, or gives that key */
    ReferralRows(UnaryOperator<String> known) {
        this.known = known;
    }

    /** Numbers that become more. */
    private static final class Numbers {
        private long[] values = new long[16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long get(int i) {
            return values[i];
        }
    }

    void add(Map<?, ?> page) {
        int before = keys.size();
        for (Object key : Column.list(page, "keys")) {
            keys.add(known.apply((String) key));
            active.add(0);
        }
        Column.list(page, "referrers").forEach(referrer -> referrers.add(known.apply((String) referrer)));
        numbered(page, "states", states);
        numbered(page, "campaigns", campaigns);
        List<?> at = Column.list(page, "at");
        List<?> arrivedAt = Column.list(page, "arrivedAt");
        List<?> convertedAt = Column.list(page, "convertedAt");
        for (int i = 0; i < at.size(); i++) {
            times.add((Long) at.get(i));
            times.add((Long) arrivedAt.get(i));
            times.add((Long) convertedAt.get(i));
        }
        Column.list(page, "active").forEach(row -> active.values[before + ((Long) row).intValue()] = 1);
        Column.list(page, "buyers").forEach(row -> buyers.add(before + (Long) row));
        numbered(page, "currencies", currencies);
        Column.list(page, "amounts").forEach(amount -> amounts.add((Long) amount));
        Column.list(page, "paidAt").forEach(time -> paidAt.add((Long) time));
    }

    private void numbered(Map<?, ?> page, String column, Numbers into) {
        Column.list(page, column)
                .forEach(text -> into.add(texts.computeIfAbsent((String) text, fresh -> texts.size())));
    }

    int size() {
        return keys.size();
    }

    String key(int row) {
        return keys.get(row);
    }

    String referrer(int row) {
        return referrers.get(row);
    }

    int state(int row) {
        return (int) states.get(row);
    }

    int campaign(int row) {
        return (int) campaigns.get(row);
    }

    boolean active(int row) {
        return active.get(row) == 1;
    }

    long at(int row) {
        return times.get(FIELDS * row);
    }

    long arrivedAt(int row) {
        return times.get(FIELDS * row + 1);
    }

    long convertedAt(int row) {
        return times.get(FIELDS * row + 2);
    }

    /** By number. */
    String[] texts() {
        String[] all = new String[texts.size()];
        texts.forEach((text, number) -> all[number] = text);
        return all;
    }

    int orders() {
        return buyers.size;
    }

    int buyer(int order) {
        return (int) buyers.get(order);
    }

    int currency(int order) {
        return (int) currencies.get(order);
    }

    /** In ten-thousandths. */
    long amountE4(int order) {
        return amounts.get(order);
    }

    long paidAt(int order) {
        return paidAt.get(order);
    }

    /** The rows in the order of their keys, each key once. */
    int[] order() {
        int n = keys.size();
        if (IntStream.range(1, n).allMatch(row -> Keys.compare(keys.get(row - 1), keys.get(row)) < 0)) {
            return IntStream.range(0, n).toArray();
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparing(keys::get, Keys::compare))
                .mapToInt(row -> row)
                .toArray();
        return IntStream.range(0, n)
                .filter(i -> i == 0 || !keys.get(order[i]).equals(keys.get(order[i - 1])))
                .map(i -> order[i])
                .toArray();
    }
}
