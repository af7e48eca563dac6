package io.guanxi.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A generated club of amateur astronomers with three years of history. The same number of members, seed and day give the same rows.
 */
public final class DemoCommunity implements RowSource {

    public static final String KEY = "demo";
    public static final String NAME = "Night Sky Club";
    public static final String TIME_ZONE = "Europe/Berlin";
    public static final String CURRENCY = "EUR";

    /** The greatest rating that members give each other. */
    public static final double TRUST_SCALE = 10;

    /** Members where nobody says how many. */
    public static final int MEMBERS = 2000;

    private final DemoRows rows = new DemoRows();

    /**
     * @param members at least 1
     * @param now its day in UTC is where the history ends
     */
    public DemoCommunity(int members, long seed, Instant now) {
        if (members < 1) {
            throw new IllegalArgumentException("a community needs at least 1 member, not " + members);
        }
        Instant end = now.truncatedTo(ChronoUnit.DAYS);
        for (List<String> topic : DemoTexts.TOPICS) {
            @Nullable String broader = topic.get(1).isEmpty() ? null : topic.get(1);
            rows.add(Kind.TOPICS, "name", topic.get(0), "broader", broader);
        }
        DemoProgramme.campaigns(rows);
        for (List<String> circle : DemoTexts.CIRCLES) {
            rows.add(Kind.CIRCLES, "key", circle.get(1), "name", name(circle.get(1)), "channel", circle.get(0));
        }
        DemoTexts.CIRCLES.stream()
                .map(circle -> circle.get(0))
                .distinct()
                .forEach(channel -> rows.add(Kind.CHANNELS, "key", channel, "name", name(channel)));
        List<DemoMember> people = new DemoPeople(rows, seed, end).generate(members);
        List<List<DemoMember>> followers = new DemoTies(rows, seed, people).generate();
        new DemoContents(rows, seed, end, people, followers).generate(members / 2);
        new DemoBusiness(rows, seed, end, people).generate();
    }

    /** A key as people write it. */
    private static String name(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('-', ' ');
    }

    @Override
    public void read(Kind kind, Consumer<Row> sink) {
        rows.of(kind).forEach(sink);
    }
}
