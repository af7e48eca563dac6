package io.guanxi.fraud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Members who invited each other. A touch that is not effective closes a cycle if a way leads from whom it reached to who made it; ways are sought backward, because few
 * have brought or invited anybody, but one may have brought very many. Members of cycles that touch are one ring.
 */
final class Rings {

    private final Crowd crowd;
    private final int length;
    private final int[] ring;
    private final List<int[]> closing = new ArrayList<>();

    private Rings(Crowd crowd, int length) {
        this.crowd = crowd;
        this.length = length;
        this.ring = IntStream.range(0, crowd.size()).toArray();
    }

    static List<Finding> of(Crowd crowd, Thresholds thresholds) {
        Rings rings = new Rings(crowd, thresholds.ringLength());
        for (int member = 0; member < crowd.size(); member++) {
            for (int inviter : crowd.inviters(member)) {
                rings.close(inviter, member);
            }
        }
        return rings.found(thresholds.ringMembers());
    }

    /** Joins all on the shortest way from the one to the other, if there is one. */
    private void close(int inviter, int member) {
        Map<Integer, Integer> towards = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        towards.put(inviter, inviter);
        open.add(inviter);
        for (int step = 1; step < length && !towards.containsKey(member); step++) {
            for (int left = open.size(); left > 0; left--) {
                int at = open.remove();
                IntStream.concat(IntStream.of(crowd.referrer(at)), Arrays.stream(crowd.inviters(at)))
                        .filter(before -> before >= 0 && !towards.containsKey(before))
                        .forEach(before -> {
                            towards.put(before, at);
                            open.add(before);
                        });
            }
        }
        if (towards.containsKey(member)) {
            closing.add(new int[] {inviter, member});
            for (int at = member; at != inviter; at = towards.getOrDefault(at, inviter)) {
                ring[top(at)] = top(inviter);
            }
        }
    }

    private int top(int member) {
        int at = member;
        while (ring[at] != at) {
            ring[at] = ring[ring[at]];
            at = ring[at];
        }
        return at;
    }

    private List<Finding> found(int least) {
        Map<Integer, Set<Integer>> members = new TreeMap<>();
        Map<Integer, Integer> touches = new HashMap<>();
        for (int[] touch : closing) {
            touches.merge(top(touch[0]), 1, Integer::sum);
            members.computeIfAbsent(top(touch[0]), first -> new HashSet<>());
        }
        for (int member = 0; member < ring.length; member++) {
            Set<Integer> own = members.get(top(member));
            if (own != null) {
                own.add(member);
            }
        }
        return members.entrySet().stream()
                .filter(one -> one.getValue().size() >= least)
                .map(one -> finding(one.getValue(), touches.getOrDefault(one.getKey(), 0), least))
                .toList();
    }

    private Finding finding(Set<Integer> members, int touches, int least) {
        List<Integer> sorted = members.stream().sorted().toList();
        List<Finding.Link> links = new ArrayList<>();
        List<Integer> voids = new ArrayList<>();
        for (int member : sorted) {
            if (members.contains(crowd.referrer(member))) {
                links.add(crowd.referral(member));
                voids.add(member);
            }
            Arrays.stream(crowd.inviters(member))
                    .filter(members::contains)
                    .mapToObj(inviter -> new Finding.Link(crowd.id(inviter), crowd.id(member), Finding.LinkKind.TOUCH))
                    .forEach(links::add);
        }
        return new Finding(
                FraudRule.RING,
                crowd.ids(sorted),
                List.of(
                        new Finding.Figure("closingTouches", touches, 1),
                        new Finding.Figure("members", members.size(), least),
                        Finding.Figure.of("referrals", voids.size())),
                links,
                crowd.ids(voids),
                List.of());
    }
}
