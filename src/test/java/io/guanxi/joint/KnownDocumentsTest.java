package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.fault.Fault;
import io.guanxi.graphql.DocumentSettings;
import io.guanxi.http.Server;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.Scenario.Response;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are asked for by id: published in a file, or left by a client under their hash. */
class KnownDocumentsTest {

    private static final String COUNT =
            "query Count($community: String) { members(community: $community) { totalCount } }";
    private static final String COUNT_HASH = "57c17a9c8cbc56640fb8967ad21f623ea10a73893be1003cbb78eacab5e8ac19";

    @TempDir
    private Path folder;

    private final Scenario scenario = Scenario.given("CREATE (:Member {key: 'ada'}), (:Member {key: 'ben'})");
    private @Nullable Server server;
    private String url = "";

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private Path published(String json) throws IOException {
        return Files.writeString(folder.resolve("documents.json"), json);
    }

    private void started(DocumentSettings settings) {
        server = TestServer.knowing(settings);
        url = TestServer.url(server);
    }

    private Response send(Map<String, Object> request) {
        Map<String, Object> all = new java.util.HashMap<>(request);
        all.put("variables", Map.of("community", scenario.community()));
        return Scenario.post(url, all);
    }

    private HttpRequest.Builder asked(String id) {
        String variables = "{\"community\":\"" + scenario.community() + "\"}";
        return HttpRequest.newBuilder(URI.create(
                url + "?documentId=" + id + "&variables=" + URLEncoder.encode(variables, StandardCharsets.UTF_8)));
    }

    @Test
    void aPublishedDocumentIsExecutedById() throws IOException {
        started(new DocumentSettings(
                published(new ObjectMapper().writeValueAsString(Map.of("count", COUNT))), false, false));

        assertThat(send(Map.of("documentId", "count"))
                        .body()
                        .at("/data/members/totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(Scenario.send(asked("count").build())
                        .body()
                        .at("/data/members/totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(send(Map.of("documentId", "unheard-of")).code()).isEqualTo("DOCUMENT_NOT_FOUND");
        assertThat(send(Map.of("documentId", "count", "query", COUNT)).code()).isEqualTo("BAD_REQUEST");
        assertThat(send(Map.of("query", COUNT)).status()).isEqualTo(200);
    }

    @Test
    void theManifestsOfApolloAreTakenAndTheirClientsUnderstood() throws IOException {
        started(new DocumentSettings(published("""
                        {"format": "apollo-persisted-query-manifest", "version": 1, "operations":
                          [{"id": "%s", "name": "Count", "type": "query", "body": "%s"}]}""".formatted(COUNT_HASH, COUNT)), true, false));

        assertThat(send(persisted(COUNT_HASH, null))
                        .body()
                        .at("/data/members/totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(send(Map.of("documentId", "sha256:" + COUNT_HASH)).status()).isEqualTo(200);
    }

    @Test
    void nothingElseIsExecutedWhereThatIsWanted() throws IOException {
        started(new DocumentSettings(published("{\"count\": \"" + COUNT + "\"}"), true, true));

        assertThat(send(Map.of("documentId", "count")).status()).isEqualTo(200);
        for (Map<String, Object> request :
                java.util.List.of(Map.<String, Object>of("query", "{ __typename }"), persisted(COUNT_HASH, COUNT))) {
            Response refused = send(request);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("DOCUMENT_REQUIRED");
        }
    }

    @Test
    void documentsArePublishedAndRevokedWhileTheServerRuns() throws IOException {
        started(new DocumentSettings(published("{\"a\": \"{ __typename }\"}"), true, false));
        assertThat(send(Map.of("documentId", "a")).status()).isEqualTo(200);

        changed("{\"b\": \"{ __typename }\"}", 1);
        soon(() -> send(Map.of("documentId", "b")).status() == 200);
        assertThat(send(Map.of("documentId", "a")).code()).isEqualTo("DOCUMENT_NOT_FOUND");

        changed("{\"a\": \"{ __typename", 2);
        LockSupport.parkNanos(1_500_000_000);
        assertThat(send(Map.of("documentId", "b")).status())
                .as("half a file revokes nothing")
                .isEqualTo(200);
    }

    private void changed(String json, int later) throws IOException {
        Files.setLastModifiedTime(published(json), FileTime.from(Instant.now().plusSeconds(later)));
    }

    /** It takes a second, and however long a busy machine needs. */
    private static void soon(Supplier<Boolean> condition) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    void aBrokenManifestStopsTheStart() throws IOException {
        DocumentSettings settings = new DocumentSettings(published("[1, 2]"), false, false);

        assertThatThrownBy(() -> TestServer.knowing(settings))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("documents.json: expected a JSON object of ids and documents");
    }

    @Test
    void anAnswerIsSentAgainOnlyWhenItChanged() throws IOException {
        started(new DocumentSettings(published("{\"count\": \"" + COUNT + "\"}"), false, false));
        Response first = Scenario.send(asked("count").build());
        String tag = first.header("etag").orElseThrow();
        assertThat(first.header("cache-control")).hasValue("private, no-cache");
        assertThat(first.headers().allValues("vary").toString()).contains("authorization");

        Response same =
                Scenario.send(asked("count").header("if-none-match", tag).build());
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();

        scenario.and("CREATE (:Member {key: 'cyd'})");
        Response changed =
                Scenario.send(asked("count").header("if-none-match", tag).build());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/data/members/totalCount").asInt()).isEqualTo(3);
        assertThat(changed.header("etag")).isNotEqualTo(first.header("etag"));
    }

    @Test
    void whatIsNotAskedForByIdIsNotKept() {
        started(DocumentSettings.NONE);
        Response answer = Scenario.get(url + "?query=" + URLEncoder.encode("{ __typename }", StandardCharsets.UTF_8));

        assertThat(answer.header("cache-control")).hasValue("no-store");
        assertThat(answer.header("etag")).isEmpty();
    }

    @Test
    void aDocumentIsLeftUnderItsHash() {
        started(new DocumentSettings(null, false, true));

        Response unknown = send(persisted(COUNT_HASH, null));
        assertThat(unknown.code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(unknown.body().at("/errors/0/message").asText()).isEqualTo("PersistedQueryNotFound");
        assertThat(send(persisted("0".repeat(64), COUNT)).code()).isEqualTo("BAD_REQUEST");
        assertThat(send(persisted("0".repeat(64), null)).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(send(persisted(COUNT_HASH, COUNT)).status()).isEqualTo(200);
        assertThat(send(persisted(COUNT_HASH, null))
                        .body()
                        .at("/data/members/totalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whereNothingIsKeptAHashIsToldAsMuchAndADocumentBesideItExecuted() {
        started(DocumentSettings.NONE);

        assertThat(send(persisted(COUNT_HASH, null)).code()).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
        assertThat(send(persisted(COUNT_HASH, COUNT)).status()).isEqualTo(200);
    }

    private static Map<String, Object> persisted(String hash, @Nullable String query) {
        Map<String, Object> extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
        return query == null ? Map.of("extensions", extensions) : Map.of("query", query, "extensions", extensions);
    }
}
