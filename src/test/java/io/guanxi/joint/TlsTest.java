package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.access.Credentials;
import io.guanxi.http.HttpSettings;
import io.guanxi.http.HttpSettings.Streams;
import io.guanxi.http.HttpSettings.Tls;
import io.guanxi.http.Profile;
import io.guanxi.http.Server;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @Test
    void withACertificateTheServerSpeaksHttp2OverTls(@TempDir Path folder) throws Exception {
        KeyStore keys = keys(folder.resolve("keys.p12"));
        Tls tls = new Tls(
                pem(
                        folder.resolve("cert.pem"),
                        "CERTIFICATE",
                        keys.getCertificate("server").getEncoded()),
                pem(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        var settings =
                new HttpSettings("127.0.0.1", 0, 65_536, Profile.AUDIT, 0, List.of(), tls, Streams.of(10, 10, 4_096));
        try (Server server = TestServer.with(settings, Credentials.OPEN, TestGraph.graph())) {
            var response = HttpClient.newBuilder()
                    .sslContext(trusting(keys))
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "https://localhost:" + server.port() + "/graphql?query=%7B__typename%7D"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    private static KeyStore keys(Path file) throws Exception {
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.txt").toFile())
                .start()
                .waitFor();
        assertThat(made).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind));
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
