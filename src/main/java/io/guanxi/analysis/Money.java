package io.guanxi.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums of money, exact, by currency. */
final class Money {

    private final Map<String, Long> sums = new TreeMap<>();

    /** What a member has paid. */
    void add(LineageFacts facts, int place) {
        for (int order = facts.orders(place); order < facts.orders(place + 1); order++) {
            add(facts.currency(order), facts.amountE4(order));
        }
    }

    void add(String currency, long amountE4) {
        sums.merge(currency, amountE4, Math::addExact);
    }

    /** In ten-thousandths. */
    long in(String currency) {
        return sums.getOrDefault(currency, 0L);
    }

    /** The fields of {@code Revenue}. */
    List<Map<String, Object>> told(Money all) {
        return sums.entrySet().stream()
                .map(money -> Map.<String, Object>of(
                        "currency",
                        money.getKey(),
                        "amountE4",
                        money.getValue(),
                        "share",
                        all.in(money.getKey()) == 0 ? 0.0 : (double) money.getValue() / all.in(money.getKey())))
                .toList();
    }
}
