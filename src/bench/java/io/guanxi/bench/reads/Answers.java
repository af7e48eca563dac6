package io.guanxi.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Whether all servers answer the same: the same values in the same order, however they are wrapped. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Asks once.
     *
     * @throws Refused by a server whose schema does not have what is asked for
     */
    List<String> ask(Contender contender, Call call) throws IOException, InterruptedException, Refused {
        var body = call.body();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + contender.port() + call.path()))
                .header("Content-Type", "application/json")
                .method(
                        call.method().name(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body.getBytes()))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new Refused(answer.statusCode() + " " + text);
        }
        JsonNode json = JSON.readTree(text);
        if (json.has("errors")) {
            throw new Refused(text);
        }
        return leaves(json.has("data") ? json.get("data") : json);
    }

    /** The values of a tree in the order in which they are written; times as instants, numbers without needless digits. */
    static List<String> leaves(JsonNode json) {
        List<String> leaves = new ArrayList<>();
        collect(json, leaves);
        return leaves;
    }

    private static void collect(JsonNode json, List<String> leaves) {
        if (json.isContainerNode()) {
            json.forEach(child -> collect(child, leaves));
        } else if (json.isNumber()) {
            leaves.add(json.decimalValue().stripTrailingZeros().toPlainString());
        } else {
            String text = json.asText();
            leaves.add(TIME.matcher(text).matches() ? instant(text) : text);
        }
    }

    private static String instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return instant.toString();
    }

    /** Says where two answers differ first. */
    static void expectSame(String what, Contender one, List<String> first, Contender other, List<String> second) {
        if (!first.equals(second)) {
            int at = 0;
            while (at < first.size() && at < second.size() && Objects.equals(first.get(at), second.get(at))) {
                at++;
            }
            throw new IllegalStateException("%s: %s and %s differ at value %d of %d and %d: %s, %s"
                    .formatted(
                            what,
                            one.name(),
                            other.name(),
                            at,
                            first.size(),
                            second.size(),
                            first.subList(at, StrictMath.min(at + 3, first.size())),
                            second.subList(at, StrictMath.min(at + 3, second.size()))));
        }
    }

    /** A server cannot be asked for a shape. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }
}
