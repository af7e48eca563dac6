package io.guanxi.bench;

import java.io.IOException;

/**
 * Who brought whom. Nobody is brought by somebody who came later, so the first referral of each member is part of a forest; others
 * have second ones. In a campaign there are many, and some people bring many in one day.
 */
final class Referrals implements Part {

    private static final int SHIFT = 6 * 3600;

    private final Crowd crowd;
    private final long wanted;

    Referrals(Crowd crowd, long wanted) {
        this.crowd = crowd;
        this.wanted = wanted;
    }

    @Override
    public Sheet.Written write(Output output) throws IOException {
        double total = 0;
        for (int i = 1; i < crowd.size(); i++) {
            total += weight(i);
        }
        Deal deal = new Deal(wanted, total);
        try (Sheet sheet = output.sheet(
                "referrals", "referrer", "member", "at", "campaign", "code", "source", "state", "convertedAt")) {
            for (int i = 1; i < crowd.size(); i++) {
                Dice dice = Dice.of(crowd.seed, "referral", i);
                long count = deal.next(weight(i));
                int at = crowd.joined(i);
                int converted = dice.chance(0.3) ? at + (int) dice.exponential(12 * Calendar.DAY) : Integer.MAX_VALUE;
                for (int j = 0; j < count && at < Calendar.SPAN; j++) {
                    refer(sheet, output.period(), dice, i, at, j == 0 ? converted : Integer.MAX_VALUE);
                    at += 1 + (int) dice.exponential(Calendar.DAY);
                }
                deal.used(count);
            }
            return sheet.written();
        }
    }

    /** A referral is told again when it has converted. */
    private void refer(Sheet sheet, Period period, Dice dice, int member, int at, int converted) {
        int referrer = referrer(dice, member);
        String campaign = dice.chance(0.85) ? crowd.campaigns.on(at / Calendar.DAY) : null;
        boolean flagged = dice.chance(0.02);
        boolean approved = dice.chance(0.7);
        String source = dice.chance(0.6) ? "link" : "qr";
        boolean done = converted < StrictMath.min(period.until(), crowd.last(member));
        if (period.contains(at) || (done && period.contains(converted))) {
            sheet.row(
                    People.key(referrer),
                    People.key(member),
                    crowd.calendar.text(at),
                    campaign,
                    campaign == null ? null : campaign + "-" + People.key(referrer),
                    source,
                    done ? (approved ? "APPROVED" : "CONVERTED") : flagged ? "FLAGGED" : "PENDING",
                    done ? crowd.calendar.text(converted) : null);
        }
    }

    /** The one who brings everybody in these hours, somebody who came just before, or anybody. */
    private int referrer(Dice dice, int member) {
        int joined = crowd.joined(member);
        double kind = dice.fraction();
        int referrer = member;
        if (kind < 0.3) {
            int shift = joined / SHIFT;
            referrer = crowd.someone(Dice.of(crowd.seed, "recruiter", shift), shift * SHIFT);
        } else if (kind < 0.65) {
            referrer = member - 1 - dice.rank(StrictMath.min(member, 200), 0.5);
        }
        for (int attempt = 0; attempt < 20 && !fits(referrer, member); attempt++) {
            referrer = crowd.someone(dice, joined);
        }
        return fits(referrer, member) ? referrer : dice.below(member);
    }

    private boolean fits(int referrer, int member) {
        return referrer < member && crowd.around(referrer, crowd.joined(member));
    }

    private double weight(int member) {
        double rush = crowd.campaigns.rush(crowd.joined(member) / Calendar.DAY);
        return (0.35 + StrictMath.min(1.5, rush))
                * Dice.of(crowd.seed, "referred", member).exponential(1);
    }

    /** The campaigns themselves. */
    static Sheet.Written campaigns(Output output) throws IOException {
        try (Sheet sheet = output.sheet("campaigns", "key", "name")) {
            for (int i = 0; i < Campaigns.COUNT; i++) {

                sheet.row(Campaigns.key(i), "Bring a friend, round " + (i + 1));
            }
            return sheet.written();
        }
    }
}
