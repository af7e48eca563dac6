package io.guanxi.bench;

import java.io.IOException;
import java.util.List;

/** What members say of and to those they know: ratings from -1 to 1, messages, mentions. */
final class Ties {

    private static final int NEAREST = 12;

    private final Crowd crowd;
    private final Circles circles;

    Ties(Crowd crowd, Circles circles) {
        this.crowd = crowd;
        this.circles = circles;
    }

    List<Part> parts(long trusts, long interactions) {
        return List.of(output -> trusts(output, trusts), output -> interactions(output, interactions));
    }

    private Sheet.Written trusts(Output output, long wanted) throws IOException {
        try (Sheet sheet = output.sheet("trusts", "from", "to", "weight", "at")) {
            deal("trust", wanted, (dice, from, to, at) -> {
                String weight = String.valueOf((dice.chance(0.08) ? -1 - dice.below(10) : 1 + dice.below(10)) / 10.0);
                if (output.period().contains(at)) {
                    sheet.row(People.key(from), People.key(to), weight, crowd.calendar.text(at));
                }
            });
            return sheet.written();
        }
    }

    private Sheet.Written interactions(Output output, long wanted) throws IOException {
        try (Sheet sheet = output.sheet("interactions", "from", "to", "kind", "at")) {
            deal("interaction", wanted, (dice, from, to, at) -> {
                String kind = dice.one(Words.INTERACTIONS);
                if (output.period().contains(at)) {
                    sheet.row(People.key(from), People.key(to), kind, crowd.calendar.text(at));
                }
            });
            return sheet.written();
        }
    }

    /** Takes what one did to another. */
    private interface Deed {
        void take(Dice dice, int from, int to, int at);
    }

    private void deal(String subject, long wanted, Deed deed) {
        double total = 0;
        for (int i = 0; i < crowd.size(); i++) {
            total += zeal(subject, i);
        }
        Deal deal = new Deal(wanted, total);
        for (int i = 0; i < crowd.size(); i++) {
            Dice dice = Dice.of(crowd.seed, subject, i);
            long most = deal.next(zeal(subject, i));
            int found = 0;
            for (int attempt = 0; found < most && attempt < 3 * most; attempt++) {
                int distance = 1 + dice.below(NEAREST);
                int other = circles.neighbour(i, dice.chance(0.5) ? distance : -distance);
                if (other >= 0 && crowd.joined(other) <= crowd.last(i)) {
                    int first = StrictMath.max(crowd.joined(i), crowd.joined(other));
                    deed.take(dice, i, other, crowd.calendar.between(dice, first, crowd.last(i), 1.8));
                    found++;
                }
            }
            deal.used(found);
        }
    }

    private double zeal(String subject, int member) {
        double stay = StrictMath.min(1, (crowd.last(member) - crowd.joined(member)) / (90.0 * Calendar.DAY));
        return (0.1 + stay) * Dice.of(crowd.seed, "much " + subject, member).pareto(2.2, 200);
    }
}
