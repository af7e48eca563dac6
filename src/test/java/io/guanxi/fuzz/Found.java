package io.guanxi.fuzz;

import io.guanxi.fuzz.Oracle.Cursor;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Values to ask with: mostly those that are there, or nearly, because others find nothing. */
final class Found {

    private static final List<String> TEXTS = List.of("", "🦉", "a\"b'c`d\\", "zzz", "张", "\u0000", "$v");

    private final Map<String, List<Object>> values = new TreeMap<>();
    private final Map<String, List<String>> ids = new TreeMap<>();
    private final Map<String, List<String>> keys = new TreeMap<>();
    private final Map<String, Cursor> cursors;
    private final Random random;

    Found(Picture picture, Map<String, Cursor> cursors, Random random) {
        this.cursors = cursors;
        this.random = random;
        Meaning meaning = new Meaning(picture);
        List<Map<String, Object>> all = new ArrayList<>();
        picture.nodes().stream().sorted(Comparator.comparing(Found::nameOf)).forEach(node -> {
            all.add(node.properties());
            if (node.properties().containsKey("id")) {
                String label = node.labels().iterator().next();
                if (node.properties().get("key") instanceof String key) {
                    keys.computeIfAbsent(label, none -> new ArrayList<>()).add(key);
                }
                ids.computeIfAbsent(label, none -> new ArrayList<>()).add(meaning.relayId(Thing.of(label, node)));
            }
        });
        picture.links().forEach(link -> all.add(link.properties()));
        all.forEach(properties -> properties.forEach((name, value) ->
                values.computeIfAbsent(name, none -> new ArrayList<>()).add(value)));
        values.values().forEach(list -> list.sort((a, b) -> a.toString().compareTo(b.toString())));
        keys.values().forEach(Collections::sort);
    }

    /** What a node is called in every run: ids are others each time. */
    private static String nameOf(Picture.Node node) {
        Map<String, Object> properties = node.properties();
        return properties.get("key") + "|" + properties.get("name") + "|" + properties.get("externalId") + "|"
                + properties.get("asOf");
    }

    boolean maybe() {
        return random.nextBoolean();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String text(String field) {
        List<Object> there = values.getOrDefault(field, List.of()).stream()
                .filter(value -> value instanceof String)
                .toList();
        return there.isEmpty() || random.nextInt(8) == 0 ? one(TEXTS) : (String) one(there);
    }

    /** A part of a text, cut between characters. */
    String part(String field, boolean beginning) {
        String whole = text(field);
        int length = whole.codePointCount(0, whole.length());
        int from = beginning || length == 0 ? 0 : random.nextInt(length);
        int to = from + (length == from ? 0 : random.nextInt(Math.min(3, length - from) + 1));
        return whole.substring(whole.offsetByCodePoints(0, from), whole.offsetByCodePoints(0, to));
    }

    long whole(String field) {
        if (Set.of("count", "depth").contains(field)) {
            return random.nextInt(5);
        }
        return number(field).longValue();
    }

    Number number(String field) {
        List<Object> there = values.getOrDefault(field, List.of()).stream()
                .filter(value -> value instanceof Number)
                .toList();
        return there.isEmpty() || random.nextInt(8) == 0 ? random.nextInt(7) - 2 : (Number) one(there);
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(number("amountE4").longValue(), 4);
    }

    String time(String field) {
        List<Object> there = values.getOrDefault(field, List.of()).stream()
                .filter(value -> value instanceof ZonedDateTime)
                .toList();
        ZonedDateTime time = there.isEmpty() ? ZonedDateTime.parse("2026-05-01T00:00:00Z") : (ZonedDateTime) one(there);
        ZonedDateTime shifted = time.plusNanos(random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                random.nextInt(3) == 0 ? shifted.withZoneSameInstant(java.time.ZoneOffset.ofHours(9)) : shifted);
    }

    /** A key of something that is read by key. */
    String key(String field) {
        String label = field.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + field.substring(1);
        return random.nextInt(8) == 0 ? one(TEXTS) : one(keys.get(label));
    }

    String id(String label) {
        return one(ids.getOrDefault(label, ids.get("Member")));
    }

    String anyId() {
        return id(one(List.copyOf(ids.keySet())));
    }

    /** A cursor that the server gave for this list in this order, or null. */
    String cursor(String list, String order) {
        List<String> fitting = cursors.entrySet().stream()
                .filter(one -> one.getValue().list().equals(list)
                        && one.getValue().order().equals(order))
                .map(Map.Entry::getKey)
                .toList();
        return fitting.isEmpty() ? null : one(fitting);
    }
}
