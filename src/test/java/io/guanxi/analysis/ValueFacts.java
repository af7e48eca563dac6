package io.guanxi.analysis;

import io.guanxi.graph.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A community drawn at random, as rows and in the graph: everything that relationship value speaks of, odd things included. */
final class ValueFacts {

    static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    static final int MEMBERS = 22;
    static final int CONTENTS = 40;
    private static final List<String> KINDS = List.of("like", "Upvote", "dislike", "downvote", "wave", "like");

    /** @param at milliseconds; absent: never dated */
    record Content(
            int author,
            @Nullable Long at,
            int replyTo,
            int derivedFrom,
            @Nullable Double sentiment,
            List<String> topics) {}

    record Response(int member, int content, @Nullable Long at, String kind, int from) {}

    record Counted(int content, String kind, int count) {}

    record Belonging(
            int member,
            int circle,
            @Nullable Long since,
            @Nullable Long until) {}

    record Referral(
            int referrer,
            int member,
            @Nullable Long at,
            @Nullable String state,
            @Nullable Long convertedAt) {}

    record Earned(int member, @Nullable Long at) {}

    final Community community = new Community();
    final List<int[]> follows = new ArrayList<>();
    final List<Content> contents = new ArrayList<>();
    final List<Response> reactions = new ArrayList<>();
    final List<Response> shares = new ArrayList<>();
    final List<Counted> counted = new ArrayList<>();
    final List<Belonging> belongings = new ArrayList<>();
    final List<Referral> referrals = new ArrayList<>();
    final List<Earned> badges = new ArrayList<>();
    private final Random random;

    ValueFacts(int seed) {
        random = new Random(seed);
        draw();
        write();
    }

    static String key(int member) {
        return "m%02d".formatted(member);
    }

    private @Nullable Long time() {
        return random.nextInt(5) == 0 ? null : NOW.toEpochMilli() - 3_600_000L * (random.nextInt(3_600) - 48) / 2;
    }

    private void draw() {
        for (int i = 0; i < 40; i++) {
            // The last three have no follow, which has no time, and so may be silent.
            follows.add(new int[] {random.nextInt(MEMBERS - 3), random.nextInt(MEMBERS - 3)});
        }
        for (int i = 0; i < CONTENTS; i++) {
            boolean reply = i > 8 && random.nextInt(2) == 0;
            contents.add(new Content(
                    random.nextInt(8) == 0 ? -1 : random.nextInt(MEMBERS - 4),
                    time(),
                    reply ? random.nextInt(i) : -1,
                    i > 4 && random.nextInt(5) == 0 ? random.nextInt(i) : -1,
                    random.nextInt(4) == 0 ? null : random.nextInt(5) / 2.0 - 1,
                    List.of("tea", "wine", "silk").subList(random.nextInt(3), 2 + random.nextInt(2))));
        }
        for (int i = 0; i < 90; i++) {
            reactions.add(new Response(
                    random.nextInt(MEMBERS - 1), random.nextInt(CONTENTS), time(), KINDS.get(random.nextInt(6)), -1));
        }
        for (int i = 0; i < 80; i++) {
            // Few contents, so that shares are seen at those who shared.
            shares.add(new Response(
                    random.nextInt(MEMBERS - 1), random.nextInt(12), time(), "share", random.nextInt(MEMBERS + 6) - 6));
        }
        // One who was last seen long ago.
        reactions.add(new Response(MEMBERS - 1, 0, NOW.toEpochMilli() - 200L * 86_400_000, "like", -1));
        for (int i = 0; i < 12; i++) {
            counted.add(new Counted(random.nextInt(CONTENTS), KINDS.get(random.nextInt(6)), 1 + random.nextInt(9)));
        }
        for (int member = 0; member < MEMBERS; member++) {
            for (int circle = 0; circle < 4; circle++) {
                if (random.nextInt(4) == 0) {
                    belongings.add(new Belonging(member, circle, time(), random.nextBoolean() ? null : time()));
                }
            }
            if (member > 0 && random.nextInt(4) != 0) {
                referrals.add(new Referral(
                        random.nextInt(member),
                        member,
                        time(),
                        List.of("PENDING", "CONVERTED", "APPROVED", "VOIDED", "", "FLAGGED")
                                .get(random.nextInt(6)),
                        random.nextInt(3) == 0 ? time() : null));
            } else if (member == 0) {
                referrals.add(new Referral(MEMBERS - 1, 0, null, null, null));
            }
            for (int badge = random.nextInt(4); badge > 1; badge--) {
                badges.add(new Earned(member, time()));
            }
        }
    }

