package io.guanxi.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contents of a source can be loaded, found in a first reading before any of them is: one may reply to another that stands below
 * it, and one that replies to what is nowhere takes its own replies with it. Keeps some 40 bytes a content.
 */
final class ContentsToCome {

    private static final int PAGE = 10_000;
    private static final int FIRST_SIZE = 1024;

    private final Known known;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Tally places = new Tally();

    /** Hashes of what contents name, those of each after those of the one before. */
    private long[] names = new long[FIRST_SIZE];

    /** Where the names of each content begin; those of the last one end at the next place. */
    private int[] begins = new int[FIRST_SIZE];

    private int contents;
    private final BitSet gone = new BitSet();

    /** Contents that are not of the source, or not as it has them, but in the graph. */
    private final Set<Long> stored = new HashSet<>();

    /** By hash, what contents name that has not come yet. */
    private final Map<Long, String> open = new HashMap<>();

    /** Authors who are there: most have written more than one page's contents. */
    private final Tally present = new Tally();

    /** Authors of the page that is being read, with the places of their contents. */
    private final Map<String, List<Integer>> authors = new HashMap<>();

    ContentsToCome(Known known) {
        this.known = known;
    }

    /** What the graph has already. */
    interface Known {
        /** Those of the keys that members have or will have. */
        Set<String> members(Collection<String> keys);

        /** Those of the keys that contents have. */
        Set<String> contents(Collection<String> keys);
    }

    /** Reads the contents of a source. */
    void read(RowSource source, RowCheck check) {
        int[] number = {0};
        source.read(Kind.CONTENTS, row -> {
            if (readable(check, number[0]++, row)) {
                add(row.values());
            }
        });
        lookUpAuthors();
        hashes(known.contents(open.values()), stored);
        open.clear();
        takeOut(source);
    }

    /** The column of a content that names another which is not and will not be there; null if all are. */
    @Nullable
    String missing(Map<String, String> values) {
        for (String key : named(values)) {
            if (!stays(hash(key))) {
                return key.equals(values.get("replyTo")) ? "replyTo" : "derivedFrom";
            }
        }
        return null;
    }

    /** A row that cannot be read is rejected, with the reason, in the second reading. */
    private static boolean readable(RowCheck check, int number, Row row) {
        try {
            check.check(number, row);
            return true;
        } catch (Unreadable wrong) {
            return false;
        }
    }

    private void add(Map<String, String> values) {
        long key = hash(values.getOrDefault("key", ""));
        if (places.putIfAbsent(key, contents + 1L) != 0) {
            return;
        }
        open.remove(key);
        if (contents + 2 > begins.length) {
            begins = Arrays.copyOf(begins, begins.length * 2);
        }
        int end = begins[contents];
        for (String other : named(values)) {
            if (end == names.length) {
                names = Arrays.copyOf(names, names.length * 2);
            }
            names[end++] = name(other);
        }
        begins[contents + 1] = end;
        String author = values.get("author");
        if (author != null && !present.contains(hash(author))) {
            authors.computeIfAbsent(author, first -> new ArrayList<>(1)).add(contents);
        }
        contents++;
        if (contents % PAGE == 0) {
            lookUpAuthors();
        }
    }

    /** The keys of the contents that one names. */
    static List<String> named(Map<String, String> values) {
        List<String> keys = new ArrayList<>();
        String parent = values.get("replyTo");
        if (parent != null) {
            keys.add(parent);
        }
        String sources = values.get("derivedFrom");
        if (sources != null) {
            keys.addAll(Values.keys(sources));
        }
        return keys;
    }

    private long name(String key) {
        long hash = hash(key);
        if (!places.contains(hash)) {
            open.put(hash, key);
        }
        return hash;
    }

    private void lookUpAuthors() {
        Set<String> there = known.members(authors.keySet());
        there.forEach(author -> present.putIfAbsent(hash(author), 1));
        authors.forEach((author, theirs) -> {
            if (!there.contains(author)) {
                theirs.forEach(gone::set);
            }
        });
        authors.clear();
    }

    private void takeOut(RowSource source) {
        for (int content = 0; content < contents; content++) {
            if (dangles(content)) {
                gone.set(content);
            }
        }
        if (gone.isEmpty()) {
            return;
        }
        BitSet first = (BitSet) gone.clone();
        Map<Integer, List<Integer>> naming = naming();
        spread(naming);
        Set<String> keys = new HashSet<>();
        source.read(Kind.CONTENTS, row -> {
            String key = row.values().getOrDefault("key", "");
            long place = places.get(hash(key));
            if (place != 0 && gone.get((int) place - 1)) {
                keys.add(key);
            }
        });
        hashes(known.contents(keys), stored);
        gone.clear();
        gone.or(first);
        spread(naming);
    }

    /** Takes out what names something that is gone, and so on. */
    private void spread(Map<Integer, List<Integer>> naming) {
        Deque<Integer> out = new ArrayDeque<>(gone.stream().boxed().toList());
        while (!out.isEmpty()) {
            for (int content : naming.getOrDefault(out.remove(), List.of())) {
                if (!gone.get(content) && dangles(content)) {
                    gone.set(content);
                    out.add(content);
                }
            }
        }
    }

    private boolean dangles(int content) {
        for (int at = begins[content]; at < begins[content + 1]; at++) {
            if (!stays(names[at])) {
                return true;
            }
        }
        return false;
    }

    private boolean stays(long hash) {
        long place = places.get(hash);
        return stored.contains(hash) || (place != 0 && !gone.get((int) place - 1));
    }

    /** The contents that name each content. */
    private Map<Integer, List<Integer>> naming() {
        Map<Integer, List<Integer>> naming = new HashMap<>();
        for (int content = 0; content < contents; content++) {
            for (int at = begins[content]; at < begins[content + 1]; at++) {
                if (places.contains(names[at])) {
                    naming.computeIfAbsent((int) places.get(names[at]) - 1, none -> new ArrayList<>(1))
                            .add(content);
                }
            }
        }
        return naming;
    }

    private void hashes(Set<String> keys, Set<Long> into) {
        keys.forEach(key -> into.add(hash(key)));
    }

    private long hash(String key) {
        return fingerprint.of(List.of("key"), Map.of("key", key));
    }
}
