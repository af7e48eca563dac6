package io.guanxi;

import io.guanxi.access.AccessSettings;
import io.guanxi.fault.Fault;
import io.guanxi.graph.GraphSettings;
import io.guanxi.graphql.Limits;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.Profile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, from environment variables {@code GUANXI_...}; a wrong one is named with what was expected. */
record Settings(GraphSettings graph, AccessSettings access, HttpSettings http, Limits limits) {

    private static final String PREFIX = "GUANXI_";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> SCHEMES = Set.of("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc");
    private static final String ORIGIN = "https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:.]+](:[0-9]{1,5})?";
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
            "MAX_DEPTH",
            "MAX_PAGE");

    static Settings from(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        Settings settings = new Settings(
                new GraphSettings(
                        reader.uri("NEO4J_URI"),
                        reader.text("NEO4J_USER", "neo4j"),
                        reader.get("NEO4J_PASSWORD"),
                        reader.text("NEO4J_DATABASE", "neo4j"),
                        Path.of(reader.text("DATA", "data")),
                        reader.text("PAGE_CACHE", "256m", "[1-9][0-9]*[kmg]", "a size such as 256m or 2g"),
                        reader.number("NEO4J_POOL", 100, 1, 10_000),
                        Duration.ofSeconds(reader.number("TIMEOUT", 30, 1, 3_600))),
                reader.access(),
                http(reader),
                limits(reader));
        reader.finish();
        return settings;
    }

    private static Limits limits(Reader reader) {
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
                        reader.number("BURST", usual.rate().burst(), 1, 1_000_000_000)));
    }

    private static HttpSettings http(Reader reader) {
        return new HttpSettings(
                reader.text("HTTP_HOST", "127.0.0.1"),
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

    /** Collects what is wrong, so that it is all told at once. */
    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> wrong = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
            environment.keySet().stream()
                    .filter(name -> name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length())))
                    .filter(name -> !name.startsWith(PREFIX + "TEST_"))
                    .sorted()
                    .forEach(name -> wrong.add(name + ": no such setting"));
        }

        @Nullable
        String get(String name) {
            String value = environment.get(PREFIX + name);
            return value == null || value.isBlank() ? null : value.strip();
        }

        String text(String name, String otherwise) {
            String value = get(name);
            return value == null ? otherwise : value;
        }

        String text(String name, String otherwise, String form, String expected) {
            return checked(name, otherwise, expected, value -> {
                if (!value.toLowerCase(Locale.ROOT).matches(form)) {
                    throw new IllegalArgumentException(value);
                }
                return value;
            });
        }

        boolean flag(String name, boolean otherwise) {
            return checked(name, otherwise, "true or false", value -> {
                if (!Set.of("true", "false").contains(value)) {
                    throw new IllegalArgumentException(value);
                }
                return value.equals("true");
            });
        }

        int number(String name, int otherwise, int least, int greatest) {
            return checked(name, otherwise, "a whole number from " + least + " to " + greatest, value -> {
                int number = Integer.parseInt(value);
                if (number < least || number > greatest) {
                    throw new IllegalArgumentException(value);
                }
                return number;
            });
        }

        AccessSettings access() {
            String secret = get("JWT_SECRET") == null
                    ? null
                    : checked("JWT_SECRET", "", "at least 32 bytes", value -> {
                        if (value.getBytes(StandardCharsets.UTF_8).length < 32) {
                            throw new IllegalArgumentException(value);
                        }
                        return value;
                    });
            URI keys = get("JWT_KEYS") == null
                    ? null
                    : checked("JWT_KEYS", URI.create("file:none"), "an http(s) or file address of a key set", value -> {
                        URI uri = URI.create(value);
                        if (!Set.of("http", "https", "file").contains(String.valueOf(uri.getScheme()))) {
                            throw new IllegalArgumentException(value);
                        }
                        return uri;
                    });
            if (secret != null && keys != null) {
                wrong.add(PREFIX + "JWT_SECRET and " + PREFIX + "JWT_KEYS: expected one of them");
            }
            return new AccessSettings(
                    isLoopback(text("HTTP_HOST", LOOPBACK)),
                    secret,
                    keys,
                    get("JWT_ISSUER"),
                    get("JWT_AUDIENCE"),
                    text("JWT_ROLES", "roles"));
        }

        private static boolean isLoopback(String host) {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException nowhere) {
                return false;
            }
        }

        List<String> origins(String name) {
            return checked(
                    name, List.of(), "origins such as https://example.org separated by commas, or * alone", value -> {
                        List<String> origins = Arrays.stream(value.split(","))
                                .map(String::strip)
                                .toList();
                        if (!origins.equals(List.of("*"))
                                && !origins.stream().allMatch(origin -> origin.matches(ORIGIN))) {
                            throw new IllegalArgumentException(value);
                        }
                        return origins;
                    });
        }

        HttpSettings.@Nullable Tls tls(String certificate, String key) {
            if (get(certificate) == null && get(key) == null) {
                return null;
            }
            return new HttpSettings.Tls(file(certificate), file(key));
        }

        private Path file(String name) {
            Path file = Path.of(text(name, ""));
            if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
                wrong.add(PREFIX + name + ": expected a PEM file, beside the other one of TLS_CERT and TLS_KEY, not "
                        + text(name, "nothing"));
            }
            return file;
        }

        @Nullable
        URI uri(String name) {
            if (get(name) == null) {
                return null;
            }
            return checked(
                    name,
                    URI.create("bolt://none"),
                    "an address such as neo4j://host:7687 or neo4j+s://host",
                    value -> {
                        URI uri = URI.create(value);
                        if (!SCHEMES.contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
                            throw new IllegalArgumentException(value);
                        }
                        return uri;
                    });
        }

        private <T> T checked(String name, T otherwise, String expected, Function<String, T> parse) {
            String value = get(name);
            if (value == null) {
                return otherwise;
            }
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException unexpected) {
                wrong.add(PREFIX + name + ": expected " + expected + ", not " + value);
                return otherwise;
            }
        }

        void finish() {
            if (!wrong.isEmpty()) {
                throw Fault.invalid("BAD_SETTING", String.join("; ", wrong));
            }
        }
    }
}
