package io.guanxi.access;

import io.guanxi.fault.Fault;
import io.guanxi.graph.CypherFiles;
import io.guanxi.graph.Graph;
import io.guanxi.graph.Ids;
import io.guanxi.graph.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * API keys, {@code gx_ID_SECRET}: the graph holds the id, what the key is for, and the SHA-256 of the secret. 256 random bits need no
 * slow hash: nobody can try them all.
 */
public final class ApiKeys {

    static final String PREFIX = "gx_";
    private static final int SECRET_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Graph graph;
    private final Clock clock;

    public ApiKeys(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * A key as it is listed.
     *
     * @param until when it ends by itself
     * @param revokedAt when somebody ended it
     */
    public record Listed(
            String id,
            String name,
            Set<Role> roles,
            Set<String> communities,
            @Nullable String member,
            Instant createdAt,
            @Nullable Instant until,
            @Nullable Instant revokedAt) {}

    /** Makes a key and answers it: the only time that the secret is seen. */
    public String create(Grant grant, @Nullable Instant until) {
        String id = Ids.next().toLowerCase(Locale.ROOT);
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Map<String, @Nullable Object> input = new HashMap<>();
        input.put("id", id);
        input.put("name", grant.name());
        input.put("hash", hash(secret));
        input.put("roles", grant.roles().stream().map(Role::name).sorted().toList());
        input.put("communities", List.copyOf(grant.communities()));
        input.put("member", grant.member());
        input.put("now", time(clock.instant()));
        input.put("expiresAt", until == null ? null : time(until));
        graph.run(statement("create", input));
        return PREFIX + id + "_" + secret;
    }

    /** All of them, the newest first. */
    public List<Listed> list() {
        return graph.readNow(statement("list", Map.of())).stream()
                .map(row -> map(row.get("key")))
                .map(key -> new Listed(
                        (String) Objects.requireNonNull(key.get("id")),
                        (String) Objects.requireNonNull(key.get("name")),
                        roles(key),
                        texts(key, "communities"),
                        (String) key.get("member"),
                        Objects.requireNonNull(instant(key, "createdAt")),
                        instant(key, "expiresAt"),
                        instant(key, "revokedAt")))
                .toList();
    }

    /**
     * Ends a key; other servers take it for up to {@link BearerCredentials#FRESH} more.
     *
     * @throws Fault if there is none of that id
     */
    public void revoke(String id) {
        if (graph.run(statement("revoke", Map.of("id", id, "now", time(clock.instant()))))
                .isEmpty()) {
            throw Fault.notFound("there is no API key with the id " + id);
        }
    }

    /** Whether any was ever made. */
    CompletionStage<Boolean> exist() {
        return graph.read(statement("exist", Map.of()))
                .thenApply(rows -> Boolean.TRUE.equals(rows.get(0).get("exist")));
    }

    /** Whose key it is. */
    CompletionStage<Caller> caller(String key) {
        String[] parts = key.split("_", 3);
        if (parts.length != 3 || parts[1].length() != Ids.next().length()) {
            throw invalid();
        }
        return graph.read(statement("find", Map.of("id", parts[1]))).thenApply(rows -> {
            if (rows.isEmpty()) {
                throw invalid();
            }
            Map<String, Object> found = map(rows.get(0).get("key"));
            byte[] expected = String.valueOf(found.get("hash")).getBytes(StandardCharsets.UTF_8);
            Instant until = instant(found, "expiresAt");
            boolean over = found.get("revokedAt") != null || (until != null && !until.isAfter(clock.instant()));
            if (over || !MessageDigest.isEqual(expected, hash(parts[2]).getBytes(StandardCharsets.UTF_8))) {
                throw invalid();
            }
            return new Caller(
                    "key:" + parts[1],
                    Role.held(roles(found)),
                    texts(found, "communities"),
                    (String) found.get("member"),
                    until);
        });
    }

    private static Fault invalid() {
        return Fault.unauthenticated("this API key is not valid: it is unknown, expired or revoked");
    }

    private static Statement statement(String name, Map<String, @Nullable Object> input) {
        return new Statement("access." + name, CypherFiles.text("_access/" + name), input, PATIENCE);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static ZonedDateTime time(Instant at) {
        return at.atZone(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Map<String, Object> key, String name) {
        return key.get(name) instanceof ZonedDateTime at ? at.toInstant() : null;
    }

    private static Set<Role> roles(Map<String, Object> key) {
        Set<Role> roles = new HashSet<>();
        texts(key, "roles").forEach(name -> roles.add(Role.valueOf(name)));
        return roles;
    }

    private static Set<String> texts(Map<String, Object> key, String name) {
        Set<String> texts = new HashSet<>();
        ((List<?>) Objects.requireNonNull(key.get(name))).forEach(text -> texts.add(text.toString()));
        return texts;
    }

    @SuppressWarnings("unchecked") // the statements answer maps
    private static Map<String, Object> map(@Nullable Object key) {
        return (Map<String, Object>) Objects.requireNonNull(key);
    }
}
