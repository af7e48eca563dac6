package io.guanxi.bench;

import java.io.IOException;
import java.util.List;

/** Reactions to contents, and shares that spread from one who shared to the next. Nobody responds twice to the same. */
final class Responses {

    private static final double ANONYMOUS = 0.1;

    private final Crowd crowd;
    private final Circles circles;
    private final Contents contents;

    Responses(Crowd crowd, Circles circles, Contents contents) {
        this.crowd = crowd;
        this.circles = circles;
        this.contents = contents;
    }

    List<Part> parts(long reactions, long shares) {
        return List.of(output -> reactions(output, reactions), output -> shares(output, shares));
    }

    private Sheet.Written reactions(Output output, long wanted) throws IOException {
        try (Sheet sheet = output.sheet("reactions", "member", "content", "kind", "at")) {
            spread("reaction", wanted, 1.5, 1, (dice, content, member, from, at) -> {
                String kind = dice.one(Words.REACTIONS);
                boolean anonymous = dice.chance(ANONYMOUS);
                if (output.period().contains(at)) {
                    sheet.row(
                            anonymous ? null : People.key(member),
                            Contents.key(content),
                            kind,
                            crowd.calendar.text(at));
                }
            });
            return sheet.written();
        }
    }

    private Sheet.Written shares(Output output, long wanted) throws IOException {
        try (Sheet sheet = output.sheet("shares", "member", "content", "at", "from")) {
            spread("share", wanted, 3, 1.1, (dice, content, member, from, at) -> {
                if (output.period().contains(at)) {
                    sheet.row(People.key(member), Contents.key(content), crowd.calendar.text(at), People.key(from));
                }
            });
            return sheet.written();
        }
    }

    /** Takes a response of a member who saw the content at another. */
    private interface Response {
        void take(Dice dice, int content, int member, int from, int at);
    }

    private void spread(String subject, long wanted, double days, double steepness, Response response) {
        double total = 0;
        for (int i = 0; i < contents.size(); i++) {
            total += StrictMath.pow(contents.appeal(i), steepness);
        }
        Deal deal = new Deal(wanted, total);
        Marks marks = new Marks(crowd.size());
        for (int i = 0; i < contents.size(); i++) {
            Dice dice = Dice.of(crowd.seed, subject, i);
            marks.clear();
            marks.take(contents.author(i));
            int from = contents.author(i);
            int seen = contents.created(i);
            long most = deal.next(StrictMath.pow(contents.appeal(i), steepness));
            int found = 0;
            for (int attempt = 0; found < most && attempt < 4 * most + 5; attempt++) {
                boolean again = dice.chance(0.5);
                int start = again ? seen : contents.created(i);
                int at = start + 1 + (int) dice.exponential(days * Calendar.DAY);
                int member = at >= Calendar.SPAN ? -1 : responder(dice, contents.author(i), at);
                if (member >= 0 && crowd.around(member, at) && marks.take(member)) {
                    response.take(dice, i, member, again ? from : contents.author(i), at);
                    found++;
                    from = member;
                    seen = at;
                }
            }
            deal.used(found);
        }
    }

    private int responder(Dice dice, int author, int at) {
        return dice.chance(0.6) ? circles.someone(dice, circles.of(author), at) : crowd.someone(dice, at);
    }
}
