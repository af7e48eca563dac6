package io.guanxi;

import io.guanxi.fault.Fault;
import io.guanxi.http.HttpSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The environment's variables as typed values. What is wrong is collected, so that it is all told at once. */
final class Environment {

    private static final String PREFIX = "GUANXI_";
    private static final String ORIGIN = "https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:.]+](:[0-9]{1,5})?";

    private final Map<String, String> environment;
    private final List<String> wrong = new ArrayList<>();

    /** @param names of all there are, without their prefix */
    Environment(Map<String, String> environment, Set<String> names) {
        this.environment = environment;
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !names.contains(name.substring(PREFIX.length())))
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

    /** A text of so many bytes at least; what is wrong is told without it. */
    @Nullable
    String secret(String name, int least) {
        String value = get(name);
        if (value != null && value.getBytes(StandardCharsets.UTF_8).length < least) {
            wrong.add(PREFIX + name + ": expected at least " + least + " bytes");
        }
        return value;
    }

    /** A switch that means nothing without another setting. */
    void needs(String one, String other) {
        if ("true".equals(get(one)) && get(other) == null) {
            wrong.add(PREFIX + one + ": expected " + PREFIX + other + " beside it");
        }
    }

    /** Two settings of which at most one may be set. */
    void oneOf(String one, String other) {
        if (get(one) != null && get(other) != null) {
            wrong.add(PREFIX + one + " and " + PREFIX + other + ": expected one of them");
        }
    }

    /** Whether a host name means this machine only. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    @Nullable
    Path path(String name) {
        String value = get(name);
        return value == null ? null : Path.of(value);
    }

    List<String> origins(String name) {
        return checked(
                name, List.of(), "origins such as https://example.org separated by commas, or * alone", value -> {
                    List<String> origins =
                            Arrays.stream(value.split(",")).map(String::strip).toList();
                    if (!origins.equals(List.of("*")) && !origins.stream().allMatch(origin -> origin.matches(ORIGIN))) {
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

    /** An address with one of the schemes. */
    @Nullable
    URI uri(String name, Set<String> schemes, String expected) {
        return get(name) == null
                ? null
                : checked(name, URI.create("none:none"), expected, value -> {
                    URI uri = URI.create(value);
                    String scheme = String.valueOf(uri.getScheme());
                    if (!schemes.contains(scheme) || (uri.getHost() == null && !scheme.equals("file"))) {
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
