package io.guanxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanxi.http.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportSettingsTest {

    @Test
    void nothingThatOpensTheServerFurtherIsSetByItself() {
        var http = Settings.from(Map.of()).http();

        assertThat(http.profile()).isEqualTo(Profile.AUDIT);
        assertThat(http.batch()).isZero();
        assertThat(http.origins()).isEmpty();
        assertThat(http.tls()).isNull();
        assertThat(http.streams().connections()).isEqualTo(20_000);
        assertThat(http.streams().operations()).isEqualTo(100);
        assertThat(http.streams().message()).isEqualTo(131_072);
    }

    @Test
    void whatIsSetIsTaken(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("some.pem"));
        var http = Settings.from(Map.of(
                        "GUANXI_HTTP_PROFILE", "draft",
                        "GUANXI_HTTP_BATCH", "5",
                        "GUANXI_CORS_ORIGINS", "https://a.example, http://localhost:3000",
                        "GUANXI_TLS_CERT", file.toString(),
                        "GUANXI_TLS_KEY", file.toString(),
                        "GUANXI_WS_CONNECTIONS", "7"))
                .http();

        assertThat(http.profile()).isEqualTo(Profile.DRAFT);
        assertThat(http.batch()).isEqualTo(5);
        assertThat(http.origins()).containsExactly("https://a.example", "http://localhost:3000");
        assertThat(http.tls()).isNotNull();
        assertThat(http.streams().connections()).isEqualTo(7);
        assertThat(Settings.from(Map.of("GUANXI_CORS_ORIGINS", "*")).http().origins())
                .containsExactly("*");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROFILE, strict",
        "HTTP_BATCH, 11",
        "'CORS_ORIGINS', 'https://a.example, *'",
        "CORS_ORIGINS, https://a.example/",
        "CORS_ORIGINS, https://*.example",
        "TLS_CERT, /nowhere/cert.pem",
        "TLS_KEY, /nowhere/key.pem",
        "WS_CONNECTIONS, 0",
        "WS_OPERATIONS, many",
        "WS_MESSAGE, 17"
    })
    void whatIsWrongIsNamed(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of("GUANXI_" + name, value)))
                .hasMessageContaining("GUANXI_" + name + ": expected");
    }
}
