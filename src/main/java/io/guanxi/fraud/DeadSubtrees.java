package io.guanxi.fraud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Subtrees in which nobody has ever done anything. */
final class DeadSubtrees {

    private final Crowd crowd;
    private final Thresholds thresholds;
    private final long before;
    /** From the roots on, so that whoever brought a member comes before them. */
    private final List<Integer> walk = new ArrayList<>();

    private final int[] below;
    private final int[] old;
    private final boolean[] alive;

    private DeadSubtrees(Crowd crowd, Thresholds thresholds, Instant now) {
        this.crowd = crowd;
        this.thresholds = thresholds;
        this.before = now.minus(thresholds.dead()).toEpochMilli();
        this.below = new int[crowd.size()];
        this.old = new int[crowd.size()];
        this.alive = new boolean[crowd.size()];
    }

    static List<Finding> of(Crowd crowd, Thresholds thresholds, Instant now) {
        boolean anybody = IntStream.range(0, crowd.size())
                .anyMatch(member -> crowd.referrer(member) >= 0 && crowd.isActive(member));
        return anybody ? new DeadSubtrees(crowd, thresholds, now).found() : List.of();
    }

    private List<Finding> found() {
        IntStream.range(0, crowd.size())
                .filter(member -> crowd.referrer(member) < 0)
                .forEach(walk::add);
        for (int i = 0; i < walk.size(); i++) {
            IntStream.of(crowd.brought(walk.get(i))).forEach(walk::add);
        }
        for (int i = walk.size() - 1; i >= 0; i--) {
            int member = walk.get(i);
            int referrer = crowd.referrer(member);
            if (referrer >= 0) {
                below[referrer] += 1 + below[member];
                old[referrer] += (crowd.broughtAt(member) <= before ? 1 : 0) + old[member];
                alive[referrer] |= alive[member] || crowd.isActive(member);
            }
        }
        return walk.stream()
                .filter(member -> isDead(member) && (crowd.referrer(member) < 0 || !isDead(crowd.referrer(member))))
                .map(this::finding)
                .toList();
    }

    private boolean isDead(int member) {
        return !alive[member] && old[member] >= thresholds.deadMembers();
    }

    private Finding finding(int top) {
        List<Integer> members = new ArrayList<>(List.of(top));
        for (int i = 0; i < members.size(); i++) {
            IntStream.of(crowd.brought(members.get(i))).forEach(members::add);
        }
        List<Integer> dead = members.subList(1, members.size());
        return new Finding(
                FraudRule.DEAD_SUBTREE,
                crowd.ids(members),
                List.of(
                        new Finding.Figure("deadMembers", old[top], thresholds.deadMembers()),
                        Finding.Figure.of("below", below[top]),
                        Finding.Figure.of("direct", crowd.brought(top).length)),
                dead.stream().map(crowd::referral).toList(),
                crowd.ids(dead),
                List.of());
    }
}
