package io.guanxi.analysis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** Members by number, with what they do towards each other. */
final class TieWeb {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Bundle> outgoing = new ArrayList<>();
    private final List<Long> hashes = new ArrayList<>();
    private final Map<Long, Integer> hashed = new HashMap<>();
    private final BitSet known = new BitSet();
    private double[] standings = new double[0];
    private long last = Bundle.UNDATED;

    /** The number of a member, a new one if it has none yet. */
    int number(String id) {
        return numbers.computeIfAbsent(id, unknown -> {
            ids.add(id);
            outgoing.add(Bundle.EMPTY);
            hashes.add(hash(id));
            hashed.put(hashes.get(outgoing.size() - 1), outgoing.size() - 1);
            return ids.size() - 1;
        });
    }

    String id(int number) {
        return ids.get(number);
    }

    /** The id of a member whose hash this is. */
    String id(long hash) {
        return id(Objects.requireNonNull(hashed.get(hash), "a member of the web"));
    }

    /** What stands for a member among those who are near somebody. */
    long hash(int number) {
        return hashes.get(number);
    }

    IntStream numbers() {
        return IntStream.range(0, ids.size());
    }

    void outgoing(int member, Bundle bundle) {
        last = Math.max(last, bundle.last());
        outgoing.set(member, bundle);
        known.set(member);
    }

    /** Whether the member is there, as far as was asked. */
    boolean isKnown(int number) {
        return known.get(number);
    }

    Bundle outgoing(int number) {
        return outgoing.get(number);
    }

    /** The strength of the tie from one to another at the base time. */
    double strength(int from, int to) {
        int place = outgoing(from).place(to);
        return place < 0 ? 0 : outgoing(from).strength(place);
    }

    void standing(String id, double percentile) {
        int number = number(id);
        if (number >= standings.length) {
            standings = Arrays.copyOf(standings, ids.size());
        }
        standings[number] = percentile;
    }

    /** How much a member matters, 0 to 1. */
    double standing(int number) {
        return number < standings.length ? standings[number] : 0;
    }

    /** The milliseconds of the last of all that is dated. */
    long last() {
        return last;
    }

    /** Has what decays weigh as much more as by another base time. */
    void scale(double factor) {
        outgoing.forEach(bundle -> bundle.scale(factor));
    }

    /** Who is near each: everybody with a positive tie from or to them, by ascending numbers. Everybody's ties must be known. */
    int[][] near() {
        int[] sizes = new int[ids.size()];
        for (int from = 0; from < sizes.length; from++) {
            Bundle leaves = outgoing(from);
            for (int place = 0; place < leaves.size(); place++) {
                if (leaves.strength(place) > 0) {
                    sizes[from]++;
                    sizes[leaves.other(place)]++;
                }
            }
        }
        int[][] near = new int[sizes.length][];
        Arrays.setAll(near, number -> new int[sizes[number]]);
        for (int from = 0; from < sizes.length; from++) {
            Bundle leaves = outgoing(from);
            for (int place = 0; place < leaves.size(); place++) {
                if (leaves.strength(place) > 0) {
                    int to = leaves.other(place);
                    near[from][--sizes[from]] = to;
                    near[to][--sizes[to]] = from;
                }
            }
        }
        for (int number = 0; number < near.length; number++) {
            near[number] = Arrays.stream(near[number]).sorted().distinct().toArray();
        }
        return near;
    }

    /** 64 bits for an id: among 10⁶ members two share theirs with a probability of 10⁻⁷. */
    static long hash(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
    }
}
