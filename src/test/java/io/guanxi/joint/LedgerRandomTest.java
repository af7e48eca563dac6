package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guanxi.testing.Racing;
import io.guanxi.testing.Scenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * A thousand orders, refunds, replays and revocations at the same time, over HTTP, in a forest where many share those above them. Then the books
 * are balanced, and balances are what somebody else works out from the orders alone, in decimals.
 */
class LedgerRandomTest {

    private static final int MEMBERS = 240;
    private static final int LEAVES = 30;
    private static final BigDecimal CAP = new BigDecimal("21.50");
    private static final List<BigDecimal> RATES =
            List.of(new BigDecimal("0.10"), new BigDecimal("0.0333"), new BigDecimal("0.0125"), new BigDecimal("0.01"));

    /** Seven roots; each other member was brought by one of those before, and the last ones brought nobody. */
    private static final String FOREST = """
            CREATE (:Campaign {key: 'free', ratesE4: [100000, 33300, 12500, 10000]}), (:Campaign {key: 'capped', ratesE4: [100000, 33300], memberCapE4: 215000})
            WITH 1 AS one UNWIND range(0, 239) AS i CREATE (m:Member {key: 'm' + i})
            WITH collect(m) AS ms UNWIND range(7, 239) AS i WITH ms[i] AS m, ms[(i * 7919 / 13) % (CASE WHEN i < 60 THEN i ELSE 60 + (i - 60) / 3 END)] AS above, i
            CREATE (above)-[:REFERRED {state: 'PENDING', campaign: CASE WHEN i % 5 = 0 THEN 'capped' ELSE 'free' END}]->(m)
            """;

    private final Scenario scenario = Scenario.given(FOREST);
    private final Random random = new Random(7);
    private final Map<String, String> above = new HashMap<>();
    private final Map<String, BigDecimal> amounts = new HashMap<>();

    private JsonNode done(String verb, String input) {
        return scenario.when(
                "mutation { %s(input: {%s, community: $community}) { errors { code } } }".formatted(verb, input));
    }

