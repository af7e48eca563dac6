package io.guanxi.ingest;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a community become where nothing of it is stored yet: the nodes and relationships that the statements of the
 * import would make, found without asking a database, with the same outcome of every row.
 */
final class RowsAsGraph implements ContentsToCome.Known {

    private static final int REPORTED = 10_000;
    private static final long CREATED = 1;
    private static final long REJECTED = 2;

    private final NewGraph graph;
    private final Target.Reading reading;
    private final UnknownMembers unknownMembers;
    private final ImportProgress progress;
    private final Rejects rejects;
    private final ContentsAsGraph contents;
    private final ActivitiesAsGraph activities;
    private final ReferralForest forest = new ReferralForest();
    /** The channels that circles are part of, by number; the community's where they are part of none. */
    private final Map<Integer, Integer> placeOfCircle = new HashMap<>();

    private long strangers;

    /** @param reading how texts are read */
    RowsAsGraph(
            NewGraph graph,
            Target.Reading reading,
            UnknownMembers unknownMembers,
            ImportProgress progress,
            Rejects rejects) {
        this.graph = graph;
        this.reading = reading;
        this.unknownMembers = unknownMembers;
        this.progress = progress;
        this.rejects = rejects;
        this.contents = new ContentsAsGraph(graph);
        this.activities = new ActivitiesAsGraph(graph);
    }

    /** Adds everything that a source has to the graph. */
    ImportSummary add(RowSource source, String community) {
        Map<Kind, ImportSummary.Counts> counts = new EnumMap<>(Kind.class);
        Map<String, Long> skipped = new LinkedHashMap<>();
        for (Kind kind : source.kinds()) {
            ContentsToCome toCome = new ContentsToCome(this);
            if (kind == Kind.CONTENTS) {
                toCome.read(source, check(kind));
            }
            Rows rows = new Rows(kind, check(kind), toCome);
            source.read(kind, row -> {
                rows.take(row);
                if (rows.read % REPORTED == 0) {
                    progress.at(kind, rows.read, source.position());
                }
            });
            if (kind == Kind.REACTIONS) {
                contents.counts();
            } else if (kind == Kind.EVENTS) {
                activities.pack();
            }
            Map<String, Long> leftOut = source.skipped(kind);
            leftOut.forEach((name, number) -> skipped.merge(name, number, Long::sum));
            ImportSummary.Counts of = rows.counts(
                    leftOut.values().stream().mapToLong(Long::longValue).sum());
            if (of.read() > 0) {
                counts.put(kind, of);
                progress.at(kind, of.read(), source.position());
            }
        }
        return new ImportSummary(community, counts, skipped, strangers);
    }

    @Override
    public Set<String> members(Collection<String> keys) {
        return unknownMembers == UnknownMembers.CREATE
                ? Set.copyOf(keys)
                : keys.stream()
                        .filter(key -> graph.find(NodeLabel.MEMBER, key) != null)
                        .collect(Collectors.toSet());
    }

    /** Nothing is stored yet. */
    @Override
    public Set<String> contents(Collection<String> keys) {
        return Set.of();
    }

    private RowCheck check(Kind kind) {
        return new RowCheck(kind, new Values(reading.zone()), reading.currency());
    }

    /** The first column that names a member or content which is not there; members are made where that is wanted. */
    private @Nullable String reference(Kind kind, Row row) {
        String missing = null;
        for (String column : Reference.columns(kind)) {
            String key = row.values().get(column);
            boolean member = Reference.TO_MEMBERS.contains(column);
            if (key == null || graph.find(member ? NodeLabel.MEMBER : NodeLabel.CONTENT, key) != null) {
                continue;
            }
            if (member && unknownMembers == UnknownMembers.CREATE && graph.find(NodeLabel.MERGED, key) == null) {
                graph.add(NodeLabel.MEMBER, key, Map.of());
                strangers++;
            } else if (missing == null) {
                missing = column;
            }
        }
        return missing;
    }

    /** Whether a membership says of its circle that it is part of another channel than it is. */
    private boolean elsewhere(Map<String, String> values) {
        String circle = values.get("circle");
        String channel = values.get("channel");
        @Nullable Integer number = circle == null ? null : graph.find(NodeLabel.CIRCLE, circle);
        return number != null
                && channel != null
                && !Objects.equals(placeOfCircle.get(number), graph.find(NodeLabel.CHANNEL, channel));
    }

