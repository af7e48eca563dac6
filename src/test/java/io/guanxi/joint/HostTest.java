package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Role;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page whose name was made to lead to this machine (DNS rebinding) reaches an open server, and gets nothing from it. */
class HostTest {

    private static final String BODY = "{\"query\":\"{ __typename }\"}";

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "localhost, 200",
        "LOCALHOST, 200",
        "'[::1]', 200",
        "evil.example, 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example, 403",
        "192.168.0.1, 403"
    })
    void anOpenServerAnswersUnderLoopbackNamesOnly(String host, int status) throws IOException {
        assertThat(status(TestServer.url(), host, "")).isEqualTo(status);
    }

    @Test
    void whoShowsACredentialMayUseAnyName() throws IOException {
        String credential = "Authorization: Bearer " + Guarded.token(Role.READER) + "\r\n";

        assertThat(status(Guarded.url(), "guanxi.example", credential)).isEqualTo(200);
        assertThat(status(Guarded.url(), "guanxi.example", "")).isEqualTo(401);
    }

    private static int status(String url, String host, String more) throws IOException {
        int port = URI.create(url).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: " + host + ":" + port
                                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + BODY.length() + "\r\n" + more + "\r\n" + BODY)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
