package io.guanxi.ingest;

import io.guanxi.graph.CodeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What campaigns add to who brought whom: codes, what conversions have paid those above, and who is invited and has not come yet. */
final class DemoProgramme {

    static final Duration HOLD = Duration.ofDays(7);

    private static final List<BigDecimal> RATES =
            List.of(new BigDecimal("0.05"), new BigDecimal("0.02"), new BigDecimal("0.01"));

    private final DemoRows rows;
    private final DemoDice dice;
    private final Map<DemoMember, DemoMember> referrers = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final List<Code> held = new ArrayList<>();

    DemoProgramme(DemoRows rows, long seed) {
        this.rows = rows;
        this.dice = new DemoDice(seed, "programme");
    }

    private record Code(DemoMember member, String campaign, String code) {}

    static void campaigns(DemoRows rows) {
        for (List<String> campaign : DemoTexts.CAMPAIGNS) {
            rows.add(
                    Kind.CAMPAIGNS,
                    "key",
                    campaign.get(0),
                    "name",
                    campaign.get(1),
                    "rates",
                    "5|2|1",
                    "holdDays",
                    HOLD.toDays(),
                    "link",
                    "https://example.org/join?code=");
        }
    }

    /** The code of a member in a campaign, from its first use on. */
    String code(DemoMember member, String campaign, Instant at) {
        return codes.computeIfAbsent(member.key() + ' ' + campaign, fresh -> {
            String code = CodeText.drawn(dice::below);
            rows.add(Kind.CODES, "key", code, "member", member.key(), "campaign", campaign, "createdAt", at);
            held.add(new Code(member, campaign, code));
            return code;
        });
    }

    /** Rewards go up to whoever brought a member, unless that was revoked. */
    void brought(DemoMember referrer, DemoMember member) {
        referrers.put(member, referrer);
    }

    /** Pays for the order that a member converted by. */
    void paid(DemoMember converted, String campaign, DemoOrder order) {
        @Nullable DemoMember above = referrers.get(converted);
        for (int level = 1; level <= RATES.size() && above != null; level++) {
            BigDecimal amount = order.amount().multiply(RATES.get(level - 1)).setScale(2, RoundingMode.HALF_EVEN);
            if (amount.signum() > 0 && !above.leftBy(order.at())) {
                rows.add(
                        Kind.LEDGER,
                        "key",
                        "order:" + order.key() + "/" + level,
                        "member",
                        above.key(),
                        "converted",
                        converted.key(),
                        "campaign",
                        campaign,
                        "conversion",
                        "order:" + order.key(),
                        "level",
                        level,
                        "kind",
                        "REWARD",
                        "amount",
                        amount,
                        "currency",
                        DemoCommunity.CURRENCY,
                        "at",
                        order.at(),
                        "availableAt",
                        order.at().plus(HOLD));
            }
            above = referrers.get(above);
        }
    }

    /** One in fifteen codes was sent to somebody in the last weeks. */
    void invitations(Instant end) {
        for (int i = 0; i < held.size(); i += 15) {
            Code code = held.get(held.size() - 1 - i);
            int number = i / 15 + 1;
            rows.add(
                    Kind.INVITATIONS,
                    "key",
                    "i" + number,
                    "referrer",
                    code.member().key(),
                    "contact",
                    String.format("guest%03d", number),
                    "at",
                    dice.between(end.minus(Duration.ofDays(25)), end),
                    "campaign",
                    code.campaign(),
                    "code",
                    code.code(),
                    "source",
                    "link");
        }
    }
}
