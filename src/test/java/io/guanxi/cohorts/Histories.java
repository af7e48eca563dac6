package io.guanxi.cohorts;

import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Members of a random community and what they did in the last months, as objects and in the graph. Half of all times are on whole days before the tests' clock, where limits lie. */
final class Histories {

    static final String CURRENCY = "EUR";

    record Bought(
            Instant at,
            long amount,
            @Nullable String currency,
            @Nullable String status,
            @Nullable Instant refundedAt) {}

    /** @param of whose content it replies to or is derived from; absent of what stands alone */
    record Made(Instant at, String kind, @Nullable String of) {}

    /** @param kind login, coupon, deal; REACTED, FOLLOWS, INTERACTED, SHARED; REFERRED, with the time when it was voided */
    record Act(String kind, Instant at, @Nullable Instant voidedAt) {}

    record Person(
            String key,
            @Nullable Instant joinedAt,
            @Nullable Instant leftAt,
            @Nullable Instant lastSeenAt,
            List<Bought> bought,
            List<Made> made,
            List<Act> acts) {}

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final Scenario scenario = Scenario.given();

    Histories(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            people.add(person("p%02d".formatted(i), i));
        }
        store();
    }

    Scenario scenario() {
        return scenario;
    }

    List<Person> people() {
        return people;
    }

    private Person person(String key, int others) {
        List<Bought> bought = new ArrayList<>();
        for (int i = chance(3) ? 0 : random.nextInt(6); i > 0; i--) {
            Instant at = time(200);
            bought.add(new Bought(
                    at,
                    (1 + random.nextInt(4)) * 50_000L,
                    chance(4) ? null : chance(5) ? "USD" : CURRENCY,
                    chance(5) ? "cancelled" : chance(2) ? "Paid" : null,
                    chance(5) ? at.plus(Duration.ofDays(1 + random.nextInt(60))) : null));
        }
        List<Made> made = new ArrayList<>();
        for (int i = chance(2) ? 0 : random.nextInt(9); i > 0; i--) {
            String whose = "p%02d".formatted(random.nextInt(Math.max(1, others)));
            made.add(new Made(time(120), chance(5) ? "post" : chance(12) ? "remake" : "reply", whose));
        }
        List<Act> acts = new ArrayList<>();
        List<String> kinds = List.of("login", "login", "coupon", "deal", "REACTED", "FOLLOWS", "INTERACTED", "SHARED");
        int days = chance(2) ? 45 : 120;
        String favourite = kinds.get(random.nextInt(kinds.size()));
        for (int i = random.nextInt(30); i > 0; i--) {
            acts.add(new Act(chance(4) ? kinds.get(random.nextInt(kinds.size())) : favourite, time(days), null));
        }
        if (others > 0 && chance(6)) {
            acts.add(new Act("REFERRED", time(120), chance(2) ? time(60) : null));
        }
        return new Person(
                key,
                chance(6) ? null : time(chance(2) ? 45 : 200),
                chance(6) ? time(60) : null,
                chance(2) ? time(120) : null,
                bought,
                made,
                acts);
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private Instant time(int days) {
        Instant day = TestServer.NOW.minus(Duration.ofDays(1 + random.nextInt(days)));
        return chance(2) ? day : day.plus(Duration.ofMinutes(random.nextInt(1440)));
    }

    private void store() {
        List<Map<String, @Nullable Object>> rows =
                people.stream().map(Histories::row).toList();
        for (String statement : List.of(
                "MATCH (c:Community {key: $v.community}) SET c.currency = '" + CURRENCY + "'",
                "UNWIND $v.rows AS row CREATE (:Member {community: $v.community, id: randomUUID(), key: row.key, joinedAt: row.joinedAt, leftAt: row.leftAt, lastSeenAt: row.lastSeenAt})",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) CREATE (m)-[:AUTHORED]->(:Content {community: $v.community, id: randomUUID(), key: 'of ' + row.key})",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.bought AS o CREATE (m)-[:PLACED]->(:Order {community: $v.community, id: randomUUID(), "
                        + "key: randomUUID(), at: o.at, amountE4: o.amount, currency: o.currency, status: o.status, refundedAt: o.refundedAt})",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) UNWIND row.made AS c CREATE (m)-[:AUTHORED]->(made:Content {community: $v.community, "
                        + "id: randomUUID(), key: randomUUID(), createdAt: c.at}) WITH made, c MATCH (of:Content {community: $v.community, key: 'of ' + c.of}) "
                        + "FOREACH (_ IN CASE WHEN c.kind = 'reply' THEN [1] ELSE [] END | CREATE (made)-[:REPLY_TO]->(of)) "
                        + "FOREACH (_ IN CASE WHEN c.kind = 'remake' THEN [1] ELSE [] END | CREATE (made)-[:DERIVED_FROM]->(of))",
                "UNWIND $v.rows AS row MATCH (m:Member {community: $v.community, key: row.key}) MATCH (c:Content {community: $v.community, key: 'of ' + row.key}) UNWIND row.acts AS act "
                        + "FOREACH (_ IN CASE WHEN act.kind = 'REACTED' THEN [1] ELSE [] END | CREATE (m)-[:REACTED {kind: 'like', at: act.at}]->(c)) "
                        + "FOREACH (_ IN CASE WHEN act.kind = 'SHARED' THEN [1] ELSE [] END | CREATE (m)-[:SHARED {at: act.at}]->(c)) "
                        + "FOREACH (_ IN CASE WHEN act.kind = 'FOLLOWS' THEN [1] ELSE [] END | CREATE (m)-[:FOLLOWS {at: act.at}]->(m)) "
                        + "FOREACH (_ IN CASE WHEN act.kind = 'INTERACTED' THEN [1] ELSE [] END | CREATE (m)-[:INTERACTED {kind: 'message', at: act.at}]->(m)) "
                        + "FOREACH (_ IN CASE WHEN act.kind = 'REFERRED' THEN [1] ELSE [] END | CREATE (m)-[:REFERRED {at: act.at, voidedAt: act.voidedAt, "
                        + "state: CASE WHEN act.voidedAt IS NULL THEN 'PENDING' ELSE 'VOIDED' END}]->(m)) "
                        + "FOREACH (_ IN CASE WHEN toLower(act.kind) = act.kind THEN [1] ELSE [] END | CREATE (m)-[:DID]->(:Event {community: $v.community, id: randomUUID(), key: randomUUID(), type: act.kind, at: act.at}))")) {
            TestGraph.run(statement, Map.of("community", scenario.community(), "rows", rows));
        }
        // Places in lists, and events packed by member.
        scenario.and("RETURN 1");
    }

    private static Map<String, @Nullable Object> row(Person person) {
        Map<String, @Nullable Object> row =
                PersonRow.of(person.key(), person.joinedAt(), person.leftAt(), person.lastSeenAt());
        row.put("bought", person.bought().stream().map(Histories::row).toList());
        row.put("made", person.made().stream().map(Histories::row).toList());
        row.put("acts", person.acts().stream().map(Histories::row).toList());
        return row;
    }

    private static Map<String, @Nullable Object> row(Bought bought) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("at", PersonRow.at(bought.at()));
        row.put("amount", bought.amount());
        row.put("currency", bought.currency());
        row.put("status", bought.status());
        row.put("refundedAt", PersonRow.at(bought.refundedAt()));
        return row;
    }

    private static Map<String, @Nullable Object> row(Made made) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("at", PersonRow.at(made.at()));
        row.put("kind", made.kind());
        row.put("of", made.of());
        return row;
    }

    private static Map<String, @Nullable Object> row(Act act) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("kind", act.kind());
        row.put("at", PersonRow.at(act.at()));
        row.put("voidedAt", PersonRow.at(act.voidedAt()));
        return row;
    }
}
