package io.guanxi.bench.relational;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Asks a server and, if there is one, a relational database in turns, and stops where their answers differ. */
final class SideBySide {

    /** Milliseconds. */
    private static final long AGAIN = 100;

    private final URI server;
    private final Relational relational;
    private final PrintStream output;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param relational null: only the server is asked
     */
    SideBySide(URI server, Relational relational, PrintStream output) {
        this.server = server;
        this.relational = relational;
        this.output = output;
    }

    void header() {
        output.printf(
                "%-34s %6s %10s %10s %10s %12s %12s %10s%n",
                "milliseconds", "asked", "first", "p50", "p99", "SQL p50", "SQL p99", "p50 ratio");
    }

    /** Measures questions of one sort, each once. */
    void measure(String name, List<Question> questions) throws IOException, InterruptedException, SQLException {
        measure(name, questions.size(), questions);
    }

    /**
     * Measures questions of one sort.
     *
     * @param both how many of them the database is asked too, the first ones
     */
    void measure(String name, int both, List<Question> questions)
            throws IOException, InterruptedException, SQLException {
        Histogram ours = new Histogram(3);
        Histogram theirs = new Histogram(3);
        double first = -1;
        int asked = 0;
        for (Question question : questions) {
            long begun = System.nanoTime();
            JsonNode answer = answer(question);
            long nanos = System.nanoTime() - begun;
            List<String> told = told(question, answer);
            first = first < 0 ? nanos / 1e6 : first;
            ours.recordValue(nanos);
            if (relational != null && question.sql() != null && asked++ < both) {
                begun = System.nanoTime();
                List<String> rows =
                        relational.rows(question.sql(), question.variables().values());
                theirs.recordValue(System.nanoTime() - begun);
                if (!rows.equals(told)) {
                    throw new IllegalStateException("%s: GraphQL says %s, SQL %s".formatted(question, told, rows));
                }
            }
        }
        output.printf(
                "%-34s %6d %10.1f %10.1f %10.1f %12.1f %12.1f %10.2f%n",
                name,
                questions.size(),
                first,
                at(ours, 50),
                at(ours, 99),
                at(theirs, 50),
                at(theirs, 99),
                at(theirs, 50) / at(ours, 50));
    }

    private static double at(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    private String text(Question question) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("query", question.graphql(), "variables", question.variables()));
        return client.send(
                        HttpRequest.newBuilder(server)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What takes longer than the server lets anybody wait is asked for until it is there, as its clients would. */
    private JsonNode answer(Question question) throws IOException, InterruptedException {
        JsonNode answer = json.readTree(text(question));
        while (answer.at("/errors/0/extensions/code").asText().equals("COMPUTING")) {
            Thread.sleep(AGAIN);
            answer = json.readTree(text(question));
        }
        return answer;
    }

    private static List<String> told(Question question, JsonNode answer) {
        if (answer.has("errors") || !answer.path("data").isObject()) {
            throw new IllegalStateException(question + ": " + answer);
        }
        return question.told().apply(answer.get("data"));
    }
}
