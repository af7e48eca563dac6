package io.guanxi.analysis;

import io.guanxi.analysis.ValueFacts.Content;
import io.guanxi.analysis.ValueFacts.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of relationship value as their definitions say them, fact by fact, without any of the code that computes them. */
final class ValueOracle {

    private static final long NOW = ValueFacts.NOW.toEpochMilli();
    private static final Set<String> GOOD = Set.of("like", "upvote");
    private static final Set<String> BAD = Set.of("dislike", "downvote");
    private static final double Z = 1.959963984540054;

    private final ValueFacts facts;
    private final double[] trust;
    private final boolean[] counts;
    private final boolean seeded;

    ValueOracle(ValueFacts facts, double[] trust, boolean[] counts, boolean seeded) {
        this.facts = facts;
        this.trust = trust;
        this.counts = counts;
        this.seeded = seeded;
    }

    double of(Metric metric, int member) {
        return switch (metric) {
            case AUDIENCE -> audience(member);
            case BROKERAGE -> brokerage()[member];
            case AMPLIFICATION -> amplification(member);
            case CASCADE_DEPTH -> mean(works(member).stream().map(this::depth).filter(depth -> depth > 0));
            case VELOCITY -> velocity(member);
            case BRIDGING -> bridging(member);
            case REFERRALS -> referrals(member);
            case RECIPROCITY -> reciprocity(member);
            case CONTENT_QUALITY -> mean(works(member).stream().map(this::quality));
            case TOPIC_AUTHORITY ->
                Stream.of("tea", "wine", "silk")
                        .mapToDouble(topic -> authority(member, topic))
                        .max()
                        .orElse(0);
            case RECOGNITION -> recognition(member);
            case WARMTH -> warmth(member);
        };
    }

    private static boolean past(@Nullable Long at) {
        return at == null || at <= NOW;
    }

    /** Contents that are there, by number. */
    private List<Integer> works(int member) {
        List<Integer> works = new ArrayList<>();
        for (int i = 0; i < facts.contents.size(); i++) {
            if (facts.contents.get(i).author() == member
                    && past(facts.contents.get(i).at())) {
                works.add(i);
            }
        }
        return works;
    }

    private List<Response> by(List<Response> all, int content) {
        return all.stream()
                .filter(one -> one.content() == content
                        && one.member() != facts.contents.get(content).author()
                        && past(one.at())
                        && trust[one.member()] > 0)
                .toList();
    }

    private List<Content> replies(int content) {
        return facts.contents.stream()
                .filter(reply -> reply.replyTo() == content
                        && reply.author() >= 0
                        && reply.author() != facts.contents.get(content).author()
                        && past(reply.at())
                        && trust[reply.author()] > 0)
                .toList();
    }

    private boolean tie(int from, int to) {
        if (from == to || trust[from] == 0) {
            return false;
        }
        return facts.follows.stream().anyMatch(follow -> follow[0] == from && follow[1] == to)
                || Stream.concat(facts.reactions.stream(), facts.shares.stream())
                        .anyMatch(one -> one.member() == from
                                && facts.contents.get(one.content()).author() == to
                                && past(one.at()))
                || facts.contents.stream()
                        .anyMatch(reply -> reply.author() == from
                                && reply.replyTo() >= 0
                                && facts.contents.get(reply.replyTo()).author() == to
                                && past(reply.at()));
    }

    private double audience(int member) {
        Set<Integer> seen = new HashSet<>();
        for (int near = 0; near < trust.length; near++) {
            for (int far = 0; far < trust.length; far++) {
                if (tie(near, member)) {
                    seen.add(near);
                    if (tie(far, near)) {
                        seen.add(far);
                    }
                }
            }
        }
        seen.remove(member);
        return seen.stream().mapToDouble(one -> trust[one]).sum();
    }

    private double[] brokerage() {
        double[][] graph = new double[trust.length][trust.length];
        for (int from = 0; from < graph.length; from++) {
            for (int to = 0; to < graph.length; to++) {
                graph[from][to] = tie(from, to) ? 1 : 0;
            }
        }
        return BetweennessOracle.of(graph, false, trust);
    }

    private double amplification(int member) {
        long since = NOW - 90L * 86_400_000;
        return mean(works(member).stream()
                .filter(content -> {
                    Long at = facts.contents.get(content).at();
                    return at == null || at >= since;
                })
                .map(content -> by(facts.shares, content).stream()
                        .mapToDouble(share -> trust[share.member()])
                        .sum()));
    }

