package io.guanxi.bench;

import java.io.IOException;

/** Who follows whom: acquaintances in one's circle, and those whom many look up to, in the circle and beyond. No pair comes twice. */
final class Follows implements Part {

    private static final double STEEPNESS = 0.72;
    private static final int SOON = 25 * Calendar.DAY;

    private final Crowd crowd;
    private final Circles circles;
    private final long wanted;

    Follows(Crowd crowd, Circles circles, long wanted) {
        this.crowd = crowd;
        this.circles = circles;
        this.wanted = wanted;
    }

    @Override
    public Sheet.Written write(Output output) throws IOException {
        Acquaintance near = new Acquaintance(crowd, circles, wanted / 2);
        Deal deal = new Deal(StrictMath.max(0, wanted - near.follows), total());
        Marks marks = new Marks(crowd.size());
        try (Sheet sheet = output.sheet("follows", "from", "to", "at")) {
            for (int i = 0; i < crowd.size(); i++) {
                Dice dice = Dice.of(crowd.seed, "follow", i);
                marks.clear();
                marks.take(i);
                for (int distance = 1; distance <= near.nearest(); distance++) {
                    follow(sheet, output, dice, i, near.follows(i, -distance), marks);
                    follow(sheet, output, dice, i, near.follows(i, distance), marks);
                }
                long most = StrictMath.min(deal.next(eagerness(i)), crowd.size() / 3);
                int found = 0;
                for (int attempt = 0; found < most && attempt < 4 * most + 20; attempt++) {
                    int other = dice.chance(0.7)
                            ? circles.popular(dice, circles.of(i), STEEPNESS)
                            : crowd.popular(dice.rank(crowd.size(), STEEPNESS));
                    if (crowd.joined(other) <= crowd.last(i) && follow(sheet, output, dice, i, other, marks)) {
                        found++;
                    }
                }
                deal.used(found);
            }
            return sheet.written();
        }
    }

    private boolean follow(Sheet sheet, Output output, Dice dice, int from, int to, Marks marks) {
        if (to < 0 || !marks.take(to)) {
            return false;
        }
        int first = StrictMath.max(crowd.joined(from), crowd.joined(to));
        int latest = StrictMath.min(crowd.last(from), first + (int) dice.exponential(SOON));
        int at = crowd.calendar.between(dice, first, latest, 1);
        if (output.period().contains(at)) {
            sheet.row(People.key(from), People.key(to), crowd.calendar.text(at));
        }
        return true;
    }

    private double total() {
        double total = 0;
        for (int i = 0; i < crowd.size(); i++) {
            total += eagerness(i);
        }
        return total;
    }

    /** How many one follows, compared with others: few follow hundreds. */
    private double eagerness(int member) {
        double stay = StrictMath.min(1, (crowd.last(member) - crowd.joined(member)) / (120.0 * Calendar.DAY));
        return (0.15 + stay) * Dice.of(crowd.seed, "eager", member).pareto(2.4, 300);
    }
}