    /** The rows of one kind and what becomes of them. */
    private final class Rows {
        private final Kind kind;
        private final RowCheck check;
        private final ContentsToCome toCome;
        private final Tally outcomes = new Tally();
        private int read;
        private long created;
        private long unchanged;
        private long rejected;

        Rows(Kind kind, RowCheck check, ContentsToCome toCome) {
            this.kind = kind;
            this.check = check;
            this.toCome = toCome;
        }

        ImportSummary.Counts counts(long skipped) {
            return new ImportSummary.Counts(read + skipped, created, 0, unchanged, skipped, rejected);
        }

        void take(Row row) {
            Checked checked;
            try {
                checked = check.check(read++, row);
            } catch (Unreadable wrong) {
                reject(row, wrong.reason());
                return;
            }
            String missing = missing(row);
            if (kind == Kind.REFERRALS) {
                Referrals.decide(checked, missing == null, forest);
            }
            long before = outcomes.putIfAbsent(checked.identity(), missing == null ? CREATED : REJECTED);
            if (missing != null) {
                reject(row, Reference.reason(kind, missing, row.values()));
            } else if (before == CREATED) {
                unchanged++;
            } else {
                created++;
                add(kind, new NewRow(graph, checked.input(), checked.properties()));
            }
        }

        private @Nullable String missing(Row row) {
            String missing = kind == Kind.CONTENTS ? toCome.missing(row.values()) : null;
            if (missing == null) {
                missing = reference(kind, row);
            }
            if (missing == null && kind == Kind.MEMBERSHIPS && elsewhere(row.values())) {
                missing = "channel";
            }
            if (missing == null && kind == Kind.CONTENTS) {
                ContentsToCome.named(row.values()).forEach(key -> graph.reserve(NodeLabel.CONTENT, key));
            }
            return missing;
        }

        private void reject(Row row, String reason) {
            rejected++;
            rejects.take(row, reason);
        }
    }

    private void add(Kind kind, NewRow row) {
        switch (kind) {
            case TOPICS -> topic(row);
            case CAMPAIGNS -> row.keyed(NodeLabel.CAMPAIGN);
            case CHANNELS -> channel(row, "key");
            case CIRCLES -> circle(row, "key");
            case MEMBERS -> member(row);
            case IDENTITIES -> identity(row);
            case CONTENTS -> contents.content(row);
            case MEMBERSHIPS -> membership(row);
            case FOLLOWS -> tie(LinkType.FOLLOWS, row, row.properties());
            case TRUSTS -> tie(LinkType.TRUSTS, row, row.keyedProperties());
            case BLOCKS -> tie(LinkType.BLOCKS, row, row.properties());
            case INTERACTIONS -> tie(LinkType.INTERACTED, row, row.keyedProperties());
            case REACTIONS -> contents.reaction(row);
            case SHARES -> row.link(LinkType.SHARED, row.content("content"), row.keyedProperties());
            case REFERRALS -> referral(row);
            case CODES -> row.link(LinkType.HOLDS, row.keyed(NodeLabel.REFERRAL_CODE), Map.of());
            case INVITATIONS -> invitation(row);
            case LEDGER -> transaction(row);
            case ORDERS -> row.link(LinkType.PLACED, row.keyed(NodeLabel.ORDER), Map.of());
            case EVENTS -> event(row);
            case BADGES -> badge(row);
            case TAGS -> tag(row);
            case INTERESTS ->
                row.link(LinkType.INTERESTED_IN, row.named(NodeLabel.TOPIC, "topic", Map.of()), row.properties());
        }
    }

    private void member(NewRow row) {
        if (row.has("mergedInto")) {
            graph.link(LinkType.MERGED_INTO, row.keyed(NodeLabel.MERGED), row.member("mergedInto"), Map.of());
        } else {
            row.keyed(NodeLabel.MEMBER);
        }
    }

    private void tie(LinkType type, NewRow row, Map<String, Object> properties) {
        graph.link(type, row.member("from"), row.member("to"), properties);
    }

    private void topic(NewRow row) {
        int topic = row.named(NodeLabel.TOPIC, "name", Map.of());
        if (row.has("broader")) {
            graph.link(LinkType.BROADER, topic, row.named(NodeLabel.TOPIC, "broader", Map.of()), Map.of());
        }
    }

