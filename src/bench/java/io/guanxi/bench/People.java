package io.guanxi.bench;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The members themselves. Of those who fall silent, some leave. */
final class People implements Part {

    private static final int SILENT = 30 * Calendar.DAY;

    private final Crowd crowd;

    People(Crowd crowd) {
        this.crowd = crowd;
    }

    static String key(int member) {
        return "m" + (member + 1);
    }

    @Override
    public Sheet.Written write(Output output) throws IOException {
        try (Sheet sheet = output.sheet(
                "members",
                "key",
                "handle",
                "displayName",
                "joinedAt",
                "lastSeenAt",
                "leftAt",
                "source",
                "locale",
                "region",
                "attributes")) {
            Period period = output.period();
            for (int i = 0; i < crowd.by(period.until() - 1); i++) {
                Dice dice = Dice.of(crowd.seed, "person", i);
                int left = left(dice, crowd.last(i));
                int seen = seen(dice, i, period.until());
                boolean gone = left < period.until();
                if (crowd.joined(i) >= period.since() || seen >= period.since() || (gone && left >= period.since())) {
                    person(sheet, dice, i, seen, gone ? crowd.calendar.text(left) : null);
                }
            }
            return sheet.written();
        }
    }

    private void person(Sheet sheet, Dice dice, int member, int seen, @Nullable String left) {
        String given = dice.one(Words.GIVEN);
        String family = dice.one(Words.FAMILY);
        String[] place = dice.one(Words.PLACES);
        int year = 1950 + dice.below(58);
        sheet.row(
                key(member),
                given.toLowerCase(Locale.ROOT) + "." + Integer.toString(member, 36),
                given + " " + family,
                crowd.calendar.text(crowd.joined(member)),
                crowd.calendar.text(seen),
                left,
                dice.one(Words.SOURCES),
                place[0],
                place[1],
                dice.chance(0.3) ? "{\"born\":" + year + ",\"newsletter\":" + dice.chance(0.6) + "}" : null);
    }

    /** When they were seen last, as one could say just before {@code until}. */
    private int seen(Dice dice, int member, int until) {
        int gap = 1 + (int) dice.exponential(2 * Calendar.DAY);
        return crowd.last(member) < until ? crowd.last(member) : StrictMath.max(crowd.joined(member), until - gap);
    }

    private static int left(Dice dice, int last) {
        boolean leaves = dice.chance(0.1);
        int time = last + (int) dice.exponential(6 * Calendar.DAY);
        return leaves && last < Calendar.SPAN - SILENT && time < Calendar.SPAN ? time : Integer.MAX_VALUE;
    }
}
