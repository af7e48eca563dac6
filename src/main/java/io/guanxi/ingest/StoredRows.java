package io.guanxi.ingest;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a kind, as hashes: of each fact where it is found and what it says, 21 to 43 bytes a fact. A row whose facts are all
 * here changes nothing. Values are alike only if they have the same type and value, so that a row may be taken for a changed one,
 * which costs the time to ask the database, but never for an unchanged one: for that 128 bits of SHA-256 would have to be equal.
 */
final class StoredRows {

    /** What an address says that is not to be relied on; no number of a fact, but by a chance of 2⁻⁶⁴. */
    private static final long UNCERTAIN = -1;

    private static final String FIRST_STATE = "PENDING";

    private final Kind kind;
    private final Tally facts;
    private final Hash hash = new Hash();

    /** @param expected how many rows are stored, about */
    StoredRows(Kind kind, long expected) {
        this.kind = kind;
        this.facts = new Tally(expected);
    }

    /** Adds a row as it is stored. What is stored twice and not alike is left to the database. */
    void add(Map<String, Object> row) {
        boolean second = kind == Kind.REFERRALS && row.get("reason") != null;
        List<Fact> said = second ? List.of(Fact.SECOND_TOUCH) : Fact.of(kind, column -> row.get(column) != null);
        for (Fact fact : said) {
            long address = address(fact, row::get);
            long number = fact.isCounted() ? count(row) : values(fact, row::get, List.of(row));
            long before = facts.putIfAbsent(address, number);
            if (before != 0 && before != number) {
                facts.set(address, UNCERTAIN);
            }
        }
    }

    /** Whether the database would find nothing new in a row. */
    boolean has(Checked row) {
        if (kind == Kind.REFERRALS) {
            return hasReferral(row);
        }
        for (Fact fact : facts(row)) {
            if (!has(fact, row, row::value)) {
                return false;
            }
        }
        return true;
    }

    /** Leaves what a row is about to the database from now on, because the row may change it. */
    void forget(Checked row) {
        for (Fact fact : facts(row)) {
            if (fact.own()) {
                forget(fact, row);
            }
        }
        if (kind == Kind.REFERRALS) {
            forget(Fact.SECOND_TOUCH, row);
        }
    }

    /** A referral without a state has the first one; which referrals have a reason depends on what else there is. */
    private boolean hasReferral(Checked row) {
        if (row.value("reason") != null) {
            return false;
        }
        Function<String, @Nullable Object> complete =
                column -> column.equals("state") && row.value(column) == null ? FIRST_STATE : row.value(column);
        return has(facts(row).get(0), row, complete) || has(Fact.SECOND_TOUCH, row, row::value);
    }

    private boolean has(Fact fact, Checked row, Function<String, @Nullable Object> value) {
        long stored = facts.get(address(fact, value));
        if (stored == 0 || stored == UNCERTAIN) {
            return false;
        }
        return fact.isCounted()
                ? stored >= count(row.input())
                : stored == values(fact, value, List.of(row.input(), row.properties()));
    }

    private void forget(Fact fact, Checked row) {
        long address = address(fact, row::value);
        if (facts.contains(address)) {
            facts.set(address, UNCERTAIN);
        }
    }

    private List<Fact> facts(Checked row) {
        return Fact.of(kind, column -> row.value(column) != null);
    }

    private static long count(Map<String, Object> row) {
        return row.get("number") instanceof Long number ? number : 0;
    }

    private long address(Fact fact, Function<String, @Nullable Object> value) {
        hash.put(fact.name());
        for (String column : fact.address()) {
            put(value.apply(column));
        }
        return hash.take();
    }

    /** @param rows where free attributes are */
    private long values(Fact fact, Function<String, @Nullable Object> value, List<Map<String, Object>> rows) {
        for (Column column : fact.values()) {
            switch (column.type()) {
                case JSON -> putAll(column.name() + ".", rows);
                case AMOUNTS -> putNumbers(value.apply(column.name() + "E4"));
                case AMOUNT -> put(value.apply(column.name() + "E4"));
                case LIST, KEYS -> putTexts(value.apply(column.name()));
                default -> put(value.apply(column.name()));
            }
        }
        long number = hash.take();
        return number == 0 ? 1 : number;
    }

    private void putAll(String prefix, List<Map<String, Object>> rows) {
        TreeMap<String, Object> free = new TreeMap<>();
        rows.forEach(row -> row.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                free.put(name, value);
            }
        }));
        hash.put(free.size());
        free.forEach((name, value) -> {
            hash.put(name);
            put(value);
        });
    }

    /** Several texts, or maps with names, in no order; none are the same as an absent value. */
    private void putTexts(@Nullable Object value) {
        List<String> texts = value instanceof List<?> several
                ? several.stream()
                        .map(one -> one instanceof Map<?, ?> named ? named.get("name") : one)
                        .map(String::valueOf)
                        .sorted()
                        .toList()
                : List.of();
        hash.put(texts.size());
        texts.forEach(hash::put);
    }

    /** Numbers in their order: as the database answers them, or as a row says them. */
    private void putNumbers(@Nullable Object value) {
        long[] numbers = value instanceof List<?> several
                ? several.stream().mapToLong(one -> ((Number) one).longValue()).toArray()
                : value instanceof long[] array ? array : new long[0];
        hash.put(numbers.length);
        for (long number : numbers) {
            hash.put(number);
        }
    }

    /** Each type begins with a letter of its own. */
    private void put(@Nullable Object value) {
        if (value == null) {
            hash.put((int) '-');
        } else if (value instanceof String text) {
            hash.put((int) 's');
            hash.put(text);
        } else if (value instanceof ZonedDateTime time) {
            hash.put((int) 't');
            hash.put(time.toEpochSecond());
            hash.put(time.getNano());
            hash.put(time.getZone().getId());
        } else if (value instanceof Long number) {
            hash.put((int) 'l');
            hash.put(number);
        } else if (value instanceof Double number) {
            hash.put((int) 'd');
            hash.put(Double.doubleToLongBits(number));
        } else if (value instanceof Boolean truth) {
            hash.put((int) (truth ? 'y' : 'n'));
        } else if (value instanceof LocalDate day) {
            hash.put((int) 'e');
            hash.put(day.toEpochDay());
        } else {
            // Others have stored what no row can say.
            hash.put((int) 'o');
            hash.put(value.getClass().getName());
            hash.put(value.toString());
        }
    }
}