    /** Accounts are shared by communities, and so belong to none. */
    private void identity(NewRow row) {
        Map<String, Object> all = new HashMap<>(row.properties());
        List.of("platform", "externalId").forEach(name -> all.put(name, row.value(name)));
        row.link(LinkType.KNOWN_AS, graph.add(NodeLabel.IDENTITY, all), Map.of());
    }

    private void membership(NewRow row) {
        int place = row.has("circle") ? circle(row, "circle") : place(row);
        row.link(LinkType.BELONGS_TO, place, row.properties());
    }

    private int circle(NewRow row, String column) {
        @Nullable Integer circle = graph.find(NodeLabel.CIRCLE, row.value(column));
        if (circle == null) {
            circle = row.named(NodeLabel.CIRCLE, column, name(row, column));
            int place = place(row);
            placeOfCircle.put(circle, place);
            graph.link(LinkType.PART_OF, circle, place, Map.of());
        }
        return circle;
    }

    /** The channel that the row names, or else the community. */
    private int place(NewRow row) {
        return row.has("channel") ? channel(row, "channel") : NewGraph.COMMUNITY;
    }

    private int channel(NewRow row, String column) {
        @Nullable Integer channel = graph.find(NodeLabel.CHANNEL, row.value(column));
        if (channel == null) {
            channel = row.named(NodeLabel.CHANNEL, column, name(row, column));
            graph.link(LinkType.PART_OF, channel, NewGraph.COMMUNITY, Map.of());
        }
        return channel;
    }

    /** The name that a row gives what it is about; what it only mentions is called by its key. */
    private static Map<String, Object> name(NewRow row, String column) {
        Object name = column.equals("key") ? row.properties().get("name") : null;
        return Map.of("name", name == null ? row.value(column) : name);
    }

    private void referral(NewRow row) {
        @SuppressWarnings("unchecked") // Referrals puts it there
        Map<String, Object> said = (Map<String, Object>) row.value("t");
        int touch = graph.add(NodeLabel.TOUCH, row.value("key"), said);
        graph.link(LinkType.MADE, row.member("referrer"), touch, Map.of());
        graph.link(LinkType.REACHED, touch, row.member("member"), Map.of());
        if (row.has("campaign")) {
            Map<String, Object> name = Map.of("name", row.value("campaign"));
            graph.link(LinkType.IN, touch, row.named(NodeLabel.CAMPAIGN, "campaign", name), Map.of());
        }
        if (Boolean.TRUE.equals(said.get("effective"))) {
            Map<String, Object> all = new HashMap<>();
            ((Map<?, ?>) row.value("d")).forEach((name, value) -> all.put(name.toString(), value));
            all.putAll(row.properties());
            graph.link(LinkType.REFERRED, row.member("referrer"), row.member("member"), all);
        }
    }

    private void invitation(NewRow row) {
        int invitation = row.keyed(NodeLabel.INVITATION);
        graph.link(LinkType.MADE, row.member("referrer"), invitation, Map.of());
        if (row.has("campaign")) {
            Map<String, Object> name = Map.of("name", row.value("campaign"));
            graph.link(LinkType.IN, invitation, row.named(NodeLabel.CAMPAIGN, "campaign", name), Map.of());
        }
    }

    private void transaction(NewRow row) {
        int transaction = row.keyed(NodeLabel.LEDGER_TRANSACTION);
        graph.link(LinkType.CREDITS, transaction, row.member("member"), Map.of());
        graph.link(LinkType.SETTLES, transaction, row.member("converted"), Map.of());
    }

    private void event(NewRow row) {
        int event = activities.event(row);
        row.link(LinkType.DID, event, Map.of());
        if (row.has("content")) {
            graph.link(LinkType.ON, event, row.content("content"), Map.of());
        }
    }

    private void tag(NewRow row) {
        Map<String, Object> kind = row.has("kind") ? Map.of("kind", row.value("kind")) : Map.of();
        int tag = row.named(NodeLabel.TAG, "tag", kind);
        if (row.has("member")) {
            row.link(LinkType.TAGGED, tag, row.properties());
        }
    }

    private void badge(NewRow row) {
        int badge = row.named(NodeLabel.BADGE, "badge", Map.of());
        if (row.has("member")) {
            row.link(LinkType.EARNED, badge, row.keyedProperties());
        }
    }
}
