package io.guanxi.analysis;

import io.guanxi.jobs.RunningJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** Reads the facts of a community: its members, then what they wrote, then what they did. */
final class FactsReading {

    /** Members whose acts, or contents, are read at a time. */
    private static final int BATCH = 5_000;

    private final RunningJob job;
    private final Steps steps;
    private final String community;
    private final Instant until;
    private final Acts.Weighing weighing;
    private final List<Facts.Known> members = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Contents contents = new Contents();
    /** What each member replied to, by the number of the member. */
    private final Responses replies = new Responses();

    private long latestContent = Undated.MILLIS;

    private FactsReading(RunningJob job, Steps steps, String community, Instant until, Acts.Weighing weighing) {
        this.job = job;
        this.steps = steps;
        this.community = community;
        this.until = until;
        this.weighing = weighing;
    }

    /**
     * Reads them as a part of a job.
     *
     * @param steps that end with it
     * @param until what is dated later is passed over, and so are members who joined later
     */
    static Facts read(
            RunningJob job, Steps steps, String community, Instant until, TieWeights weights, double trustScale) {
        var weighing = new Acts.Weighing(weights, trustScale, until.toEpochMilli());
        return new FactsReading(job, steps, community, until, weighing).facts();
    }

    private Facts facts() {
        Activity activity = members();
        contents(activity);
        strays(activity);
        List<Acts> acts = acts(activity);
        return new Facts(members, activity, acts, contents, Math.max(activity.latest(), latestContent));
    }

    private record Met(Facts.Known member, long event) {}

    private Activity members() {
        List<Met> met = new ArrayList<>();
        job.step("members", 0);
        inPages("_facts/members", Map.of("until", Steps.time(until)), row -> {
            long joinedAt = millis(row, "joinedAt");
            if (joinedAt <= until.toEpochMilli()) {
                var member = new Facts.Known(Column.text(row, "id"), Column.text(row, "key"), joinedAt);
                met.add(new Met(member, millis(row, "event")));
            }
            return Column.text(row, "key");
        });
        met.sort(Comparator.comparing(one -> one.member().key()));
        Activity activity = new Activity(met.size(), until.toEpochMilli());
        for (Met one : met) {
            numbers.put(one.member().id(), members.size());
            keys.put(one.member().key(), members.size());
            if (one.event() != Undated.MILLIS) {
                activity.did(members.size(), one.event());
            }
            members.add(one.member());
        }
        return activity;
    }

    private void contents(Activity activity) {
        List<List<?>> replying = new ArrayList<>();
        List<List<?>> deriving = new ArrayList<>();
        inBatches("contents", 0.05, 0.15, "_facts/contents", (row, author) -> {
            List<?> ids = Column.list(row, "contents");
            for (int i = 0; i < ids.size(); i++) {
                long at = (Long) Column.list(row, "at").get(i);
                contents.add(
                        author,
                        (String) ids.get(i),
                        at,
                        (String) Column.list(row, "kinds").get(i),
                        Column.number(row, "sentiments", i));
                activity.did(author, at);
                appeared(at);
            }
            for (Object each : Column.list(row, "links")) {
                List<?> link = (List<?>) each;
                switch ((String) link.get(0)) {
                    case "REPLY_TO" -> replying.add(link);
                    case "DERIVED_FROM" -> deriving.add(link);
                    case "ABOUT" -> contents.about(content(link, 1), (String) link.get(2));
                    default ->
                        contents.counted(content(link, 1), (String) link.get(2), ((Long) link.get(3)).intValue(), (Long)
                                link.get(4));
                }
            }
        });
        linked(replying, (from, to) -> {
            contents.reply(from, to);
            replies.add(contents.author(from), to, contents.at(from), 0);
            activity.had(contents.author(to), contents.at(from));
        });
        linked(deriving, (from, to) -> contents.adoption(to, contents.author(from), contents.at(from)));
    }

    private int content(List<?> link, int i) {
        return contents.number((String) link.get(i));
    }

    private void linked(List<List<?>> links, BiConsumer<Integer, Integer> each) {
        for (List<?> link : links) {
            int to = content(link, 2);
            if (to >= 0) {
                each.accept(content(link, 1), to);
            }
        }
    }

    private void appeared(long at) {
        if (at <= until.toEpochMilli()) {
            latestContent = Math.max(latestContent, at);
        }
    }

