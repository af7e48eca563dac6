package io.guanxi.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Posts, replies to them, remakes of them, and how members respond: reactions, and shares that spread from follower to follower. */
final class DemoContents {

    private static final List<String> REACTIONS =
            List.of("like", "like", "like", "love", "love", "insightful", "laugh", "dislike");

    private final DemoRows rows;
    private final DemoDice dice;
    private final Instant end;
    private final List<List<DemoMember>> followers;
    private final List<DemoMember> active = new ArrayList<>();
    private int contents;

    DemoContents(DemoRows rows, long seed, Instant end, List<DemoMember> members, List<List<DemoMember>> followers) {
        this.rows = rows;
        this.dice = new DemoDice(seed, "contents");
        this.end = end;
        this.followers = followers;
        for (DemoMember member : members) {
            for (int i = 0; i < member.drive(); i++) {
                active.add(member);
            }
        }
    }

    void generate(int posts) {
        @Nullable String source = null;
        Instant sourceAt = end;
        for (int i = 0; i < posts; i++) {
            DemoMember author = dice.one(active);
            Instant at = dice.between(author.joined(), author.last());
            boolean remake = sourceAt.isBefore(at) && dice.chance(0.08);
            String key = post(author, at, remake ? source : null);
            int appeal = dice.many(2.0, 60);
            replies(key, at, Math.min(12, appeal));
            reactions(key, at, appeal);
            shares(key, at, author, appeal / 5);
            if (!remake && dice.chance(0.5)) {
                source = key;
                sourceAt = at;
            }
        }
    }

    private String post(DemoMember author, Instant at, @Nullable String source) {
        String key = "c" + ++contents;
        List<String> topic = dice.one(DemoTexts.TOPICS);
        rows.add(
                Kind.CONTENTS,
                "key",
                key,
                "kind",
                source == null ? "post" : "article",
                "origin",
                source == null ? (dice.chance(0.03) ? "OGC" : "UGC") : "PGC",
                "author",
                author.key(),
                "createdAt",
                at,
                "title",
                String.format(dice.one(DemoTexts.TITLES), dice.one(DemoTexts.TARGETS), dice.one(DemoTexts.GEAR)),
                "body",
                dice.one(DemoTexts.BODIES),
                "derivedFrom",
                source,
                "topics",
                topic.get(0) + (dice.chance(0.3) ? "|dark skies" : ""),
                "views",
                20 * dice.many(1.9, 500),
                "status",
                "published");
        return key;
    }

    private void replies(String post, Instant at, int appeal) {
        String parent = post;
        Instant time = at;
        int count = dice.below(appeal + 1);
        for (int i = 0; i < count; i++) {
            time = dice.after(time, Duration.ofHours(9));
            DemoMember author = dice.one(active);
            if (!author.around(time)) {
                continue;
            }
            String key = "c" + ++contents;
            double mood = dice.fraction();
            List<String> words = mood < 0.15 ? DemoTexts.CRITICISM : mood < 0.55 ? DemoTexts.ADVICE : DemoTexts.PRAISE;
            rows.add(
                    Kind.CONTENTS,
                    "key",
                    key,
                    "kind",
                    "comment",
                    "origin",
                    "UGC",
                    "author",
                    author.key(),
                    "createdAt",
                    time,
                    "body",
                    dice.one(words),
                    "replyTo",
                    parent,
                    "sentiment",
                    String.format(Locale.ROOT, "%.2f", 2 * mood - 1));
            parent = dice.chance(0.3) ? key : post;
        }
    }

    private void reactions(String content, Instant at, int appeal) {
        Set<DemoMember> once = new HashSet<>();
        for (int i = 0; i < 2 * appeal; i++) {
            Instant time = dice.after(at, Duration.ofDays(2));
            DemoMember member = dice.one(active);
            boolean anonymous = dice.chance(0.15);
            if (time.isAfter(end) || (!anonymous && (!member.around(time) || !once.add(member)))) {
                continue;
            }
            rows.add(
                    Kind.REACTIONS,
                    "member",
                    anonymous ? null : member.key(),
                    "content",
                    content,
                    "kind",
                    dice.one(REACTIONS),
                    "at",
                    time);
        }
    }

    private void shares(String content, Instant at, DemoMember author, int most) {
        List<DemoMember> sharers = new ArrayList<>(List.of(author));
        Set<DemoMember> once = new HashSet<>(sharers);
        List<Instant> times = new ArrayList<>(List.of(at));
        for (int i = 0; i < 3 * most; i++) {
            int origin = dice.below(sharers.size());
            DemoMember from = sharers.get(origin);
            List<DemoMember> audience = followers.get(from.number());
            Instant time = dice.after(times.get(origin), Duration.ofHours(20));
            DemoMember member = audience.isEmpty() ? from : dice.one(audience);
            if (member.around(time) && once.add(member)) {
                rows.add(Kind.SHARES, "member", member.key(), "content", content, "at", time, "from", from.key());
                sharers.add(member);
                times.add(time);
            }
        }
    }
}