    private void write() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            keys.add(key(i));
        }
        community.members(keys.toArray(String[]::new));
        follows.forEach(follow -> community.follow(key(follow[0]), key(follow[1])));
        for (int i = 0; i < CONTENTS; i++) {
            Content content = contents.get(i);
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("id", Ids.next());
            row.put("key", "c" + i);
            row.put("author", content.author() < 0 ? "" : key(content.author()));
            row.put("at", time(content.at()));
            row.put("replyTo", "c" + content.replyTo());
            row.put("derivedFrom", "c" + content.derivedFrom());
            row.put("sentiment", content.sentiment());
            row.put("topics", content.topics());
            run("""
                    CREATE (c:Content {id: $v.id, community: $v.c, key: $v.key, createdAt: $v.at, sentiment: $v.sentiment})
                    WITH c
                    FOREACH (name IN $v.topics | MERGE (t:Topic {community: $v.c, name: name}) ON CREATE SET t.id = randomUUID() CREATE (c)-[:ABOUT]->(t))
                    WITH c
                    OPTIONAL MATCH (a:Member {community: $v.c, key: $v.author})
                    OPTIONAL MATCH (to:Content {community: $v.c, key: $v.replyTo})
                    OPTIONAL MATCH (of:Content {community: $v.c, key: $v.derivedFrom})
                    FOREACH (one IN CASE WHEN a IS NULL THEN [] ELSE [a] END | CREATE (one)-[:AUTHORED]->(c))
                    FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END | CREATE (c)-[:REPLY_TO]->(one))
                    FOREACH (one IN CASE WHEN of IS NULL THEN [] ELSE [of] END | CREATE (c)-[:DERIVED_FROM]->(one))
                    """, row);
        }
        reactions.forEach(one -> respond("REACTED", one));
        shares.forEach(one -> respond("SHARED", one));
        counted.forEach(one -> run(
                "MATCH (c:Content {community: $v.c, key: $v.content}) CREATE (c)-[:COUNTED]->(:ReactionCount {community: $v.c, kind: $v.kind, "
                        + "day: date('2024-05-01'), count: $v.count})",
                row("content", "c" + one.content(), "kind", one.kind(), "count", one.count())));
        belongings.forEach(one -> run(
                "MATCH (m:Member {community: $v.c, key: $v.member}) MERGE (x:Circle {community: $v.c, key: $v.circle}) ON CREATE SET x.id = randomUUID() "
                        + "CREATE (m)-[:BELONGS_TO {since: $v.since, until: $v.until}]->(x)",
                row(
                        "member",
                        key(one.member()),
                        "circle",
                        "x" + one.circle(),
                        "since",
                        time(one.since()),
                        "until",
                        time(one.until()))));
        referrals.forEach(one -> run(
                "MATCH (a:Member {community: $v.c, key: $v.a}) MATCH (b:Member {community: $v.c, key: $v.b}) "
                        + "CREATE (a)-[:REFERRED {at: $v.at, state: $v.state, convertedAt: $v.convertedAt}]->(b)",
                row(
                        "a",
                        key(one.referrer()),
                        "b",
                        key(one.member()),
                        "at",
                        time(one.at()),
                        "state",
                        one.state(),
                        "convertedAt",
                        time(one.convertedAt()))));
        badges.forEach(one -> run(
                "MATCH (m:Member {community: $v.c, key: $v.member}) MERGE (x:Badge {community: $v.c, name: 'x'}) ON CREATE SET x.id = randomUUID() "
                        + "CREATE (m)-[:EARNED {at: $v.at}]->(x)",
                row("member", key(one.member()), "at", time(one.at()))));
    }

    private void respond(String type, Response one) {
        run(
                "MATCH (m:Member {community: $v.c, key: $v.member}) MATCH (c:Content {community: $v.c, key: $v.content}) CREATE (m)-[:"
                        + type + " {kind: $v.kind, at: $v.at, from: $v.from}]->(c)",
                row(
                        "member",
                        key(one.member()),
                        "content",
                        "c" + one.content(),
                        "kind",
                        one.kind(),
                        "at",
                        time(one.at()),
                        "from",
                        one.from() < 0 ? null : key(one.from())));
    }

    private static @Nullable Object time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... entries) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            row.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return row;
    }

    @SuppressWarnings({"NullAway", "unchecked"}) // what is absent is null to Cypher
    private void run(String cypher, Map<String, @Nullable Object> values) {
        community.run(cypher, (Map<String, Object>) (Map<String, ?>) values);
    }
}
