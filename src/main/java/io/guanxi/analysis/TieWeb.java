package io.guanxi.analysis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Members by number with what is between them: of those whose ties are to be computed everything, of others only who is near them. */
final class TieWeb {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final BitSet subjects = new BitSet();
    private final List<Bundle> outgoing = new ArrayList<>();
    private final List<Bundle> incoming = new ArrayList<>();
    private final List<long[]> neighbours = new ArrayList<>();
    private final List<Double> standings = new ArrayList<>();

    /** The number of a member, a new one if it has none yet. */
    int number(String id) {
        return numbers.computeIfAbsent(id, unknown -> {
            ids.add(id);
            outgoing.add(Bundle.EMPTY);
            incoming.add(Bundle.EMPTY);
            neighbours.add(new long[0]);
            standings.add(0.0);
            return ids.size() - 1;
        });
    }

    String id(int number) {
        return ids.get(number);
    }

    /** A member whose ties are to be computed. */
    void subject(String id) {
        subjects.set(number(id));
    }

    IntStream subjects() {
        return subjects.stream();
    }

    boolean isSubject(int number) {
        return subjects.get(number);
    }

    /** Everybody who is known here and no subject. */
    List<String> strangers() {
        return IntStream.range(0, ids.size())
                .filter(number -> !isSubject(number))
                .mapToObj(ids::get)
                .toList();
    }

    List<String> everybody() {
        return List.copyOf(ids);
    }

    void outgoing(List<Map<String, Object>> rows) {
        rows.forEach(row -> outgoing.set(number(Column.text(row, "id")), Bundle.of(row, this::number)));
    }

    void incoming(List<Map<String, Object>> rows) {
        rows.forEach(row -> incoming.set(number(Column.text(row, "id")), Bundle.of(row, this::number)));
    }

    Bundle outgoing(int number) {
        return outgoing.get(number);
    }

    Bundle incoming(int number) {
        return incoming.get(number);
    }

    void neighbours(String id, List<?> near) {
        neighbours.set(number(id), near.stream().mapToLong(one -> (Long) one).toArray());
    }

    long[] neighbours(int number) {
        return neighbours.get(number);
    }

    void standing(String id, double percentile) {
        standings.set(number(id), percentile);
    }

    double standing(int number) {
        return standings.get(number);
    }

    /** The milliseconds of the last that is dated of all. */
    long last() {
        return subjects()
                .mapToLong(number ->
                        Math.max(outgoing(number).last(), incoming(number).last()))
                .max()
                .orElse(Bundle.UNDATED);
    }

    /** Has what decays weigh as much more as by another base time. */
    void scale(double factor) {
        outgoing.forEach(bundle -> bundle.scale(factor));
    }

    /** Where everybody is a subject, what arrives is what leaves. */
    void transpose() {
        int[] counts = new int[ids.size()];
        for (Bundle leaves : outgoing) {
            for (int place = 0; place < leaves.size(); place++) {
                counts[leaves.other(place)]++;
            }
        }
        for (int number = 0; number < ids.size(); number++) {
            incoming.set(number, new Bundle(counts[number]));
            counts[number] = 0;
        }
        for (int from = 0; from < ids.size(); from++) {
            Bundle leaves = outgoing(from);
            for (int place = 0; place < leaves.size(); place++) {
                int to = leaves.other(place);
                incoming(to).put(counts[to]++, from, leaves, place);
            }
        }
    }

    /** Finds out who is near each subject: everybody with a positive tie from or to them. */
    void meet() {
        subjects()
                .forEach(number -> neighbours.set(
                        number,
                        Stream.of(outgoing(number), incoming(number))
                                .flatMapToInt(bundle -> IntStream.range(0, bundle.size())
                                        .filter(place -> bundle.strength(place) > 0)
                                        .map(place -> bundle.other(place)))
                                .distinct()
                                .mapToLong(other -> hash(ids.get(other)))
                                .sorted()
                                .toArray()));
    }

    /** The share of those near either of two, themselves apart, who are near both; 0 where nobody is. */
    double overlap(int a, int b) {
        long[] few = neighbours(a).length < neighbours(b).length ? neighbours(a) : neighbours(b);
        long[] many = few == neighbours(a) ? neighbours(b) : neighbours(a);
        long common = Arrays.stream(few)
                .filter(near -> Arrays.binarySearch(many, near) >= 0)
                .count();
        int themselves = (Arrays.binarySearch(neighbours(a), hash(ids.get(b))) >= 0 ? 1 : 0)
                + (Arrays.binarySearch(neighbours(b), hash(ids.get(a))) >= 0 ? 1 : 0);
        long either = few.length + many.length - common - themselves;
        return either == 0 ? 0 : (double) common / either;
    }

    /** 64 bits for an id: among 10⁶ members two share theirs with a probability of 10⁻⁷. */
    static long hash(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits();
    }
}
