package io.guanxi.fuzz;

import io.guanxi.fuzz.Picture.Link;
import io.guanxi.fuzz.Picture.Node;
import io.guanxi.fuzz.Thing.Element;
import io.guanxi.testing.TestGraph;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What each field of the schema means, said of the stored picture: who is related to whom by what. Orders and pages are others' business. */
final class Meaning {

    private final Picture picture;

    Meaning(Picture picture) {
        this.picture = picture;
    }

    /** The elements of a list, in any order. */
    List<Element> list(String type, String field, Thing parent, Map<String, Object> arguments) {
        return switch (type + "." + field) {
            case "Query.members" -> all("Member");
            case "Query.contents" -> all("Content");
            case "Query.topics" -> all("Topic");
            case "Query.orders" -> all("Order");
            case "Query.events" -> all("Event");
            case "Query.campaigns" -> all("Campaign");
            case "Query.ledger" -> all("LedgerTransaction");
            case "Campaign.codes" -> ofCampaign("ReferralCode", parent);
            case "Campaign.ledger" -> ofCampaign("LedgerTransaction", parent);
            case "Member.codes" -> to(parent, "HOLDS", "ReferralCode", "ReferralCodeEdge");
            case "Member.invitations" -> to(parent, "MADE", "Invitation", "InvitationEdge");
            case "Member.ledger" -> from(parent, "CREDITS", "LedgerTransaction", "LedgerTransactionEdge");
            case "Query.snapshots" ->
                all("Snapshot").stream()
                        .filter(element ->
                                "READY".equals(element.node().values().get("status")))
                        .toList();
            case "Query.ranking" -> ranking("RVI".equals(String.valueOf(arguments.get("by"))) ? "VALUED" : "RANKED");
            case "Query.measure" -> measured();
            case "SeedSet.members" -> seeds(parent.node());
            case "Community.circles" -> all("Circle");
            case "Community.channels" -> from(parent, "PART_OF", "Channel", "ChannelEdge");
            case "Channel.circles" -> from(parent, "PART_OF", "Circle", "CircleEdge");
            case "Circle.members" -> from(parent, "BELONGS_TO", "Member", "CircleMemberEdge");
            case "Member.identities" -> to(parent, "KNOWN_AS", "Identity", "");
            case "Member.followers" -> from(parent, "FOLLOWS", "Member", "FollowerEdge");
            case "Member.following" -> to(parent, "FOLLOWS", "Member", "FollowingEdge");
            case "Member.trusts" -> to(parent, "TRUSTS", "Member", "TrustEdge");
            case "Member.trustedBy" -> from(parent, "TRUSTS", "Member", "TrustEdge");
            case "Member.blocks" -> to(parent, "BLOCKS", "Member", "BlockEdge");
            case "Member.blockedBy" -> from(parent, "BLOCKS", "Member", "BlockEdge");
            case "Member.interactions" -> to(parent, "INTERACTED", "Member", "InteractionEdge");
            case "Member.interactedBy" -> from(parent, "INTERACTED", "Member", "InteractionEdge");
            case "Member.circles" -> to(parent, "BELONGS_TO", "Circle", "MembershipEdge");
            case "Member.contents" -> to(parent, "AUTHORED", "Content", "ContentEdge");
            case "Member.reactions" -> to(parent, "REACTED", "Content", "MemberReactionEdge");
            case "Member.shares" -> to(parent, "SHARED", "Content", "MemberShareEdge");
            case "Member.orders" -> to(parent, "PLACED", "Order", "OrderEdge");
            case "Member.events" -> to(parent, "DID", "Event", "EventEdge");
            case "Member.activities" -> activities(parent.node());
            case "Member.badges" -> to(parent, "EARNED", "Badge", "MemberBadgeEdge");
            case "Member.tags" -> to(parent, "TAGGED", "Tag", "MemberTagEdge");
            case "Member.interests" -> to(parent, "INTERESTED_IN", "Topic", "MemberInterestEdge");
            case "Member.upline" -> upline(parent.node(), 1);
            case "Member.downline" ->
                downline(parent.node(), 1, ((Number) arguments.getOrDefault("maxDepth", 30)).intValue());
            case "Member.merges" -> from(parent, "INTO", "Merge", "");
            case "Merge.kept" ->
                to(parent, "KEPT", "Member", "").stream()
                        .map(kept -> new Element(Thing.of("", Map.of()), kept.edge()))
                        .toList();
            case "Content.replies" -> from(parent, "REPLY_TO", "Content", "ReplyEdge");
            case "Content.derivedFrom" -> to(parent, "DERIVED_FROM", "Content", "");
            case "Content.derivatives" -> from(parent, "DERIVED_FROM", "Content", "ContentEdge");
            case "Content.topics" -> to(parent, "ABOUT", "Topic", "");
            case "Content.reactions" -> from(parent, "REACTED", "Member", "ReactionEdge");
            case "Content.shares" -> from(parent, "SHARED", "Member", "ShareEdge");
            case "Content.reactionCounts" -> reactionCounts(parent.node());
            case "Topic.broader" -> to(parent, "BROADER", "Topic", "");
            case "Topic.narrower" -> from(parent, "BROADER", "Topic", "");
            case "Topic.contents" -> from(parent, "ABOUT", "Content", "ContentEdge");
            case "Influence.history" -> history(parent, "RankBlock", "PastInfluence", "pyramid");
            case "RelationshipValue.history" -> history(parent, "ValueBlock", "PastValue", "grade");
            case "RelationshipValue.metrics" -> metrics(parent);
            // Nobody has noted what became of referrals here, nor computed ties.
            case "Referral.history" -> List.of();
            case "Member.ties", "Query.ties" -> List.of();
            case "IndexConfiguration.kinds" -> kinds(parent);
            case "IndexConfiguration.trustSeeds" -> List.of();
            case "Referral.touches" -> from(Thing.of("Member", parent.link().to()), "REACHED", "Touch", "");
            default -> throw new AssertionError("a list that nobody said the meaning of: " + type + "." + field);
        };
    }