    /** Along the way of each sharer, one after the other. */
    private double depth(int content) {
        Map<Integer, Response> first = new TreeMap<>();
        for (Response share : by(facts.shares, content)) {
            Response known = first.get(share.member());
            if (known == null || order(share) < order(known)) {
                first.put(share.member(), share);
            }
        }
        // Of equal times the one that was seen at nobody who shared, then that of the lesser number.
        for (Response share : by(facts.shares, content)) {
            Response known = Objects.requireNonNull(first.get(share.member()));
            if (Objects.equals(known.at(), share.at()) && seen(share, first) < seen(known, first)) {
                first.put(share.member(), share);
            }
        }
        double deepest = 0;
        for (int sharer : first.keySet()) {
            List<Integer> way = new ArrayList<>();
            int at = sharer;
            while (at >= 0 && !way.contains(at)) {
                way.add(at);
                Response share = Objects.requireNonNull(first.get(at));
                Response before = first.get(share.from());
                boolean later = before != null && before.at() != null && share.at() != null && before.at() > share.at();
                at = before == null || later || share.from() == at ? -1 : share.from();
            }
            int end = at < 0 ? way.size() : way.indexOf(at) + 1;
            deepest = Math.max(
                    deepest,
                    way.subList(0, end).stream().mapToDouble(one -> trust[one]).sum());
        }
        return deepest;
    }

    private static long order(Response share) {
        return share.at() == null ? Long.MIN_VALUE : share.at();
    }

    private static int seen(Response share, Map<Integer, Response> sharers) {
        return sharers.containsKey(share.from()) ? share.from() : -1;
    }

    private double velocity(int member) {
        List<Double> hours = new ArrayList<>();
        for (int content : works(member)) {
            Long published = facts.contents.get(content).at();
            Stream<Long> times = Stream.concat(
                    Stream.concat(by(facts.reactions, content).stream(), by(facts.shares, content).stream())
                            .map(Response::at),
                    replies(content).stream().map(Content::at));
            List<Long> dated = times.filter(Objects::nonNull).sorted().toList();
            if (published != null && !dated.isEmpty()) {
                hours.add(Math.max(0, (dated.get(0) - published) / 3_600_000.0));
            }
        }
        if (hours.isEmpty()) {
            return 0;
        }
        hours.sort(null);
        int half = hours.size() / 2;
        double median = hours.size() % 2 == 1 ? hours.get(half) : (hours.get(half - 1) + hours.get(half)) / 2;
        return 1 / (1 + median);
    }

    private Set<Integer> circles(int member) {
        Set<Integer> circles = new HashSet<>();
        facts.belongings.stream()
                .filter(one -> one.member() == member && past(one.since()))
                .filter(one -> one.until() == null || one.until() > NOW)
                .forEach(one -> circles.add(one.circle()));
        return circles;
    }

    /** How likely two ties, drawn one after the other, do not lead into the same circle. */
    private double bridging(int member) {
        double all = 0;
        double same = 0;
        for (int one = 0; one < trust.length; one++) {
            if (!tie(member, one)) {
                continue;
            }
            all += trust[one];
            for (int other = 0; other < trust.length; other++) {
                if (tie(member, other)) {
                    Set<Integer> both = new HashSet<>(circles(one));
                    both.retainAll(circles(other));
                    double together = circles(one).isEmpty() || circles(other).isEmpty()
                            ? (one == other ? 1 : 0)
                            : 1.0
                                    * both.size()
                                    / circles(one).size()
                                    / circles(other).size();
                    same += trust[one] * trust[other] * together;
                }
            }
        }
        return all == 0 ? 0 : 1 - same / (all * all);
    }

    private double reciprocity(int member) {
        double all = 0;
        double back = 0;
        for (int other = 0; other < trust.length; other++) {
            all += tie(member, other) ? trust[other] : 0;
            back += tie(member, other) && tie(other, member) ? trust[other] : 0;
        }
        return all == 0 ? 0 : back / all;
    }

    /** From each who converted, up. */
    private double referrals(int member) {
        double sum = 0;
        Map<Integer, ValueFacts.Referral> came = new HashMap<>();
        facts.referrals.stream()
                .filter(one -> past(one.at()) && !"VOIDED".equals(one.state()))
                .forEach(one -> came.put(one.member(), one));
        for (ValueFacts.Referral one : came.values()) {
            boolean converted = one.convertedAt() == null
                    ? "CONVERTED".equals(one.state()) || "APPROVED".equals(one.state())
                    : past(one.convertedAt());
            double level = 1;
            double found = 0;
            Set<Integer> met = new HashSet<>();
            boolean circle = false;
            for (ValueFacts.Referral up = one; up != null && !circle; up = came.get(up.referrer())) {
                circle = !met.add(up.member());
                found += up.referrer() == member ? level : 0;
                level /= 2;
            }
            sum += circle || !converted ? 0 : trust[one.member()] * found;
        }
        return sum * subtreeQuality(member);
    }

