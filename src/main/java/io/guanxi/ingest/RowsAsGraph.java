package io.guanxi.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a community become where nothing of it is stored yet: the nodes and relationships that the statements of the
 * import would make, found without asking a database. A row that an import would reject is an error here.
 */
final class RowsAsGraph {

    private final NewGraph graph;
    private final Values values;
    private final String currency;
    private final ContentsAsGraph contents;
    private final ReferralForest forest = new ReferralForest();
    private int rows;

    /**
     * @param values how texts are read
     * @param currency of amounts that name none
     */
    RowsAsGraph(NewGraph graph, Values values, String currency) {
        this.graph = graph;
        this.values = values;
        this.currency = currency;
        this.contents = new ContentsAsGraph(graph);
    }

    /** Adds everything that a source has to the graph, and answers how many rows that were. */
    int add(RowSource source) {
        for (Kind kind : source.kinds()) {
            RowCheck check = new RowCheck(kind, values, currency);
            Set<Long> identities = new HashSet<>();
            source.read(kind, row -> {
                Checked checked = checked(check, row);
                if (identities.add(checked.identity())) {
                    if (kind == Kind.REFERRALS) {
                        Referrals.decide(checked, true, forest);
                    }
                    add(kind, new NewRow(graph, checked.input(), checked.properties()));
                }
            });
            contents.join();
        }
        return rows;
    }

    private Checked checked(RowCheck check, Row row) {
        try {
            return check.check(rows++, row);
        } catch (Unreadable wrong) {
            throw new IllegalStateException(row.file() + ":" + row.line() + " " + wrong.reason(), wrong);
        }
    }

    private void add(Kind kind, NewRow row) {
        switch (kind) {
            case TOPICS -> topic(row);
            case CAMPAIGNS -> row.keyed(NodeLabel.CAMPAIGN);
            case MEMBERS -> row.keyed(NodeLabel.MEMBER);
            case IDENTITIES -> identity(row);
            case CONTENTS -> contents.content(row);
            case MEMBERSHIPS -> membership(row);
            case FOLLOWS -> tie(LinkType.FOLLOWS, row, row.properties());
            case TRUSTS -> tie(LinkType.TRUSTS, row, row.keyedProperties());
            case INTERACTIONS -> tie(LinkType.INTERACTED, row, row.keyedProperties());
            case REACTIONS -> contents.reaction(row);
            case SHARES -> row.link(LinkType.SHARED, row.content("content"), row.keyedProperties());
            case REFERRALS -> referral(row);
            case ORDERS -> row.link(LinkType.PLACED, row.keyed(NodeLabel.ORDER), Map.of());
            case EVENTS -> event(row);
            case BADGES ->
                row.link(LinkType.EARNED, row.named(NodeLabel.BADGE, "badge", "id", Map.of()), row.keyedProperties());
            case TAGS -> tag(row);
        }
    }

    private void tie(LinkType type, NewRow row, Map<String, Object> properties) {
        graph.link(type, row.member("from"), row.member("to"), properties);
    }

    private void topic(NewRow row) {
        int topic = row.named(NodeLabel.TOPIC, "name", "id", Map.of());
        if (row.has("broader")) {
            graph.link(LinkType.BROADER, topic, row.named(NodeLabel.TOPIC, "broader", "otherId", Map.of()), Map.of());
        }
    }

    /** Accounts are shared by communities, and so belong to none. */
    private void identity(NewRow row) {
        Map<String, Object> all = new HashMap<>(row.properties());
        List.of("platform", "externalId", "id").forEach(name -> all.put(name, row.value(name)));
        row.link(LinkType.KNOWN_AS, graph.add(NodeLabel.IDENTITY, all), Map.of());
    }

    private void membership(NewRow row) {
        @Nullable Integer circle = graph.find(NodeLabel.CIRCLE, row.value("circle"));
        if (circle == null) {
            circle = row.named(NodeLabel.CIRCLE, "circle", "id", Map.of("name", row.value("circle")));
            graph.link(LinkType.PART_OF, circle, row.has("channel") ? channel(row) : NewGraph.COMMUNITY, Map.of());
        }
        row.link(LinkType.BELONGS_TO, circle, row.properties());
    }

    private int channel(NewRow row) {
        @Nullable Integer channel = graph.find(NodeLabel.CHANNEL, row.value("channel"));
        if (channel == null) {
            channel = row.named(NodeLabel.CHANNEL, "channel", "otherId", Map.of("name", row.value("channel")));
            graph.link(LinkType.PART_OF, channel, NewGraph.COMMUNITY, Map.of());
        }
        return channel;
    }

    private void referral(NewRow row) {
        @SuppressWarnings("unchecked") // Referrals puts it there
        Map<String, Object> said = (Map<String, Object>) row.value("t");
        int touch = graph.add(NodeLabel.TOUCH, row.value("key"), row.value("id"), said);
        graph.link(LinkType.MADE, row.member("referrer"), touch, Map.of());
        graph.link(LinkType.REACHED, touch, row.member("member"), Map.of());
        if (row.has("campaign")) {
            Map<String, Object> name = Map.of("name", row.value("campaign"));
            graph.link(LinkType.IN, touch, row.named(NodeLabel.CAMPAIGN, "campaign", "otherId", name), Map.of());
        }
        if (Boolean.TRUE.equals(said.get("effective"))) {
            Map<String, Object> all = new HashMap<>();
            ((Map<?, ?>) row.value("d")).forEach((name, value) -> all.put(name.toString(), value));
            all.putAll(row.properties());
            graph.link(LinkType.REFERRED, row.member("referrer"), row.member("member"), all);
        }
    }

    private void event(NewRow row) {
        int event = row.keyed(NodeLabel.EVENT);
        row.link(LinkType.DID, event, Map.of());
        if (row.has("content")) {
            graph.link(LinkType.ON, event, row.content("content"), Map.of());
        }
    }

    private void tag(NewRow row) {
        Map<String, Object> kind = row.has("kind") ? Map.of("kind", row.value("kind")) : Map.of();
        row.link(LinkType.TAGGED, row.named(NodeLabel.TAG, "tag", "id", kind), row.properties());
    }
}