    private List<Callable<JsonNode>> operations() {
        List<Callable<JsonNode>> all = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            for (int j = 0; j < 2; j++) {
                String key = "o" + i + "-" + j;
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000), 4);
                amounts.put(key, amount);
                String order = "key: \"%s\", member: \"m%d\", amount: %s".formatted(key, i, amount);
                all.add(() -> done("order", order + ", idempotencyKey: \"" + key + "\""));
                if (random.nextInt(8) == 0) {
                    all.add(() -> done("order", order + ", idempotencyKey: \"" + key + "\""));
                }
                if (random.nextInt(2) == 0) {
                    // One that comes before its order is refused.
                    all.add(() -> done("refund", "order: \"" + key + "\""));
                    all.add(() -> done("refund", "order: \"" + key + "\""));
                }
            }
        }
        for (int i = MEMBERS - LEAVES; i < MEMBERS; i += 3) {
            String member = "member: \"m" + i + "\"";
            all.add(() -> done("voidReferral", member));
            all.add(() -> done("voidReferral", member));
        }
        return all;
    }

    @Test
    void aThousandAtOnceLeaveTheBooksBalanced() throws Exception {
        List<Callable<JsonNode>> operations = operations();
        assertThat(operations).hasSizeGreaterThan(1_000);
        Racing.together(operations, 1);

        List<JsonNode> ledger = all(
                "ledger",
                "key kind conversion level amount member { key } converted { key } campaign { key } entries { side amount }");
        Map<String, JsonNode> rewards = new HashMap<>();
        Map<String, JsonNode> live = new HashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> keys = new HashSet<>();
        for (JsonNode one : ledger) {
            assertThat(keys.add(one.get("key").asText())).as("once").isTrue();
            for (JsonNode entry : one.get("entries")) {
                BigDecimal amount = entry.get("amount").decimalValue();
                assertThat(amount).isEqualByComparingTo(one.get("amount").decimalValue());
                sum = entry.get("side").asText().equals("DEBIT") ? sum.add(amount) : sum.subtract(amount);
            }
            if (one.get("kind").asText().equals("REWARD")) {
                rewards.put(one.get("key").asText(), one);
                live.put(one.get("key").asText(), one);
            }
        }
        assertThat(sum).isEqualByComparingTo("0");
        for (JsonNode one : ledger) {
            if (one.get("kind").asText().equals("REVERSAL")) {
                JsonNode reward = rewards.get(one.get("key").asText().replace("/reversal", ""));
                assertThat(reward.get("amount")).isEqualTo(one.get("amount"));
                assertThat(reward.get("member")).isEqualTo(one.get("member"));
                assertThat(live.remove(reward.get("key").asText()))
                        .as("taken back once")
                        .isNotNull();
            }
        }
        assertThat(rewards.size()).isGreaterThan(live.size());

        expect(live);
    }

    /** What is still paid follows from which order of which member converted, and who is above. */
    private void expect(Map<String, JsonNode> live) {
        Map<String, JsonNode> referrals = new HashMap<>();
        for (JsonNode member : all(
                "members",
                "key rewards { balance } referral { state conversion referrer { key } campaign { key } } orders { nodes { key status } }")) {
            referrals.put(member.get("key").asText(), member);
            if (!member.get("referral").isNull()) {
                above.put(
                        member.get("key").asText(),
                        member.at("/referral/referrer/key").asText());
            }
        }
        Map<String, BigDecimal> balances = new HashMap<>();
        Map<String, BigDecimal> capped = new HashMap<>();
        Set<String> expected = new HashSet<>();
        for (JsonNode member : referrals.values()) {
            Set<String> paid = new HashSet<>();
            member.at("/orders/nodes").forEach(order -> {
                if (!order.get("status").asText().equals("refunded")) {
                    paid.add("order:" + order.get("key").asText());
                }
            });
            JsonNode referral = member.get("referral");
            if (referral.isNull() || referral.get("state").asText().equals("VOIDED")) {
                continue;
            }
            assertThat(referral.get("state").asText()).isEqualTo(paid.isEmpty() ? "PENDING" : "CONVERTED");
            if (paid.isEmpty()) {
                assertThat(referral.get("conversion").isNull()).isTrue();
                continue;
            }
            String conversion = referral.get("conversion").asText();
            assertThat(paid).contains(conversion);
            boolean free = referral.at("/campaign/key").asText().equals("free");
            String at = above.get(member.get("key").asText());
            for (int level = 1; at != null && level <= (free ? RATES.size() : 2); level++, at = above.get(at)) {
                BigDecimal amount = amounts.get(conversion.substring("order:".length()))
                        .multiply(RATES.get(level - 1))
                        .setScale(2, RoundingMode.HALF_EVEN);
                JsonNode told = live.get(conversion + "/" + level);
                expected.add(conversion + "/" + level);
                if (told == null) {
                    assertThat(free && amount.signum() > 0)
                            .as("%s at %d", conversion, level)
                            .isFalse();
                    continue;
                }
                assertThat(told.at("/member/key").asText()).isEqualTo(at);
                assertThat(told.at("/converted/key").asText())
                        .isEqualTo(member.get("key").asText());
                BigDecimal got = told.get("amount").decimalValue();
                if (free) {
                    assertThat(got).as("%s at %d", conversion, level).isEqualByComparingTo(amount);
                } else {
                    assertThat(got).isLessThanOrEqualTo(amount);
                    capped.merge(at, got, BigDecimal::add);
                }
                balances.merge(at, got, BigDecimal::add);
            }
        }
        assertThat(expected).containsAll(live.keySet());
        assertThat(capped)
                .isNotEmpty()
                .allSatisfy((key, earned) -> assertThat(earned).isLessThanOrEqualTo(CAP));
        assertThat(capped.values()).anyMatch(earned -> earned.compareTo(CAP) == 0);
        referrals.forEach((key, member) -> assertThat(
                        member.get("rewards").isEmpty()
                                ? BigDecimal.ZERO
                                : member.at("/rewards/0/balance").decimalValue())
                .as(key)
                .isEqualByComparingTo(balances.getOrDefault(key, BigDecimal.ZERO)));
    }

    private List<JsonNode> all(String list, String fields) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = scenario.when(
                            "{ %s(first: 50, community: $community%s) { nodes { %s } pageInfo { hasNextPage endCursor } } }"
                                    .formatted(list, after, fields))
                    .get(list);
            page.get("nodes").forEach(found::add);
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return found;
            }
            after = ", after: \"" + page.at("/pageInfo/endCursor").asText() + "\"";
        }
    }
}
