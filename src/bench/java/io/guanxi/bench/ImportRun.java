package io.guanxi.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an import did, by kind, as its own table says.
 *
 * @param seconds from the start of the process to its end
 * @param peak the most memory it had, in MB
 */
record ImportRun(Map<String, Figures> kinds, double seconds, long peak) {

    private static final Set<String> RELATIONSHIPS =
            Set.of("memberships", "follows", "trusts", "interactions", "reactions", "shares", "referrals");
    private static final int READ = 1;
    private static final int SECONDS = 7;
    private static final int PACE = 8;
    private static final int COLUMNS = 9;

    /** Rows, and the time that they took. */
    record Figures(long rows, double seconds) {

        double rate() {
            return seconds == 0 ? 0 : rows / seconds;
        }

        Figures plus(Figures other) {
            return new Figures(rows + other.rows, seconds + other.seconds);
        }
    }

    /** Reads the table: a kind, rows read and what became of them, seconds, rows a second. */
    static ImportRun of(List<String> printed, double seconds, long peak) {
        Map<String, Figures> kinds = new LinkedHashMap<>();
        for (String line : printed.subList(StrictMath.min(1, printed.size()), printed.size())) {
            String[] cells = line.replace(",", "").split(" +");
            if (cells.length == COLUMNS && cells[READ].matches("[0-9]+")) {
                kinds.put(cells[0], figures(Long.parseLong(cells[READ]), cells));
            }
        }
        if (kinds.isEmpty()) {
            throw new IllegalStateException("the import printed no table of kinds: " + printed);
        }
        return new ImportRun(kinds, seconds, peak);
    }

    /** Seconds are told with one digit after the point, so that short times follow better from the pace. */
    private static Figures figures(long rows, String[] cells) {
        double seconds = Double.parseDouble(cells[SECONDS]);
        double pace = Double.parseDouble(cells[PACE]);
        return new Figures(rows, seconds < 1 && pace > 0 ? rows / pace : seconds);
    }

    Figures of(String kind) {
        return kinds.getOrDefault(kind, new Figures(0, 0));
    }

    /** All rows, in the time of the whole process. */
    Figures all() {
        return new Figures(kinds.values().stream().mapToLong(Figures::rows).sum(), seconds);
    }

    /** The rows that are one relationship each, in the time of their kinds. */
    Figures relationships() {
        return kinds.entrySet().stream()
                .filter(kind -> RELATIONSHIPS.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .reduce(new Figures(0, 0), Figures::plus);
    }
}
