package io.guanxi.merging;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small community in which members are related to each other and to everything else in every way, often in several. */
final class RandomPicture {

    static final int MEMBERS = 9;
    private static final int THINGS = 4;

    private final Random random;
    private final List<String> parts = new ArrayList<>();
    private int keys;

    private RandomPicture(Random random) {
        this.random = random;
    }

    /** As Cypher that makes it. */
    static String of(Random random) {
        RandomPicture picture = new RandomPicture(random);
        picture.people();
        picture.ties();
        picture.things();
        picture.referrals();
        return "CREATE " + String.join(",\n  ", picture.parts);
    }

    private void people() {
        for (int i = 0; i < MEMBERS; i++) {
            parts.add("(m%d:Member {key: 'm%d', joinedAt: %s%s%s%s%s%s})"
                    .formatted(
                            i,
                            i,
                            time(),
                            maybe(", handle: 'h" + i + "'"),
                            maybe(", region: 'r" + i + "'"),
                            maybe(", lastSeenAt: " + time()),
                            maybe(", leftAt: " + time()),
                            maybe(", `attributes.plan`: 'p" + i + "'")));
            if (random.nextBoolean()) {
                parts.add("(m%d)-[:KNOWN_AS]->(:Identity {platform: 'x', externalId: $v.community + '%d'})"
                        .formatted(i, i));
            }
            for (String ranking : List.of("s0", "s1")) {
                parts.add("(%s)-[:RANKED {snapshot: '%s' + $v.community, position: %d}]->(m%d)"
                        .formatted(
                                i == 0
                                        ? "%s:Snapshot {kind: 'INFLUENCE', id: '%s' + $v.community, status: 'READY'}"
                                                .formatted(ranking, ranking)
                                        : ranking,
                                ranking,
                                i,
                                i));
            }
        }
    }

    private void ties() {
        for (int i = 0; i < MEMBERS; i++) {
            for (int j = 0; j < MEMBERS; j++) {
                if (i != j) {
                    sometimes(3, "(m%d)-[:FOLLOWS {at: %s}]->(m%d)".formatted(i, time(), j));
                    sometimes(6, "(m%d)-[:TRUSTS {weight: 1.5, key: '%s'}]->(m%d)".formatted(i, key(), j));
                    sometimes(
                            9,
                            "(m%d)-[:TRUSTS {weight: 2.5, at: %s, key: '%s'}]->(m%d)".formatted(i, time(), key(), j));
                    sometimes(12, "(m%d)-[:BLOCKS {at: %s}]->(m%d)".formatted(i, time(), j));
                }
                sometimes(6, "(m%d)-[:INTERACTED {kind: 'message', key: '%s'}]->(m%d)".formatted(i, key(), j));
                sometimes(9, "(m%d)-[:INTERACTED {kind: 'mention', key: 'same'}]->(m%d)".formatted(i, j));
            }
        }
    }

    private void things() {
        for (int t = 0; t < THINGS; t++) {
            parts.add("(c%d:Content {key: 'c%d', kind: 'post'})".formatted(t, t));
            parts.add(
                    "(o%d:Topic {name: 'o%d'}), (g%d:Tag {name: 'g%d'}), (b%d:Badge {name: 'b%d'}), (z%d:Circle {key: 'z%d'})"
                            .formatted(t, t, t, t, t, t, t, t));
            parts.add("(m%d)-[:AUTHORED]->(c%d)".formatted(member(), t));
            for (int i = 0; i < MEMBERS; i++) {
                sometimes(
                        3, "(m%d)-[:REACTED {kind: 'like', at: %s, key: '%s'}]->(c%d)".formatted(i, time(), key(), t));
                sometimes(5, "(m%d)-[:REACTED {kind: 'love', key: '%s'}]->(c%d)".formatted(i, key(), t));
                sometimes(4, "(m%d)-[:SHARED {from: 'm%d', key: '%s'}]->(c%d)".formatted(i, member(), key(), t));
                sometimes(3, "(m%d)-[:INTERESTED_IN {weight: 0.5}]->(o%d)".formatted(i, t));
                sometimes(4, "(m%d)-[:TAGGED {by: 'ops'}]->(g%d)".formatted(i, t));
                sometimes(
                        4, "(m%d)-[:EARNED {key: '%s'}]->(b%d)".formatted(i, random.nextBoolean() ? "same" : key(), t));
                sometimes(3, "(m%d)-[:BELONGS_TO {role: 'r%d'}]->(z%d)".formatted(i, i, t));
                sometimes(3, "(m%d)-[:DID]->(:Event {key: 'e%s', type: 'visit', at: %s})".formatted(i, key(), time()));
                sometimes(5, "(m%d)-[:PLACED]->(:Order {key: 'o%s', amountE4: 5, at: %s})".formatted(i, key(), time()));
            }
        }
    }

    /** A forest, with the touches that decided it and others that did not. */
    private void referrals() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            order.add(i);
        }
        java.util.Collections.shuffle(order, random);
        for (int i = 1; i < MEMBERS; i++) {
            int member = order.get(i);
            int referrer = order.get(random.nextInt(i));
            if (random.nextInt(4) > 0) {
                parts.add("(m%d)-[:REFERRED {state: 'PENDING', at: %s}]->(m%d)".formatted(referrer, time(), member));
                parts.add("(m%d)-[:MADE]->(:Touch {key: 't%s', effective: true%s})-[:REACHED]->(m%d)"
                        .formatted(referrer, key(), maybe(", reason: 'asked twice'"), member));
            }
            sometimes(
                    3,
                    "(m%d)-[:MADE]->(:Touch {key: 't%s', effective: false, reason: 'SECOND_REFERRER'})-[:REACHED]->(m%d)"
                            .formatted(order.get(random.nextInt(i)), key(), member));
        }
    }

    private int member() {
        return random.nextInt(MEMBERS);
    }

    private String key() {
        return "k" + keys++;
    }

    private String time() {
        return "datetime('2026-01-%02dT00:00:00Z')".formatted(1 + random.nextInt(28));
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }

    private void sometimes(int oneIn, String part) {
        if (random.nextInt(oneIn) == 0) {
            parts.add(part);
        }
    }
}
