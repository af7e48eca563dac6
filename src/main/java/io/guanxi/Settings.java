package io.guanxi;

import io.guanxi.access.AccessSettings;
import io.guanxi.graph.GraphSettings;
import io.guanxi.graphql.DocumentSettings;
import io.guanxi.graphql.Limits;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, from environment variables {@code GUANXI_...}; a wrong one is named with what was expected. */
record Settings(
        GraphSettings graph,
        AccessSettings access,
        HttpSettings http,
        Limits limits,
        DocumentSettings documents,
        @Nullable Path audit) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> SCHEMES = Set.of("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc");
    private static final Set<String> NAMES = Set.of(
            "HTTP_HOST",
            "HTTP_PORT",
            "HTTP_MAX_BODY",
            "HTTP_PROFILE",
            "HTTP_BATCH",
            "CORS_ORIGINS",
            "TLS_CERT",
            "TLS_KEY",
            "WS_CONNECTIONS",
            "WS_OPERATIONS",
            "WS_MESSAGE",
            "DATA",
            "PAGE_CACHE",
            "NEO4J_URI",
            "NEO4J_USER",
            "NEO4J_PASSWORD",
            "NEO4J_DATABASE",
            "NEO4J_POOL",
            "JWT_SECRET",
            "JWT_KEYS",
            "JWT_ISSUER",
            "JWT_AUDIENCE",
            "JWT_ROLES",
            "DOCUMENTS",
            "DOCUMENTS_ONLY",
            "APQ",
            "AUDIT_LOG",
            "TIMEOUT",
            "MAX_DOCUMENT",
            "MAX_TOKENS",
            "MAX_ALIASES",
            "MAX_DIRECTIVES",
            "MAX_ROOT_FIELDS",
            "MAX_COST",
            "RATE",
            "BURST",
            "INTROSPECTION",
            "KEPT_ANSWERS",
            "MAX_DEPTH",
            "MAX_PAGE");

    /** Those of this process, which from then on keeps its audit where they say. */
    static Settings ofProcess() {
        Settings settings = from(System.getenv());
        if (settings.audit() != null) {
            AuditFile.open(settings.audit());
        }
        return settings;
    }

    static Settings from(Map<String, String> environment) {
        Environment reader = new Environment(environment, NAMES);
        Settings settings = new Settings(
                new GraphSettings(
                        reader.uri("NEO4J_URI", SCHEMES, "an address such as neo4j://host:7687 or neo4j+s://host"),
                        reader.text("NEO4J_USER", "neo4j"),
                        reader.get("NEO4J_PASSWORD"),
                        reader.text("NEO4J_DATABASE", "neo4j"),
                        Path.of(reader.text("DATA", "data")),
                        reader.text("PAGE_CACHE", "256m", "[1-9][0-9]*[kmg]", "a size such as 256m or 2g"),
                        reader.number("NEO4J_POOL", 100, 1, 10_000),
                        Duration.ofSeconds(reader.number("TIMEOUT", 30, 1, 3_600))),
                access(reader),
                http(reader),
                limits(reader),
                documents(reader),
                reader.path("AUDIT_LOG"));
        reader.finish();
        return settings;
    }

    private static DocumentSettings documents(Environment reader) {
        reader.needs("DOCUMENTS_ONLY", "DOCUMENTS");
        return new DocumentSettings(
                reader.path("DOCUMENTS"), reader.flag("DOCUMENTS_ONLY", false), reader.flag("APQ", false));
    }

    private static Limits limits(Environment reader) {
        Limits usual = Limits.DEFAULT;
        Limits.Document document = usual.document();
        return new Limits(
                reader.number("MAX_DEPTH", usual.depth(), 1, 30),
                reader.number("MAX_PAGE", usual.pageSize(), 1, 10_000),
                new Limits.Document(
                        reader.number("MAX_DOCUMENT", document.characters(), 1_000, 10_000_000),
                        reader.number("MAX_TOKENS", document.tokens(), 100, 100_000),
                        reader.number("MAX_ALIASES", document.aliases(), 0, 10_000),
                        reader.number("MAX_DIRECTIVES", document.directives(), 0, 10_000),
                        reader.number("MAX_ROOT_FIELDS", document.rootFields(), 1, 1_000),
                        reader.flag("INTROSPECTION", document.introspection())),
                new Limits.Rate(
                        reader.number("MAX_COST", usual.rate().operation(), 1, 1_000_000_000),
                        reader.number("RATE", usual.rate().perSecond(), 0, 1_000_000_000),
                        reader.number("BURST", usual.rate().burst(), 1, 1_000_000_000)),
                reader.number("KEPT_ANSWERS", usual.kept(), 0, 2_000));
    }

    private static AccessSettings access(Environment reader) {
        reader.oneOf("JWT_SECRET", "JWT_KEYS");
        return new AccessSettings(
                Environment.isLoopback(reader.text("HTTP_HOST", LOOPBACK)),
                reader.secret("JWT_SECRET", 32),
                reader.uri("JWT_KEYS", Set.of("http", "https", "file"), "an http(s) or file address of a key set"),
                reader.get("JWT_ISSUER"),
                reader.get("JWT_AUDIENCE"),
                reader.text("JWT_ROLES", "roles"));
    }

    private static HttpSettings http(Environment reader) {
        return new HttpSettings(
                reader.text("HTTP_HOST", LOOPBACK),
                reader.number("HTTP_PORT", 8080, 0, 65_535),
                reader.number("HTTP_MAX_BODY", 1_048_576, 1_024, 1_073_741_824),
                Profile.valueOf(reader.text("HTTP_PROFILE", "audit", "audit|draft", "audit or draft")
                        .toUpperCase(Locale.ROOT)),
                reader.number("HTTP_BATCH", 0, 0, 10),
                reader.origins("CORS_ORIGINS"),
                reader.tls("TLS_CERT", "TLS_KEY"),
                HttpSettings.Streams.of(
                        reader.number("WS_CONNECTIONS", 20_000, 1, 1_000_000),
                        reader.number("WS_OPERATIONS", 100, 1, 10_000),
                        reader.number("WS_MESSAGE", 131_072, 1_024, 16_777_216)));
    }
}
