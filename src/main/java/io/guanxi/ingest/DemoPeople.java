package io.guanxi.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members, in the order in which they join, with their accounts, circles, badges and tags. */
final class DemoPeople {

    private static final int DAYS = 3 * 365;
    private static final List<String> SOURCES =
            List.of("search", "search", "friend", "friend", "star-party", "podcast", "social");
    private static final List<String> PLATFORMS = List.of("discord", "github", "mastodon", "telegram");

    private final DemoRows rows;
    private final DemoDice dice;
    private final Instant end;
    private final Map<String, Integer> handles = new HashMap<>();

    DemoPeople(DemoRows rows, long seed, Instant end) {
        this.rows = rows;
        this.dice = new DemoDice(seed, "people");
        this.end = end;
    }

    List<DemoMember> generate(int count) {
        List<Instant> joined = new ArrayList<>();
        while (joined.size() < count) {
            Instant day = end.minus(Duration.ofDays(DAYS)).plusSeconds((long)
                    (Math.sqrt(dice.fraction()) * Duration.ofDays(DAYS).toSeconds()));
            if (dice.chance(season(day))) {
                joined.add(day);
            }
        }
        joined.sort(null);
        List<DemoMember> members = new ArrayList<>();
        for (Instant at : joined) {
            members.add(member(members.size(), at));
        }
        members.forEach(this::belongings);
        return members;
    }

    /** Long nights bring people, and the Perseids in August do. */
    private static double season(Instant at) {
        return switch (at.atZone(ZoneOffset.UTC).getMonth()) {
            case AUGUST -> 1.0;
            case NOVEMBER, DECEMBER, JANUARY -> 0.8;
            case MAY, JUNE, JULY -> 0.4;
            default -> 0.6;
        };
    }

    private DemoMember member(int number, Instant joined) {
        DemoNames names = dice.one(DemoNames.ALL);
        String given = dice.one(names.given());
        String family = dice.one(names.family());
        String stem = DemoNames.plain(dice.chance(0.5) ? given + family : given.charAt(0) + family);
        int namesakes = handles.merge(stem, 1, Integer::sum);
        String handle = namesakes == 1 ? stem : stem + namesakes;
        boolean stays = dice.chance(0.55);
        Instant last = stays ? dice.between(end.minus(Duration.ofDays(30)), end) : dice.between(joined, end);
        Instant seen = last.isBefore(joined) ? end : last;
        int drive = dice.many(2.2, 60);
        @Nullable Instant left = !stays && dice.chance(0.15) ? dice.between(seen, end) : null;
        var member = new DemoMember(number, String.format("m%05d", number + 1), handle, joined, seen, left, drive);
        rows.add(
                Kind.MEMBERS,
                "key",
                member.key(),
                "handle",
                handle,
                "displayName",
                names.display(given, family),
                "joinedAt",
                joined,
                "lastSeenAt",
                member.last(),
                "leftAt",
                left,
                "source",
                dice.one(SOURCES),
                "locale",
                names.locale(),
                "region",
                names.region(),
                "attributes",
                attributes());
        return member;
    }

    private @Nullable String attributes() {
        if (dice.chance(0.6)) {
            return null;
        }
        String plan = dice.chance(0.3) ? "pro" : "free";
        return "{\"plan\":\"" + plan + "\",\"apertureMm\":" + (50 + 10 * dice.below(25)) + "}";
    }

    private void belongings(DemoMember member) {
        String platform = dice.one(PLATFORMS);
        if (dice.chance(0.5)) {
            rows.add(
                    Kind.IDENTITIES,
                    "member",
                    member.key(),
                    "platform",
                    platform,
                    "externalId",
                    "demo-" + member.handle(),
                    "verified",
                    dice.chance(0.7));
        }
        int first = dice.below(DemoTexts.CIRCLES.size());
        int circles = dice.chance(0.2) ? 0 : Math.min(3, member.drive());
        for (int i = 0; i < circles; i++) {
            List<String> circle = DemoTexts.CIRCLES.get((first + i) % DemoTexts.CIRCLES.size());
            rows.add(
                    Kind.MEMBERSHIPS,
                    "member",
                    member.key(),
                    "circle",
                    circle.get(1),
                    "channel",
                    circle.get(0),
                    "role",
                    dice.chance(0.03) ? "moderator" : "member",
                    "since",
                    dice.between(member.joined(), member.last()));
        }
        if (dice.chance(0.12 + 0.02 * member.drive())) {
            rows.add(
                    Kind.BADGES,
                    "member",
                    member.key(),
                    "badge",
                    dice.one(DemoTexts.BADGES),
                    "at",
                    dice.between(member.joined(), member.last()));
        }
        if (dice.chance(0.3)) {
            List<String> tag = dice.one(DemoTexts.TAGS);
            Instant at = dice.between(member.joined(), member.last());
            rows.add(Kind.TAGS, "member", member.key(), "tag", tag.get(0), "kind", tag.get(1), "at", at);
        }
        if (dice.chance(0.2)) {
            String topic = dice.one(DemoTexts.TOPICS).get(0);
            rows.add(Kind.INTERESTS, "member", member.key(), "topic", topic, "weight", (1 + dice.below(10)) / 10.0);
        }
    }
}
