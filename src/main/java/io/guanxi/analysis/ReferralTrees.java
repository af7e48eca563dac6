package io.guanxi.analysis;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A tree of referrals as it is drawn: generation by generation, the largest branches of each member first. */
final class ReferralTrees {

    /** Members of a drawing at most. */
    private static final int MOST = 1_000;

    private final Lineage lineage;
    private final int root;
    private final int depth;
    private final LineageFacts facts;
    private final boolean all;
    private final int campaign;
    private final int breadth;
    /** Before each place, from that of the root on: how many count, and how many of them have converted. */
    private final int[] counted;

    private final int[] converted;

    /**
     * @param campaign if only what leads to its referrals is shown
     * @param breadth how many children of a member are shown at most
     */
    ReferralTrees(Lineage lineage, int root, int depth, @Nullable String campaign, int breadth) {
        this.lineage = lineage;
        this.root = root;
        this.depth = depth;
        this.facts = lineage.facts();
        this.all = campaign == null;
        this.campaign = facts.numberOf(campaign);
        this.breadth = breadth;
        int size = lineage.end(root) - root;
        this.counted = new int[size + 1];
        this.converted = new int[size + 1];
        for (int i = 0; i < size; i++) {
            boolean counts = counts(root + i);
            counted[i + 1] = counted[i] + (counts ? 1 : 0);
            converted[i + 1] = converted[i] + (counts && facts.hasConverted(root + i) ? 1 : 0);
        }
    }

    private boolean isOfCampaign(int place) {
        return all || facts.campaign(place) == campaign;
    }

    private boolean counts(int place) {
        return facts.counts(place) && isOfCampaign(place);
    }

    private record Shown(int place, Map<String, @Nullable Object> node) {}

    /** The fields of {@code ReferralTree}. */
    Map<String, @Nullable Object> told() {
        Shown top = shown(root, 0);
        Queue<Shown> open = new ArrayDeque<>(List.of(top));
        int shown = 1;
        while (!open.isEmpty()) {
            Shown parent = open.remove();
            int[] children = children(parent.place());
            int generation = lineage.depth(parent.place()) - lineage.depth(root) + 1;
            int room = generation > depth ? 0 : Math.min(Math.min(breadth, children.length), MOST - shown);
            List<Map<String, @Nullable Object>> told = new ArrayList<>();
            for (int i = 0; i < room; i++) {
                Shown child = shown(children[i], i);
                told.add(child.node());
                open.add(child);
            }
            shown += room;
            parent.node().put("children", told);
            parent.node().put("more", children.length - room);
        }
        return top.node();
    }

    /** Those that lead anywhere, the one with most below first, then by key. */
    private int[] children(int place) {
        return lineage.children(place)
                .filter(this::leads)
                .boxed()
                .sorted((one, other) -> {
                    int larger = Integer.compare(total(other), total(one));
                    return larger == 0 ? Integer.compare(lineage.row(one), lineage.row(other)) : larger;
                })
                .mapToInt(child -> child)
                .toArray();
    }

    private boolean leads(int place) {
        return all || IntStream.range(place, lineage.end(place)).anyMatch(this::isOfCampaign);
    }

    private int total(int place) {
        return counted[lineage.end(place) - root] - counted[place + 1 - root];
    }

    private Shown shown(int place, int position) {
        Map<String, @Nullable Object> node = new HashMap<>();
        node.put("key", lineage.key(place));
        node.put("position", position);
        node.put("depth", lineage.depth(place) - lineage.depth(root));
        node.put("at", facts.at(place) == Undated.MILLIS ? null : Steps.time(Instant.ofEpochMilli(facts.at(place))));
        node.put("state", facts.isBrought(place) ? facts.state(place) : null);
        node.put("direct", lineage.children(place).filter(this::counts).count());
        node.put("total", total(place));
        node.put("converted", converted[lineage.end(place) - root] - converted[place + 1 - root]);
        return new Shown(place, node);
    }
}
