package io.guanxi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guanxi.access.AccessSettings;
import io.guanxi.access.Grant;
import io.guanxi.access.Role;
import io.guanxi.access.Tokens;
import io.guanxi.http.Server;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one server of a test run that asks for credentials, and tokens for it. */
public final class Guarded {

    public static final AccessSettings SETTINGS =
            new AccessSettings(true, "a secret of at least thirty-two bytes", null, null, null, "roles");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Guarded() {}

    private static final class Holder {
        static final Server SERVER = TestServer.guarded(SETTINGS);
    }

    public static String url() {
        return "http://127.0.0.1:" + Holder.SERVER.port() + "/graphql";
    }

    public static String token(Set<Role> roles, Set<String> communities, @Nullable String member) {
        return Tokens.signed(
                SETTINGS,
                new Grant("test", roles, communities, member),
                Instant.now().plusSeconds(600));
    }

    public static String token(Role role) {
        return token(Set.of(role), Set.of(), null);
    }

    /** Asks the guarded server. */
    public static Scenario.Response ask(@Nullable String token, String query, Map<String, ?> variables) {
        return ask(url(), token, query, variables);
    }

    /** Asks any server. */
    public static Scenario.Response ask(String url, @Nullable String token, String query, Map<String, ?> variables) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .header("content-type", "application/json")
                    .header("accept", "application/graphql-response+json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
            if (token != null) {
                request.header("authorization", "Bearer " + token);
            }
            return Scenario.send(request.build());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
