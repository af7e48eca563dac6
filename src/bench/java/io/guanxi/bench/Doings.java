package io.guanxi.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What members do and buy, in the order of time. */
final class Doings {

    private static final double BUYERS = 0.15;

    private final Crowd crowd;
    private final Contents contents;

    Doings(Crowd crowd, Contents contents) {
        this.crowd = crowd;
        this.contents = contents;
    }

    List<Part> parts(long orders, long events) {
        return List.of(output -> orders(output, orders), output -> events(output, events));
    }

    private Sheet.Written orders(Output output, long count) throws IOException {
        try (Sheet sheet = output.sheet("orders", "key", "member", "amount", "currency", "at", "status")) {
            for (long i = 0; i < count; i++) {
                Dice dice = Dice.of(crowd.seed, "order", i);
                int at = crowd.doing((i + dice.fraction()) / count);
                if (output.period().contains(at)) {
                    int cents = (int) (100 * (4 + 20 * dice.pareto(2.8, 200)));
                    sheet.row(
                            "o" + (i + 1),
                            People.key(buyer(dice, at)),
                            String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100),
                            "EUR",
                            crowd.calendar.text(at),
                            dice.chance(0.03) ? "refunded" : "paid");
                }
            }
            return sheet.written();
        }
    }

    /** Few buy, and they do again. */
    private int buyer(Dice dice, int at) {
        int buyer = crowd.someone(dice, at);
        for (int attempt = 0; attempt < 15 && Dice.fraction(crowd.seed + 4, buyer, 0) > BUYERS; attempt++) {
            buyer = crowd.someone(dice, at);
        }
        return buyer;
    }

    private Sheet.Written events(Output output, long count) throws IOException {
        try (Sheet sheet = output.sheet("events", "key", "member", "type", "at", "value", "content", "properties")) {
            for (long i = 0; i < count; i++) {
                Dice dice = Dice.of(crowd.seed, "event", i);
                int at = crowd.doing((i + dice.fraction()) / count);
                if (output.period().contains(at)) {
                    String type = dice.one(Words.EVENTS);
                    int content = type.equals("view") || type.equals("favourite") ? contents.before(dice, at) : -1;
                    sheet.row(
                            "e" + (i + 1),
                            People.key(crowd.someone(dice, at)),
                            type,
                            crowd.calendar.text(at),
                            type.equals("cart") ? String.valueOf(5 + dice.below(80)) : null,
                            content < 0 ? null : Contents.key(content),
                            dice.chance(0.05)
                                    ? "{\"device\":\"" + (dice.chance(0.7) ? "phone" : "desk") + "\"}"
                                    : null);
                }
            }
            return sheet.written();
        }
    }
}
