package io.guanxi.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who follows, trusts, talks to and blocks whom. Those who have followers get more of them. */
final class DemoTies {

    private static final int FIRST_BLOCK = 10;
    private static final int MEMBERS_A_BLOCK = 100;

    private final DemoRows rows;
    private final DemoDice dice;
    private final DemoDice blocks;
    private final List<DemoMember> members;
    private final Set<Long> follows = new HashSet<>();
    private final List<List<DemoMember>> followers = new ArrayList<>();
    private final List<DemoMember> followed = new ArrayList<>();

    DemoTies(DemoRows rows, long seed, List<DemoMember> members) {
        this.rows = rows;
        this.dice = new DemoDice(seed, "ties");
        this.blocks = new DemoDice(seed, "blocks");
        this.members = members;
        members.forEach(member -> followers.add(new ArrayList<>()));
    }

    /** The followers of every member, by the member's number. */
    List<List<DemoMember>> generate() {
        for (DemoMember member : members) {
            int wanted = member.number() == 0 ? 0 : 2 + dice.many(2.4, 60);
            for (int i = 0; i < wanted; i++) {
                DemoMember other = followed.isEmpty() || dice.chance(0.3)
                        ? members.get(dice.below(member.number()))
                        : dice.one(followed);
                if (follow(member, other) && dice.chance(0.24)) {
                    follow(other, member);
                }
            }
        }
        for (int i = FIRST_BLOCK; i < members.size(); i += MEMBERS_A_BLOCK) {
            block(members.get(i));
        }
        return followers;
    }

    /** Of those who were there before and are no tie of theirs, somebody. */
    private void block(DemoMember from) {
        int start = blocks.below(from.number());
        for (int i = 0; i < from.number(); i++) {
            DemoMember to = members.get((start + i) % from.number());
            if (!isTied(from, to) && !isTied(to, from)) {
                Instant at = blocks.between(from.joined(), from.last());
                rows.add(Kind.BLOCKS, "from", from.key(), "to", to.key(), "at", at);
                return;
            }
        }
    }

    private boolean isTied(DemoMember from, DemoMember to) {
        return follows.contains(pair(from, to));
    }

    private long pair(DemoMember from, DemoMember to) {
        return (long) from.number() * members.size() + to.number();
    }

    private boolean follow(DemoMember from, DemoMember to) {
        if (from.number() == to.number() || !follows.add(pair(from, to))) {
            return false;
        }
        Instant met = from.joined().isAfter(to.joined()) ? from.joined() : to.joined();
        Instant at = dice.between(met, from.last());
        rows.add(Kind.FOLLOWS, "from", from.key(), "to", to.key(), "at", at);
        followers.get(to.number()).add(from);
        followed.add(to);
        if (dice.chance(0.03)) {
            int rating = dice.chance(0.1) ? -1 - dice.below(10) : 1 + dice.below(10);
            rows.add(
                    Kind.TRUSTS,
                    "from",
                    from.key(),
                    "to",
                    to.key(),
                    "weight",
                    rating,
                    "at",
                    dice.between(at, from.last()));
        }
        talk(from, to, at);
        return true;
    }

    private void talk(DemoMember from, DemoMember to, Instant since) {
        int times = dice.chance(0.1) ? dice.many(2.2, 8) : 0;
        for (int i = 0; i < times; i++) {
            rows.add(
                    Kind.INTERACTIONS,
                    "from",
                    from.key(),
                    "to",
                    to.key(),
                    "kind",
                    dice.chance(0.65) ? "message" : "mention",
                    "at",
                    dice.between(since, from.last()));
        }
    }
}
