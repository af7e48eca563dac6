package io.guanxi.analysis;

import java.util.function.IntToDoubleFunction;

/** What places on a leaderboard go by. */
final class LeaderboardFigures {

    private static final double TEN_THOUSANDTHS = 10_000;

    private final Leaderboard board;
    private final Lineage lineage;
    private final LineageFacts facts;
    private final int campaign;

    LeaderboardFigures(Leaderboard board, Lineage lineage) {
        this.board = board;
        this.lineage = lineage;
        this.facts = lineage.facts();
        this.campaign = facts.numberOf(board.campaign());
    }

    /** What each member has, by place. */
    double[] values() {
        return switch (board.by()) {
            case REFERRED -> sums(place -> brought(place) ? 1 : 0);
            case CONVERTED ->
                sums(place -> facts.hasConverted(place) && ofCampaign(place) && board.within(facts.convertedAt(place))
                        ? 1
                        : 0);
            case REVENUE -> {
                double[] amounts = sums(this::paid);
                for (int place = 0; place < amounts.length; place++) {
                    amounts[place] /= TEN_THOUSANDTHS;
                }
                yield amounts;
            }
            case K -> k();
            case QUALITY ->
                SubtreeQuality.all(lineage, place -> ofCampaign(place) && board.within(facts.at(place)))
                        .quality();
        };
    }

    /** Of those whom each member brought themself. */
    private double[] sums(IntToDoubleFunction figure) {
        double[] sums = new double[lineage.size()];
        for (int place = 0; place < sums.length; place++) {
            if (lineage.referrer(place) >= 0) {
                sums[lineage.referrer(place)] += figure.applyAsDouble(place);
            }
        }
        return sums;
    }

    private double[] k() {
        double[] first = sums(place -> brought(place) ? 1 : 0);
        double[] second = sums(place -> brought(place) ? first[place] : 0);
        for (int place = 0; place < second.length; place++) {
            second[place] = first[place] == 0 ? 0 : second[place] / first[place];
        }
        return second;
    }

    /** In ten-thousandths: whole numbers, of which sums are exact. */
    private double paid(int place) {
        long sum = 0;
        if (facts.counts(place) && ofCampaign(place)) {
            for (int order = facts.orders(place); order < facts.orders(place + 1); order++) {
                boolean counts = facts.currency(order).equals(board.currency()) && board.within(facts.paidAt(order));
                sum += counts ? facts.amountE4(order) : 0;
            }
        }
        return sum;
    }

    private boolean brought(int place) {
        return facts.counts(place) && ofCampaign(place) && board.within(facts.at(place));
    }

    private boolean ofCampaign(int place) {
        return board.campaign() == null || facts.campaign(place) == campaign;
    }
}