    /** Everybody goes up as far as it goes, and tells the member what they are worth. */
    private double subtreeQuality(int member) {
        Map<Integer, ValueFacts.Referral> came = new HashMap<>();
        facts.referrals.stream().filter(one -> past(one.at())).forEach(one -> came.put(one.member(), one));
        double worth = 0;
        double most = 0;
        for (ValueFacts.Referral one : came.values()) {
            Set<Integer> met = new HashSet<>();
            double share = 0;
            int generation = 0;
            ValueFacts.Referral up = one;
            while (up != null && met.add(up.member())) {
                generation++;
                share = up.referrer() == member ? trust[one.member()] / Math.pow(2, generation - 1) : share;
                up = came.get(up.referrer());
            }
            boolean converted = one.convertedAt() == null
                    ? "CONVERTED".equals(one.state()) || "APPROVED".equals(one.state())
                    : past(one.convertedAt());
            boolean bad = "FLAGGED".equals(one.state()) || "VOIDED".equals(one.state());
            if (up == null) {
                most += share;
                worth += !bad && (converted || counts[one.member()]) ? share : 0;
            }
        }
        return most == 0 ? 1 : worth / most;
    }

    private double[] judged(int content) {
        double good = 0;
        double bad = 0;
        for (Response one : by(facts.reactions, content)) {
            String kind = one.kind().toLowerCase(Locale.ROOT);
            good += GOOD.contains(kind) ? trust[one.member()] : 0;
            bad += BAD.contains(kind) ? trust[one.member()] : 0;
        }
        for (ValueFacts.Counted one : facts.counted) {
            if (one.content() == content && !seeded) {
                String kind = one.kind().toLowerCase(Locale.ROOT);
                good += GOOD.contains(kind) ? one.count() : 0;
                bad += BAD.contains(kind) ? one.count() : 0;
            }
        }
        return new double[] {good, bad};
    }

    /** The lesser of both shares p with (share - p)^2 = z^2 p (1 - p) / n. */
    private double quality(int content) {
        double good = judged(content)[0];
        double n = good + judged(content)[1];
        if (n == 0) {
            return 0;
        }
        double share = good / n;
        double a = 1 + Z * Z / n;
        double b = -(2 * share + Z * Z / n);
        return (-b - Math.sqrt(b * b - 4 * a * share * share)) / (2 * a);
    }

    private double authority(int member, String topic) {
        double[] earned = new double[trust.length];
        for (int i = 0; i < earned.length; i++) {
            for (int content : works(i)) {
                earned[i] += facts.contents.get(content).topics().contains(topic) ? judged(content)[0] : 0;
            }
        }
        double below = 0;
        double equal = 0;
        double all = 0;
        for (int i = 0; i < earned.length; i++) {
            if (counts[i] && earned[i] > 0) {
                below += earned[i] < earned[member] ? 1 : 0;
                equal += earned[i] == earned[member] ? 0.5 : 0;
                all++;
            }
        }
        return earned[member] == 0 || !counts[member] ? 0 : (below + equal) / all;
    }

    private double recognition(int member) {
        double badges = facts.badges.stream()
                .filter(one -> one.member() == member && past(one.at()))
                .count();
        for (int content : works(member)) {
            for (Content other : facts.contents) {
                if (other.derivedFrom() == content && other.author() != member && past(other.at())) {
                    badges += other.author() < 0 ? (seeded ? 0 : 1) : trust[other.author()];
                }
            }
        }
        return badges;
    }

    private double warmth(int member) {
        double warm = 0;
        double all = 0;
        for (int content : works(member)) {
            for (Content reply : replies(content)) {
                Double sentiment = reply.sentiment();
                all += sentiment == null ? 0 : trust[reply.author()];
                warm += sentiment != null && sentiment > 0 ? trust[reply.author()] : 0;
            }
        }
        return all == 0 ? 0 : (warm + 1) / (all + 2);
    }

    private static double mean(Stream<Double> values) {
        return values.flatMapToDouble(DoubleStream::of).average().orElse(0);
    }
}
