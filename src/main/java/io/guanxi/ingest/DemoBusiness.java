package io.guanxi.ingest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who brought whom, what was bought, and when members came by. */
final class DemoBusiness {

    private static final int DEEPEST = 8;
    private static final List<String> EVENTS = List.of("visit", "visit", "visit", "login", "login", "check-in");

    private final DemoRows rows;
    private final DemoDice dice;
    private final Instant end;
    private final List<DemoMember> members;
    private final int[] depth;
    private final DemoProgramme programme;
    private int orders;
    private int events;

    DemoBusiness(DemoRows rows, long seed, Instant end, List<DemoMember> members) {
        this.rows = rows;
        this.dice = new DemoDice(seed, "business");
        this.end = end;
        this.members = members;
        this.depth = new int[members.size()];
        this.programme = new DemoProgramme(rows, seed);
    }

    void generate() {
        @Nullable DemoMember inviter = null;
        int burst = 0;
        for (DemoMember member : members) {
            if (burst == 0 && member.number() > 0 && dice.chance(0.2)) {
                inviter = inviter(member);
                burst = dice.many(2.1, 12);
            }
            if (burst > 0 && inviter != null) {
                burst--;
                depth[member.number()] = depth[inviter.number()] + 1;
                refer(inviter, member);
            }
            if (dice.chance(0.12)) {
                purchases(member, dice.between(member.joined(), member.last()));
            }
            visits(member);
        }
        programme.invitations(end);
    }

    /** Somebody who came earlier: often just before, which makes chains, else anybody. */
    private DemoMember inviter(DemoMember member) {
        int number = member.number();
        int choice = dice.chance(0.6) ? number - 1 - dice.below(Math.min(number, 40)) : dice.below(number);
        return depth[choice] < DEEPEST ? members.get(choice) : members.get(0);
    }

    private void refer(DemoMember referrer, DemoMember member) {
        boolean campaigned = dice.chance(0.8);
        String campaign = dice.one(DemoTexts.CAMPAIGNS).get(0);
        Instant converted = dice.after(member.joined(), Duration.ofDays(12));
        boolean buys = dice.chance(0.35) && !converted.isAfter(end);
        String state = buys ? (dice.chance(0.7) ? "APPROVED" : "CONVERTED") : "PENDING";
        if (!buys && dice.chance(0.06)) {
            state = dice.chance(0.5) ? "FLAGGED" : "VOIDED";
        }
        if (!state.equals("VOIDED")) {
            programme.brought(referrer, member);
        }
        String source = dice.chance(0.5) ? "link" : "qr";
        @Nullable DemoOrder order = buys ? purchases(member, converted) : null;
        rows.add(
                Kind.REFERRALS,
                "referrer",
                referrer.key(),
                "member",
                member.key(),
                "at",
                member.joined(),
                "campaign",
                campaigned ? campaign : null,
                "code",
                campaigned ? programme.code(referrer, campaign, member.joined()) : null,
                "source",
                source,
                "state",
                state,
                "convertedAt",
                buys ? converted : null,
                "conversion",
                order == null ? null : "order:" + order.key(),
                "holdUntil",
                order == null ? null : converted.plus(DemoProgramme.HOLD));
        if (order != null && campaigned) {
            programme.paid(member, campaign, order);
        }
    }

    /** Answers the first. */
    private @Nullable DemoOrder purchases(DemoMember member, Instant begin) {
        int count = dice.many(2.3, 9);
        @Nullable DemoOrder first = null;
        for (int i = 0; i < count; i++) {
            Instant at = i == 0 ? begin : dice.after(begin, Duration.ofDays(120));
            if (!at.isAfter(end)) {
                orders++;
                var order = new DemoOrder(
                        "o" + orders,
                        new BigDecimal(String.format(Locale.ROOT, "%.2f", 9 + 12 * (1 / (1.02 - dice.fraction())))),
                        at);
                first = first == null ? order : first;
                rows.add(
                        Kind.ORDERS,
                        "key",
                        order.key(),
                        "member",
                        member.key(),
                        "amount",
                        order.amount(),
                        "currency",
                        DemoCommunity.CURRENCY,
                        "at",
                        at,
                        "status",
                        i > 0 && dice.chance(0.04) ? "refunded" : "paid");
            }
        }
        return first;
    }

    private void visits(DemoMember member) {
        int count = Math.min(15, 1 + dice.many(1.9, 8));
        for (int i = 0; i < count; i++) {
            events++;
            rows.add(
                    Kind.EVENTS,
                    "key",
                    "e" + events,
                    "member",
                    member.key(),
                    "type",
                    dice.one(EVENTS),
                    "at",
                    dice.between(member.joined(), member.last()));
        }
    }
}
