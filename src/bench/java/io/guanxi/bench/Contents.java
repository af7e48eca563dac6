package io.guanxi.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Posts, replies and remakes in the order of time, in two numbers each for those who respond to them. */
final class Contents implements Part {

    private static final double REPLIES = 0.6;
    private static final double AUTHORS = 0.68;
    private static final double LURKERS = 0.65;
    private static final double REMAKES = 0.05;
    private static final int WEEKS = Calendar.DAYS / 7;

    private final Crowd crowd;
    private final int[] author;
    private final int[] created;

    Contents(Crowd crowd, Circles circles, int count) {
        this.crowd = crowd;
        this.author = new int[count];
        this.created = new int[count];
        for (int i = 0; i < count; i++) {
            Dice dice = Dice.of(crowd.seed, "author", i);
            created[i] = crowd.doing((i + dice.fraction()) / count);
            int parent = parent(i);
            author[i] = author(dice, circles, parent, created[i]);
            for (int attempt = 0; attempt < 8 && lurks(author[i]); attempt++) {
                author[i] = author(dice, circles, parent, created[i]);
            }
        }
    }

    private int author(Dice dice, Circles circles, int parent, int at) {
        return parent >= 0 && dice.chance(0.6)
                ? circles.someone(dice, circles.of(author[parent]), at)
                : crowd.someone(dice, at, AUTHORS);
    }

    /** Most only read. */
    private boolean lurks(int member) {
        return Dice.fraction(crowd.seed + 5, member, 0) < LURKERS;
    }

    static String key(int content) {
        return "c" + (content + 1);
    }

    int size() {
        return author.length;
    }

    int author(int content) {
        return author[content];
    }

    int created(int content) {
        return created[content];
    }

    /** How much of an answer a content calls forth: most hardly any, few very much. */
    double appeal(int content) {
        return Dice.of(crowd.seed, "appeal", content).pareto(2.3, 3000) - 0.9;
    }

    /** A content of the weeks before a time, the newer the more often; -1 where there is none. */
    int before(Dice dice, int time) {
        int low = 0;
        int high = created.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (created[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return recent(dice, low);
    }

    private int recent(Dice dice, int count) {
        int weeks = StrictMath.max(20, created.length / WEEKS * 3);
        return count == 0 ? -1 : count - 1 - dice.rank(StrictMath.min(count, weeks), 0.75);
    }

    /** What it is a reply to, or -1. */
    private int parent(int content) {
        Dice dice = Dice.of(crowd.seed, "parent", content);
        return content > 0 && dice.chance(REPLIES) ? appealing(dice, content) : -1;
    }

    /** One of five that came lately: the most appealing. */
    private int appealing(Dice dice, int content) {
        int best = recent(dice, content);
        for (int i = 0; i < 4; i++) {
            int other = recent(dice, content);
            best = appeal(other) > appeal(best) ? other : best;
        }
        return best;
    }

    @Override
    public Sheet.Written write(Output output) throws IOException {
        try (Sheet sheet = output.sheet(
                "contents",
                "key",
                "kind",
                "origin",
                "author",
                "createdAt",
                "title",
                "body",
                "replyTo",
                "derivedFrom",
                "topics",
                "views",
                "sentiment",
                "status")) {
            for (int i = 0; i < author.length; i++) {
                if (output.period().contains(created[i])) {
                    int parent = parent(i);
                    content(sheet, Dice.of(crowd.seed, "content", i), i, parent < 0 ? null : key(parent));
                }
            }
            return sheet.written();
        }
    }

    private void content(Sheet sheet, Dice dice, int number, @Nullable String parent) {
        boolean remake = parent == null && number > 0 && dice.chance(REMAKES);
        String topic = dice.one(Words.TOPICS)[0];
        String more = "|" + dice.one(Words.TOPICS)[0];
        String title = dice.one(Words.STARTS).replace("%s", topic);
        String reply = dice.one(Words.REPLIES);
        String body = dice.one(Words.SENTENCES) + " " + dice.one(Words.SENTENCES);
        double mood = StrictMath.round(100 * (dice.fraction() + dice.fraction() - 0.8)) / 100.0;
        sheet.row(
                key(number),
                parent != null ? "comment" : remake ? "article" : "post",
                remake ? "PGC" : parent == null && dice.chance(0.02) ? "OGC" : "UGC",
                People.key(author[number]),
                crowd.calendar.text(created[number]),
                parent == null ? title : null,
                parent == null ? body : reply,
                parent,
                remake ? key(recent(dice, number)) : null,
                parent == null ? topic + (dice.chance(0.3) ? more : "") : null,
                String.valueOf((int) (12 * (appeal(number) + dice.fraction()))),
                parent == null ? null : String.valueOf(StrictMath.min(1, mood)),
                dice.chance(0.01) ? "hidden" : "published");
    }
}
