package io.guanxi.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens and what it takes.
 *
 * @param port 0 takes any
 * @param maxBody bytes of a request's body
 * @param profile which status codes are given
 * @param batch how many requests one body may hold as a JSON array; 0 takes no arrays
 * @param origins pages of these origins may ask, such as {@code https://example.org}; {@code *} is any
 * @param tls absent without TLS
 */
public record HttpSettings(
        String host,
        int port,
        int maxBody,
        Profile profile,
        int batch,
        List<String> origins,
        @Nullable Tls tls,
        Streams streams) {

    /**
     * What proves who the server is.
     *
     * @param certificate PEM, the server's own first
     * @param key PEM, PKCS #8
     */
    public record Tls(Path certificate, Path key) {}

    /**
     * What connections may do that are held: WebSockets, and answers that are event streams.
     *
     * @param connections held at a time, both kinds together
     * @param operations under way at a time on one WebSocket
     * @param message bytes of a message that a client sends
     * @param greeting how long a WebSocket may stay without {@code connection_init}
     * @param pulse how often a sign of life is sent, and one expected; after two without any request, other connections are closed
     * @param patience how long what was written may wait for a client that does not read
     */
    public record Streams(
            int connections, int operations, int message, Duration greeting, Duration pulse, Duration patience) {

        /** With the durations that suit everybody. */
        public static Streams of(int connections, int operations, int message) {
            return new Streams(
                    connections,
                    operations,
                    message,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10));
        }
    }

    /** What is set where nothing is. */
    public static HttpSettings at(String host, int port) {
        return new HttpSettings(
                host, port, 1_048_576, Profile.AUDIT, 0, List.of(), null, Streams.of(20_000, 100, 131_072));
    }
}