    private static final List<String> COMPONENTS =
            List.of("pageRank", "reach", "engagement", "propagation", "brokerage");
    private static final List<String> METRICS = List.of(
            "audience",
            "amplification",
            "cascadeDepth",
            "velocity",
            "brokerage",
            "bridging",
            "referrals",
            "reciprocity",
            "contentQuality",
            "topicAuthority",
            "recognition",
            "warmth");

    /** The one object that a field gives, or null. */
    Thing object(String type, String field, Thing parent, Map<String, Object> arguments) {
        return switch (type + "." + field) {
            case "Query.community" -> the("Community", "key", arguments.get("key"));
            case "Query.content" -> the("Content", "key", arguments.get("key"));
            case "Query.topic" -> the("Topic", "name", arguments.get("name"));
            case "Query.campaign" -> the("Campaign", "key", arguments.get("key"));
            case "Query.code" ->
                the(
                        "ReferralCode",
                        "key",
                        String.valueOf(arguments.get("code")).strip().toUpperCase(java.util.Locale.ROOT));
            case "ReferralCode.member" -> one(from(parent, "HOLDS", "Member", ""));
            case "Invitation.referrer" -> one(from(parent, "MADE", "Member", ""));
            case "Invitation.campaign" -> one(to(parent, "IN", "Campaign", ""));
            case "LedgerTransaction.member" -> one(to(parent, "CREDITS", "Member", ""));
            case "LedgerTransaction.converted" -> one(to(parent, "SETTLES", "Member", ""));
            case "ReferralCode.campaign", "LedgerTransaction.campaign" ->
                the("Campaign", "key", parent.values().get("campaign"));
            case "Query.member" ->
                arguments.get("key") == null
                        ? the("Member", "handle", arguments.get("handle"))
                        : the("Member", "key", arguments.get("key"));
            case "Query.me" -> null;
            case "Query.configuration" -> defaults();
            case "IndexConfiguration.weights" -> Thing.of("InfluenceWeights", parent.values());
            case "IndexConfiguration.valueWeights" ->
                Thing.of(
                        "ValueWeights", named(METRICS, (List<?>) parent.values().get("valueWeights")));
            case "IndexConfiguration.gradeShares" ->
                Thing.of("GradeShares", named(List.of("s", "a", "b", "c"), (List<?>)
                        parent.values().get("gradeShares")));
            case "Query.seeds" -> Thing.of("SeedSet", computed("SEEDS"));
            case "SeedSet.snapshot" -> Thing.of("Snapshot", parent.node());
            case "Snapshot.base" -> null;
            case "Snapshot.weights" -> weights(parent, "RankBlock", "InfluenceWeights", COMPONENTS);
            case "Snapshot.valueWeights" -> weights(parent, "ValueBlock", "ValueWeights", METRICS);
            case "Circle.channel" -> one(to(parent, "PART_OF", "Channel", ""));
            case "Content.author" -> one(from(parent, "AUTHORED", "Member", ""));
            case "Content.replyTo" -> one(to(parent, "REPLY_TO", "Content", ""));
            case "Order.member" -> one(from(parent, "PLACED", "Member", ""));
            case "Event.member" -> one(from(parent, "DID", "Member", ""));
            case "Event.content" -> one(to(parent, "ON", "Content", ""));
            case "Activity.member" -> (Thing) parent.values().get("member");
            case "Touch.member" -> one(to(parent, "REACHED", "Member", ""));
            case "Touch.referrer" -> one(from(parent, "MADE", "Member", ""));
            case "Touch.campaign" -> one(to(parent, "IN", "Campaign", ""));
            case "Merge.survivor" -> one(to(parent, "INTO", "Member", ""));
            case "Member.referral" -> referral(parent.node());
            case "Referral.member" -> Thing.of("Member", parent.link().to());
            case "Referral.referrer" -> Thing.of("Member", parent.link().from());
            case "Referral.campaign" -> the("Campaign", "key", parent.values().get("campaign"));
            case "DownlineEdge.referral" -> (Thing) parent.values().get("referral");
            case "Member.influence" -> rank(parent.node(), "RANKED", "Influence");
            case "Member.relationshipValue" -> rank(parent.node(), "VALUED", "RelationshipValue");
            case "Influence.snapshot",
                    "PastInfluence.snapshot",
                    "RelationshipValue.snapshot",
                    "PastValue.snapshot",
                    "Job.snapshot" -> the("Snapshot", "id", parent.values().get("snapshot"));
            case "Influence.components" -> Thing.of("InfluenceComponents", parent.values());
            case "InfluenceComponents.pageRank" -> component(parent, "pageRank", 0);
            case "InfluenceComponents.reach" -> component(parent, "reach", 1);
            case "InfluenceComponents.engagement" -> component(parent, "engagement", 2);
            case "InfluenceComponents.propagation" -> component(parent, "propagation", 3);
            case "InfluenceComponents.brokerage" -> component(parent, "brokerage", 4);
            default -> throw new AssertionError("an object that nobody said the meaning of: " + type + "." + field);
        };
    }

