package io.guanxi.bench;

import java.io.IOException;
import java.util.List;

/** What members have of their own: accounts, circles, badges and tags. */
final class Belongings {

    private final Crowd crowd;
    private final Circles circles;

    Belongings(Crowd crowd, Circles circles) {
        this.crowd = crowd;
        this.circles = circles;
    }

    List<Part> parts() {
        return List.of(this::identities, this::memberships, this::badges, this::tags);
    }

    private Sheet.Written identities(Output output) throws IOException {
        try (Sheet sheet = output.sheet("identities", "member", "platform", "externalId", "verified")) {
            for (int i = 0; i < crowd.size(); i++) {
                Dice dice = Dice.of(crowd.seed, "identity", i);
                if (output.period().contains(crowd.joined(i)) && dice.chance(0.5)) {
                    String platform = dice.one(Words.PLATFORMS);
                    sheet.row(
                            People.key(i), platform, crowd.seed + "-" + (10_000 + i), String.valueOf(dice.chance(0.7)));
                }
            }
            return sheet.written();
        }
    }

    /** Everybody is in their circle, some in a second one. */
    private Sheet.Written memberships(Output output) throws IOException {
        try (Sheet sheet = output.sheet("memberships", "member", "circle", "channel", "role", "since")) {
            for (int i = 0; i < crowd.size(); i++) {
                Dice dice = Dice.of(crowd.seed, "membership", i);
                membership(
                        sheet, output, i, circles.of(i), crowd.joined(i), dice.chance(0.02) ? "moderator" : "member");
                int second = circles.of(dice.below(crowd.size()));
                if (second != circles.of(i) && dice.chance(0.2)) {
                    membership(sheet, output, i, second, time(dice, i), "guest");
                }
            }
            return sheet.written();
        }
    }

    private void membership(Sheet sheet, Output output, int member, int circle, int since, String role) {
        if (output.period().contains(since)) {
            sheet.row(
                    People.key(member), Circles.key(circle), Circles.channel(circle), role, crowd.calendar.text(since));
        }
    }

    private Sheet.Written badges(Output output) throws IOException {
        try (Sheet sheet = output.sheet("badges", "member", "badge", "at")) {
            for (int i = 0; i < crowd.size(); i++) {
                Dice dice = Dice.of(crowd.seed, "badge", i);
                int at = time(dice, i);
                if (dice.chance(0.3) && output.period().contains(at)) {
                    sheet.row(People.key(i), dice.one(Words.BADGES), crowd.calendar.text(at));
                }
            }
            return sheet.written();
        }
    }

    private Sheet.Written tags(Output output) throws IOException {
        try (Sheet sheet = output.sheet("tags", "member", "tag", "kind", "at")) {
            for (int i = 0; i < crowd.size(); i++) {
                Dice dice = Dice.of(crowd.seed, "tag", i);
                int at = time(dice, i);
                if (dice.chance(0.4) && output.period().contains(at)) {
                    String[] tag = dice.one(Words.TAGS);
                    sheet.row(People.key(i), tag[0], tag[1], crowd.calendar.text(at));
                }
            }
            return sheet.written();
        }
    }

    private int time(Dice dice, int member) {
        return crowd.calendar.between(dice, crowd.joined(member), crowd.last(member), 2);
    }
}
