package io.guanxi.fraud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Something that looks like fraud; members by their internal ids.
 *
 * @param members in the order in which they are told
 * @param figures the one that weighs first
 * @param voids whose referrals a decision would revoke
 * @param paid what was paid beside these referrals, and would be taken back
 */
record Finding(
        FraudRule rule,
        List<String> members,
        List<Figure> figures,
        List<Link> links,
        List<String> voids,
        List<Paid> paid) {

    /** Links that are kept. */
    private static final int LINKS = 1_000;

    private static final int KEY_BYTES = 16;

    /** @param threshold negative: there is none */
    record Figure(String name, double value, double threshold) {
        static Figure of(String name, double value) {
            return new Figure(name, value, -1);
        }
    }

    /** How a link counts. */
    enum LinkKind {
        REFERRAL,
        TOUCH,
        DROPPED
    }

    record Link(String from, String to, LinkKind kind) {}

    record Paid(String member, String conversion) {}

    /** The rule and the members: who is found again by the same rule is the same finding. */
    String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            members.stream().sorted().forEach(id -> digest.update((id + " ").getBytes(StandardCharsets.UTF_8)));
            return rule + "/" + HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** How far the first figure is above its threshold, 0 to 1. */
    double score() {
        Figure first = figures.get(0);
        return 1 - Math.pow(0.5, first.value() / first.threshold());
    }

    /** What is stored of it. */
    Map<String, Object> properties() {
        List<Link> kept = links.subList(0, Math.min(LINKS, links.size()));
        Map<String, Object> properties = new HashMap<>();
        properties.put("score", score());
        properties.put("members", new ArrayList<>(members));
        properties.put("figureNames", figures.stream().map(Figure::name).toList());
        properties.put("figureValues", figures.stream().map(Figure::value).toList());
        properties.put("thresholds", figures.stream().map(Figure::threshold).toList());
        properties.put("linksFrom", kept.stream().map(Link::from).toList());
        properties.put("linksTo", kept.stream().map(Link::to).toList());
        properties.put(
                "linkKinds", kept.stream().map(link -> link.kind().name()).toList());
        properties.put("voids", new ArrayList<>(voids));
        properties.put("paidMembers", paid.stream().map(Paid::member).toList());
        properties.put("paidConversions", paid.stream().map(Paid::conversion).toList());
        return properties;
    }
}