    /** A plain value, or null. */
    Object value(String type, String field, Thing parent) {
        return switch (type + "." + field) {
            case "Community.memberCount" -> picture.all("Member").size();
            case "Member.attributes", "Event.properties" -> free(parent, field + ".");
            case "Member.version", "Content.version" -> parent.values().getOrDefault("version", 1L);
            case "Order.amount", "LedgerTransaction.amount" -> amount(parent, "amountE4");
            case "Campaign.memberCap", "Campaign.conversionAmount" -> amount(parent, field + "E4");
            case "Campaign.windowDays" -> parent.values().getOrDefault(field, 30L);
            case "Campaign.holdDays" -> parent.values().getOrDefault(field, 7L);
            case "Campaign.codesPerMember" -> parent.values().getOrDefault(field, 1L);
            case "Campaign.attribution" -> parent.values().getOrDefault(field, "FIRST_TOUCH");
            case "Campaign.conversion" -> parent.values().getOrDefault(field, "FIRST_ORDER");
            case "ReferralCode.code" -> parent.values().get("key");
            case "ReferralCode.link" -> {
                Object link = the("Campaign", "key", parent.values().get("campaign"))
                        .values()
                        .get("link");
                yield link == null ? null : link.toString() + parent.values().get("key");
            }
            default -> field.equals("id") ? relayId(parent) : parent.values().get(field);
        };
    }