    /** Contents of nobody known: whoever they reply to had a response, and they may derive from others. */
    private void strays(Activity activity) {
        inPages("_facts/strays", Map.of("undated", Undated.MILLIS), row -> {
            for (Object each : Column.list(row, "strays")) {
                List<?> stray = (List<?>) each;
                long at = (Long) stray.get(1);
                appeared(at);
                int to = stray.get(2) == null ? -1 : content(stray, 2);
                if (to >= 0 && stray.get(0).equals("REPLY_TO")) {
                    activity.had(contents.author(to), at);
                } else if (to >= 0) {
                    contents.adoption(to, -1, at);
                }
            }
            return Column.text(row, "last");
        });
    }

    private List<Acts> acts(Activity activity) {
        Acts[] acts = new Acts[members.size()];
        Arrays.fill(acts, Acts.NONE);
        var replied = replies.byContent(members.size());
        inBatches("ties", 0.15, 0.4, "_facts/acts", (row, me) -> {
            Map<?, ?> trusts = Column.map(row, "trusts");
            Map<?, ?> interactions = Column.map(row, "interactions");
            Map<?, ?> reactions = Column.map(row, "reactions");
            Map<?, ?> shares = Column.map(row, "shares");
            towards(me, Column.map(row, "follows"), activity, (who, i, at) -> weighing.follow(who, at));
            towards(me, trusts, activity, (who, i, at) -> weighing.trust(who, at, Column.number(trusts, "ratings", i)));
            towards(
                    me,
                    interactions,
                    activity,
                    (who, i, at) -> weighing.interaction(who, at, text(interactions, "kinds", i)));
            responding(
                    me,
                    "reaction",
                    reactions,
                    activity,
                    (content, i, at) -> contents.reaction(content, me, at, text(reactions, "kinds", i)));
            responding(
                    me,
                    "share",
                    shares,
                    activity,
                    (content, i, at) ->
                            contents.share(content, me, at, keys.getOrDefault(text(shares, "from", i), -1)));
            replied.each(me, (to, at, how) -> respond(me, "reply", to, at));
            acts[me] = weighing.acts();
        });
        return Arrays.asList(acts);
    }

    private interface Act {
        void add(int number, int i, long at);
    }

    private void towards(int me, Map<?, ?> list, Activity activity, Act act) {
        List<?> who = Column.list(list, "who");
        for (int i = 0; i < who.size(); i++) {
            long at = (Long) Column.list(list, "at").get(i);
            int other = numbers.getOrDefault((String) who.get(i), -1);
            activity.did(me, at);
            activity.had(other, at);
            act.add(other == me ? -1 : other, i, at);
        }
    }

    private void responding(int me, String response, Map<?, ?> list, Activity activity, Act act) {
        List<?> what = Column.list(list, "what");
        for (int i = 0; i < what.size(); i++) {
            long at = (Long) Column.list(list, "at").get(i);
            int content = contents.number((String) what.get(i));
            activity.did(me, at);
            if (content >= 0) {
                activity.had(contents.author(content), at);
                act.add(content, i, at);
                respond(me, response, content, at);
            }
        }
    }

    private void respond(int me, String response, int content, long at) {
        int author = contents.author(content);
        weighing.response(response, author == me ? -1 : author, at, contents.kind(content));
    }

    private static String text(Map<?, ?> list, String name, int i) {
        return (String) Column.list(list, name).get(i);
    }

    private static long millis(Map<?, ?> row, String name) {
        Instant time = Column.time(row, name);
        return time == null ? Undated.MILLIS : time.toEpochMilli();
    }

    /** @param each gives the key up to which a row reaches */
    private void inPages(String file, Map<String, Object> more, Function<Map<String, Object>, String> each) {
        Map<String, Object> input = new HashMap<>(more);
        input.putAll(Map.of("community", community, "most", BATCH, "after", ""));
        List<Map<String, Object>> page;
        do {
            page = steps.read(file, input);
            for (Map<String, Object> row : page) {
                input.put("after", each.apply(row));
            }
        } while (!page.isEmpty());
    }

    private void inBatches(String step, double from, double to, String file, ObjIntConsumer<Map<String, Object>> each) {
        DoubleConsumer done = job.within(step, from, to);
        List<String> ids = members.stream().map(Facts.Known::id).toList();
        steps.inTurn(file, ids, BATCH, Map.of("undated", Undated.MILLIS), (read, rows) -> {
            done.accept((double) read / ids.size());
            rows.forEach(row -> each.accept(row, Objects.requireNonNull(numbers.get(Column.text(row, "id")))));
        });
    }
}
