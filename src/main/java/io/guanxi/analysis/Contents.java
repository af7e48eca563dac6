package io.guanxi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contents of a community whose authors are known, numbered author by author, and what others have done with them, in arrays.
 */
final class Contents {

    private static final int FEW = 1024;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    /** So that equal ones lie in memory once, and have a number. */
    private final Map<String, Integer> words = new HashMap<>();

    private final List<String> spelt = new ArrayList<>();
    private final Map<Integer, List<String>> topics = new HashMap<>();
    private int[] authors = new int[FEW];
    private long[] at = new long[FEW];
    private double[] sentiments = new double[FEW];
    private final Responses counted = new Responses();
    private final Responses reactions = new Responses();
    private final Responses shares = new Responses();
    private final Responses replies = new Responses();
    private final Responses adoptions = new Responses();

    /** What every author's contents have earned. */
    interface Earned {
        void by(int author, AuthorYield earned);
    }

    void add(int author, String id, long createdAt, String kind, double sentiment) {
        int number = ids.size();
        if (number == authors.length) {
            authors = Arrays.copyOf(authors, number * 2);
            at = Arrays.copyOf(at, number * 2);
            sentiments = Arrays.copyOf(sentiments, number * 2);
        }
        numbers.put(id, number);
        ids.add(id);
        kinds.add(spelt.get(word(kind)));
        authors[number] = author;
        at[number] = createdAt;
        sentiments[number] = sentiment;
    }

    int size() {
        return ids.size();
    }

    /** The number of a content; negative if its author is not known. */
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    int author(int content) {
        return authors[content];
    }

    long at(int content) {
        return at[content];
    }

    String kind(int content) {
        return kinds.get(content);
    }

    void about(int content, String topic) {
        topics.computeIfAbsent(content, one -> new ArrayList<>(1)).add(spelt.get(word(topic)));
    }

    void counted(int content, String kind, int count, long day) {
        counted.add(content, count, day, word(kind));
    }

    void reaction(int content, int who, long when, String kind) {
        reactions.add(content, who, when, word(kind));
    }

    /** @param from at whom it was seen; negative: nobody known */
    void share(int content, int who, long when, int from) {
        shares.add(content, who, when, from);
    }

    /** A content that replies to another. */
    void reply(int content, int to) {
        replies.add(to, authors[content], at[content], content);
    }

    /** @param who negative: nobody known */
    void adoption(int content, int who, long when) {
        adoptions.add(content, who, when, 0);
    }

    private int word(String word) {
        return words.computeIfAbsent(word, unknown -> {
            spelt.add(unknown);
            return spelt.size() - 1;
        });
    }

    /** @param numbered the number by which the judge knows each member who is numbered here; negative of those unknown to it */
    void earned(ContentTally.Judge judge, int[] numbered, Earned each) {
        var anonymous = counted.byContent(size());
        var reacted = reactions.byContent(size());
        var shared = shares.byContent(size());
        var replied = replies.byContent(size());
        var adopted = adoptions.byContent(size());
        List<ContentYield> yields = new ArrayList<>();
        for (int content = 0; content < size(); content++) {
            int author = authors[content];
            ContentTally tally = new ContentTally(judge, at[content]);
            anonymous.each(content, (count, when, kind) -> tally.anonymous(spelt.get(kind), count, when));
            reacted.each(content, (who, when, kind) -> {
                if (who != author) {
                    tally.reaction(numbered[who], spelt.get(kind), when);
                }
            });
            Set<Integer> sharers = new HashSet<>();
            shared.each(content, (who, when, from) -> sharers.add(who == author ? -1 : who));
            shared.each(content, (who, when, from) -> {
                if (who != author) {
                    tally.share(numbered[who], when, from >= 0 && sharers.contains(from) ? numbered[from] : -1);
                }
            });
            replied.each(content, (who, when, reply) -> {
                if (who != author) {
                    tally.reply(numbered[who], when, sentiments[reply]);
                }
            });
            adopted.each(content, (who, when, how) -> {
                if (who != author && (who < 0 || numbered[who] >= 0)) {
                    tally.adoption(who < 0 ? -1 : numbered[who], when);
                }
            });
            yields.add(tally.earned(ids.get(content), topics.getOrDefault(content, List.of())));
            if (content + 1 == size() || authors[content + 1] != author) {
                if (numbered[author] >= 0) {
                    each.by(numbered[author], new AuthorYield(List.copyOf(yields)));
                }
                yields.clear();
            }
        }
    }
}
