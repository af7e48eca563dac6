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

class SettingsTest {

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

    @Test
    void credentialsAndLimitsAreTaken() {
        String secret = "s".repeat(32);
        Settings settings = Settings.from(Map.of(
                "GUANXI_HTTP_HOST", "0.0.0.0",
                "GUANXI_JWT_SECRET", secret,
                "GUANXI_JWT_AUDIENCE", "guanxi",
                "GUANXI_MAX_COST", "7",
                "GUANXI_RATE", "0",
                "GUANXI_INTROSPECTION", "false",
                "GUANXI_DOCUMENTS", "documents.json",
                "GUANXI_DOCUMENTS_ONLY", "true",
                "GUANXI_AUDIT_LOG", "audit.log"));

        assertThat(settings.access().local()).isFalse();
        assertThat(settings.access().secret()).isEqualTo(secret);
        assertThat(settings.access().audience()).isEqualTo("guanxi");
        assertThat(settings.limits().rate().operation()).isEqualTo(7);
        assertThat(settings.limits().rate().perSecond()).isZero();
        assertThat(settings.limits().document().introspection()).isFalse();
        assertThat(settings.documents().manifest()).isEqualTo(Path.of("documents.json"));
        assertThat(settings.documents().only()).isTrue();
        assertThat(settings.audit()).isEqualTo(Path.of("audit.log"));
        assertThat(Settings.from(Map.of("GUANXI_HTTP_HOST", "localhost"))
                        .access()
                        .local())
                .isTrue();
    }

    @Test
    void aSwitchThatIsOffNeedsNothingElse() {
        assertThat(Settings.from(Map.of("GUANXI_DOCUMENTS_ONLY", "false"))
                        .documents()
                        .only())
                .isFalse();
    }

    @Test
    void aSecretThatIsWrongIsNotTold() {
        assertThatThrownBy(() -> Settings.from(Map.of("GUANXI_JWT_SECRET", "hunter2")))
                .hasMessage("GUANXI_JWT_SECRET: expected at least 32 bytes");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "GUANXI_HTTP_PORTT", "1",
                        "GUANXI_JWT_SECRET", "s".repeat(32),
                        "GUANXI_JWT_KEYS", "https://example.org/keys",
                        "GUANXI_RATE", "-1")))
                .hasMessageContaining("GUANXI_HTTP_PORTT: no such setting")
                .hasMessageContaining("GUANXI_JWT_SECRET and GUANXI_JWT_KEYS: expected one of them")
                .hasMessageContaining("GUANXI_RATE: expected a whole number");
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
        "WS_MESSAGE, 17",
        "JWT_KEYS, ftp://example.org/keys",
        "JWT_KEYS, keys.json",
        "NEO4J_URI, http://example.org",
        "MAX_COST, 0",
        "MAX_ALIASES, -1",
        "INTROSPECTION, no",
        "APQ, 1",
        "DOCUMENTS_ONLY, true",
        "PAGE_CACHE, lots"
    })
    void whatIsWrongIsNamed(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of("GUANXI_" + name, value)))
                .hasMessageContaining("GUANXI_" + name + ": expected");
    }
}
