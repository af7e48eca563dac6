package io.guanxi.bench.reads;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table in Markdown: a line a shape, number of connections and server. */
final class ReadsReport {

    private final List<Contender> contenders;
    private final Map<Contest.Cell, Map<Integer, Measurement>> measured;

    ReadsReport(List<Contender> contenders, Map<Contest.Cell, Map<Integer, Measurement>> measured) {
        this.contenders = contenders;
        this.measured = measured;
    }

    void print(PrintStream out, List<Shape> shapes, List<Integer> connections) {
        out.println("| shape | connections | server | requests/s | p50 ms | p99 ms | server ms | database ms |"
                + " failed | Guanxi's requests/s | its server ms |");
        out.println("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Shape shape : shapes) {
            for (int count : connections) {
                for (Contender contender : contenders) {
                    out.println(line(shape, count, contender));
                }
            }
        }
    }

    private String line(Shape shape, int connections, Contender contender) {
        String start = text("| %s: %s | %d | %s |", shape, shape.title, connections, contender.name());
        Measurement of = of(shape, connections, contender);
        if (of == null) {
            return start + " – | – | – | – | – | – | – | – |";
        }
        return start
                + text(
                        " %,.0f | %.2f | %.2f | %.3f | %.3f | %,d | %s |",
                        of.rate(),
                        of.latency(50),
                        of.latency(99),
                        of.server(),
                        of.database(),
                        of.failed(),
                        ratios(shape, connections, contender, of));
    }

    /** How many times as many requests Guanxi answers, and how much of its processors' time each takes. */
    private String ratios(Shape shape, int connections, Contender contender, Measurement of) {
        Measurement guanxi = contenders.stream()
                .filter(any -> any.dialect() == Dialect.GUANXI)
                .map(any -> of(shape, connections, any))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return guanxi == null || contender.dialect() == Dialect.GUANXI
                ? "– | –"
                : text("x %.2f | x %.2f", ratio(guanxi.rate(), of.rate()), ratio(guanxi.server(), of.server()));
    }

    private @Nullable Measurement of(Shape shape, int connections, Contender contender) {
        return measured.getOrDefault(new Contest.Cell(contender, shape), Map.of())
                .get(connections);
    }

    static double ratio(double one, double other) {
        return other == 0 ? 0 : one / other;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