    /** The object that a Relay id means, or null. */
    Thing byId(String id) {
        return picture.nodes().stream()
                .filter(node -> node.properties().containsKey("id"))
                .map(node -> Thing.of(node.labels().iterator().next(), node))
                .filter(thing -> relayId(thing).equals(id))
                .findAny()
                .orElse(null);
    }

    String relayId(Thing thing) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((thing.type() + ":" + thing.values().get("id") + ":" + picture.community())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> free(Thing parent, String prefix) {
        Map<String, Object> free = new TreeMap<>();
        parent.values().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                free.put(name.substring(prefix.length()), value);
            }
        });
        return free;
    }

    private Stream<Link> links(Predicate<Link> wanted) {
        return picture.links().stream().filter(wanted);
    }

    private static BigDecimal amount(Thing parent, String property) {
        Object tenThousandths = parent.values().get(property);
        return tenThousandths == null ? null : BigDecimal.valueOf((Long) tenThousandths, 4);
    }

    private List<Element> ofCampaign(String label, Thing campaign) {
        return all(label).stream()
                .filter(element -> campaign.values()
                        .get("key")
                        .equals(element.node().values().get("campaign")))
                .toList();
    }

    private List<Element> all(String label) {
        return picture.all(label).stream()
                .map(node -> new Element(Thing.of(label + "Edge", Map.of()), Thing.of(label, node)))
                .toList();
    }

    /** The one with this value; of several the one with the least key. */
    private Thing the(String label, String property, Object value) {
        return picture.all(label).stream()
                .filter(node -> value != null && value.equals(node.properties().get(property)))
                .min((a, b) -> Ordered.compare(
                        a.properties().get("key"), b.properties().get("key")))
                .map(node -> Thing.of(label, node))
                .orElse(null);
    }

    /** What relationships lead to from here. */
    private List<Element> to(Thing here, String relationship, String label, String edge) {
        return links(link -> link.type().equals(relationship)
                        && link.from().same(here.node())
                        && link.to().is(label))
                .map(link -> new Element(Thing.of(edge, link), Thing.of(label, link.to())))
                .toList();
    }

    /** From where relationships lead here. */
    private List<Element> from(Thing here, String relationship, String label, String edge) {
        return links(link -> link.type().equals(relationship)
                        && link.to().same(here.node())
                        && link.from().is(label))
                .map(link -> new Element(Thing.of(edge, link), Thing.of(label, link.from())))
                .toList();
    }

    private static Thing one(List<Element> elements) {
        if (elements.size() > 1) {
            throw new AssertionError("there should be at most one: " + elements);
        }
        return elements.isEmpty() ? null : elements.get(0).node();
    }

    private Thing referral(Node member) {
        return links(link -> link.type().equals("REFERRED") && link.to().same(member))
                .map(link -> Thing.of("Referral", link))
                .findAny()
                .orElse(null);
    }

    private List<Element> upline(Node member, int distance) {
        Thing referral = referral(member);
        if (referral == null) {
            return List.of();
        }
        Node referrer = referral.link().from();
        List<Element> line = new ArrayList<>();
        line.add(new Element(Thing.of("", Map.of("length(path)", distance)), Thing.of("Member", referrer)));
        line.addAll(upline(referrer, distance + 1));
        return line;
    }

    private List<Element> downline(Node member, int depth, int most) {
        List<Element> tree = new ArrayList<>();
        if (depth <= most) {
            links(link -> link.type().equals("REFERRED") && link.from().same(member))
                    .forEach(link -> {
                        String place =
                                "%02d".formatted(depth) + link.to().properties().get("key");
                        Map<String, Object> edge =
                                Map.of("depth", depth, "referral", Thing.of("Referral", link), "place", place);
                        tree.add(new Element(Thing.of("DownlineEdge", edge), Thing.of("Member", link.to())));
                        tree.addAll(downline(link.to(), depth + 1, most));
                    });
        }
        return tree;
    }

    private List<Element> reactionCounts(Node content) {
        Map<String, long[]> counts = new TreeMap<>();
        links(link -> link.type().equals("REACTED") && link.to().same(content))
                .forEach(link ->
                        counts.computeIfAbsent((String) link.properties().get("kind"), kind -> new long[2])[0]++);
        links(link -> link.type().equals("COUNTED") && link.from().same(content))
                .forEach(link -> {
                    Map<String, Object> counted = link.to().properties();
                    long[] count = counts.computeIfAbsent((String) counted.get("kind"), kind -> new long[2]);
                    count[0] += (Long) counted.get("count");
                    count[1] += (Long) counted.get("count");
                });
        return counts.entrySet().stream()
                .map(count -> new Element(
                        Thing.of("", Map.of()),
                        Thing.of(
                                "ReactionCount",
                                Map.of(
                                        "kind", count.getKey(),
                                        "count", count.getValue()[0],
                                        "anonymous", count.getValue()[1]))))
                .toList();
    }

    /** What a member did of each type, from the events themselves; times are to the millisecond. */
    private List<Element> activities(Node member) {
        Map<String, List<Instant>> times = new TreeMap<>();
        links(link -> link.type().equals("DID") && link.from().same(member)).forEach(link -> {
            Map<String, Object> event = link.to().properties();
            times.computeIfAbsent((String) event.get("type"), type -> new ArrayList<>())
                    .add(((ZonedDateTime) event.get("at")).toInstant().truncatedTo(ChronoUnit.MILLIS));
        });
        List<Element> activities = new ArrayList<>();
        times.forEach((type, all) -> activities.add(new Element(
                Thing.of("", Map.of()),
                Thing.of(
                        "Activity",
                        Map.of(
                                "type",
                                type,
                                "count",
                                (long) all.size(),
                                "firstAt",
                                Collections.min(all).atZone(ZoneOffset.UTC),
                                "lastAt",
                                Collections.max(all).atZone(ZoneOffset.UTC),
                                "times",
                                all,
                                "member",
                                Thing.of("Member", member))))));
        return activities;
    }

    /** What counts in a community that has configured nothing. */
    @SuppressWarnings("unchecked")
    private static Thing defaults() {
        return Thing.of("IndexConfiguration", (Map<String, Object>)
                TestGraph.run("MATCH (n:IndexConfiguration {version: 0}) RETURN properties(n) AS settings", Map.of())
                        .get(0)
                        .get("settings"));
    }

    private static List<Element> kinds(Thing configuration) {
        List<?> names = (List<?>) configuration.values().get("kindNames");
        List<?> weights = (List<?>) configuration.values().get("kindWeights");
        List<Element> kinds = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            kinds.add(new Element(
                    Thing.of("", Map.of()),
                    Thing.of("KindWeight", Map.of("kind", names.get(i), "weight", weights.get(i)))));
        }
        return kinds;
    }

    /** What the rankings of a list lie in. */
    Thing snapshot(String list) {
        return list.equals("Query.measure")
                ? Thing.of("Snapshot", computed("MEASURE"))
                : the("Snapshot", "id", current());
    }

    private Thing weights(Thing snapshot, String label, String type, List<String> names) {
        return blocks(label, (String) snapshot.values().get("id")).stream()
                .filter(block -> block.properties().containsKey("weights"))
                .map(block -> Thing.of(type, named(names, values(block, "weights"))))
                .findFirst()
                .orElse(null);
    }

    private String current() {
        return (String) picture.all("Community").get(0).properties().get("influence");
    }

    private Node computed(String kind) {
        return picture.all("Snapshot").stream()
                .filter(snapshot -> kind.equals(snapshot.properties().get("kind")))
                .findAny()
                .orElse(null);
    }

    private Thing rank(Node member, String link, String type) {
        return links(one -> one.type().equals(link)
                        && one.to().same(member)
                        && current().equals(one.properties().get("snapshot")))
                .map(one -> Thing.of(type, one))
                .findAny()
                .orElse(null);
    }

    /** Where the member of a rank stood in each ranking, the one that looks from the latest time first. */
    private List<Element> history(Thing rank, String label, String past, String tier) {
        Object member = rank.link().to().properties().get("id");
        return picture.all("Snapshot").stream()
                .filter(snapshot -> "INFLUENCE".equals(snapshot.properties().get("kind")))
                .sorted(Comparator.comparing((Node snapshot) ->
                                (ZonedDateTime) snapshot.properties().get("asOf"))
                        .thenComparing(
                                snapshot -> (String) snapshot.properties().get("id"))
                        .reversed())
                .flatMap(
                        snapshot -> blocks(label, (String) snapshot.properties().get("id")).stream())
                .flatMap(block -> IntStream.range(0, values(block, "members").size())
                        .filter(i -> values(block, "members").get(i).equals(member))
                        .mapToObj(i -> Thing.of(
                                past,
                                Map.of(
                                        "snapshot",
                                        block.properties().get("snapshot"),
                                        "rank",
                                        values(block, "ranks").get(i),
                                        "score",
                                        values(block, "scores").get(i),
                                        "percentile",
                                        values(block, "percentiles").get(i),
                                        tier,
                                        values(block, tier + "s").get(i)))))
                .map(stood -> new Element(Thing.of("", Map.of()), stood))
                .toList();
    }

    private List<Element> ranking(String link) {
        return all("Member").stream()
                .map(member -> new Element(rank(member.node().node(), link, "RankingEdge"), member.node()))
                .filter(element -> element.edge() != null)
                .toList();
    }

    private List<Element> measured() {
        String snapshot = (String) computed("MEASURE").properties().get("id");
        List<Element> elements = new ArrayList<>();
        for (Node block : blocks("RankBlock", snapshot)) {
            for (int i = 0; i < values(block, "members").size(); i++) {
                elements.add(new Element(
                        Thing.of(
                                "MeasureEdge",
                                Map.of(
                                        "position", (Long) block.properties().get("first") + i,
                                        "rank", values(block, "ranks").get(i),
                                        "score", values(block, "scores").get(i))),
                        the("Member", "id", values(block, "members").get(i))));
            }
        }
        return elements;
    }

    private List<Element> seeds(Node snapshot) {
        List<?> chosen = values(snapshot, "chosen");
        List<Element> seeds = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Map<String, Object> edge = Map.of(
                    "position", (long) i + 1,
                    "gain", values(snapshot, "gains").get(i),
                    "spread", values(snapshot, "spreads").get(i));
            seeds.add(new Element(Thing.of("SeedEdge", edge), the("Member", "id", chosen.get(i))));
        }
        return seeds;
    }

    /** A part of an influence, by the block of its rank. */
    private Thing component(Thing rank, String name, int number) {
        return Thing.of("Component", part(rank, "RankBlock", name, number));
    }

    /** The metrics of a value, by the block of its rank. */
    private List<Element> metrics(Thing rank) {
        return IntStream.range(0, METRICS.size())
                .mapToObj(i -> {
                    Map<String, Object> metric = new HashMap<>(part(rank, "ValueBlock", METRICS.get(i), i));
                    metric.put("name", METRICS.get(i));
                    metric.put(
                            "dimension",
                            List.of("PROPAGATION", "RESOURCES", "CULTURE").get(i / 4));
                    return new Element(Thing.of("", Map.of()), Thing.of("Metric", metric));
                })
                .toList();
    }

    private static Map<String, Object> named(List<String> names, List<?> values) {
        Map<String, Object> named = new HashMap<>();
        names.forEach(name -> named.put(name, values.get(named.size())));
        return named;
    }

    private Map<String, Object> part(Thing rank, String label, String name, int number) {
        Long position = (Long) rank.values().get("position");
        Node block = blocks(label, String.valueOf(rank.values().get("snapshot"))).stream()
                .filter(one -> (Long) one.properties().get("first") <= position
                        && position <= (Long) one.properties().get("last"))
                .findAny()
                .orElseThrow();
        int i = (int) (position - (Long) block.properties().get("first"));
        double weight = (Double) values(block, "weights").get(number);
        double percentile = (Double) values(block, name + "Percentile").get(i);
        return Map.of(
                "raw",
                values(block, name).get(i),
                "percentile",
                percentile,
                "weight",
                weight,
                "contribution",
                100 * weight * percentile);
    }

    private List<Node> blocks(String label, String snapshot) {
        return picture.all(label).stream()
                .filter(block -> snapshot.equals(block.properties().get("snapshot")))
                .toList();
    }

    private static List<?> values(Node block, String name) {
        return (List<?>) block.properties().get(name);
    }
}
