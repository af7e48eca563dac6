package io.guanxi.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.guanxi.access.AccessSettings;
import io.guanxi.access.ApiKeys;
import io.guanxi.access.Grant;
import io.guanxi.access.Role;
import io.guanxi.fault.Fault;
import io.guanxi.http.Server;
import io.guanxi.testing.Guarded;
import io.guanxi.testing.Scenario;
import io.guanxi.testing.TestGraph;
import io.guanxi.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in: API keys, tokens of an identity provider, tokens signed with a secret; and nobody else. */
class CredentialsTest {

    private static final String QUERY = "{ __typename }";
    private static final RSAKey RSA = generated();
    private static final ECKey EC = elliptic();

    @TempDir
    static Path folder;

    private static Server server = null;

    @BeforeAll
    static void serveWithPublishedKeys() throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys.json"), new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString());
        server = TestServer.guarded(
                new AccessSettings(true, null, keys.toUri(), "https://id.example", "guanxi", "groups"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutACredentialNobodyIsLetIn() {
        Scenario.Response answer = Guarded.ask(null, QUERY, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.text()).contains("Authorization: Bearer");
    }

    @Test
    void aTokenSignedWithTheSecretIsLetInUntilItExpires() {
        assertThat(Guarded.ask(Guarded.token(Role.READER), QUERY, Map.of()).status())
                .isEqualTo(200);
        assertThat(status(hmac(Guarded.SETTINGS.secret(), Instant.now().minusSeconds(120))))
                .isEqualTo(401);
    }

    @Test
    void aTokenSignedBySomebodyElseOrByNobodyIsRefused() {
        assertThat(status(hmac(
                        "another secret of thirty-two bytes!", Instant.now().plusSeconds(600))))
                .isEqualTo(401);
        assertThat(status(new PlainJWT(claims(Instant.now().plusSeconds(600)).build()).serialize()))
                .isEqualTo(401);
        assertThat(status("nonsense")).isEqualTo(401);
        assertThat(status("")).isEqualTo(401);
    }

    @Test
    void anAlteredTokenIsRefused() {
        String[] parts = Guarded.token(Role.READER).split("\\.");
        String claims = new String(java.util.Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("reader", "admin");
        String forged = parts[0] + "."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
        assertThat(claims).contains("admin");
        assertThat(status(forged)).isEqualTo(401);
    }

    @Test
    void tokensOfAnIdentityProviderAreLetInByTheirPublishedKeys() throws JOSEException {
        assertThat(provided(published(claims(later()), JWSAlgorithm.RS256, new RSASSASigner(RSA), RSA.getKeyID())))
                .isEqualTo(200);
        assertThat(provided(published(claims(later()), JWSAlgorithm.ES256, new ECDSASigner(EC), EC.getKeyID())))
                .isEqualTo(200);
    }

    @Test
    void aPublishedKeyIsNoSecretToSignWith() throws JOSEException {
        String[] secrets = {
            RSA.toPublicJWK().toJSONString(), RSA.toRSAPublicKey().toString()
        };
        for (String secret : secrets) {
            assertThat(provided(published(claims(later()), JWSAlgorithm.HS256, new MACSigner(secret), RSA.getKeyID())))
                    .isEqualTo(401);
        }
        assertThat(provided(published(claims(later()), JWSAlgorithm.RS512, new RSASSASigner(RSA), RSA.getKeyID())))
                .isEqualTo(401);
    }

    @Test
    void aTokenForSomebodyElseOrOfSomebodyElseIsRefused() throws JOSEException {
        JWSSigner signer = new RSASSASigner(RSA);
        for (JWTClaimsSet.Builder claims : List.of(
                claims(later()).audience("other"),
                claims(later()).issuer("https://evil.example"),
                claims(later()).subject(null),
                claims(later()).expirationTime(null),
                claims(later()).notBeforeTime(Date.from(later())),
                claims(later()).claim("groups", null),
                claims(later()).claim("groups", List.of("emperor")))) {
            assertThat(provided(published(claims, JWSAlgorithm.RS256, signer, RSA.getKeyID())))
                    .as("%s", claims.build())
                    .isEqualTo(401);
        }
        RSAKey stranger = generated();
        assertThat(provided(published(claims(later()), JWSAlgorithm.RS256, new RSASSASigner(stranger), RSA.getKeyID())))
                .isEqualTo(401);
    }

    @Test
    void anApiKeyIsLetInUntilItIsRevokedOrExpires() {
        ApiKeys keys = new ApiKeys(TestGraph.graph(), Clock.systemUTC());
        Grant grant = new Grant("ranking bot", Set.of(Role.BOT), Set.of(), null);
        String key = keys.create(grant, null);
        assertThat(status(key)).isEqualTo(200);
        assertThat(status(key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A")))
                .isEqualTo(401);
        assertThat(status(keys.create(grant, Instant.now().minusSeconds(1)))).isEqualTo(401);

        String revoked = keys.create(grant, null);
        String id = revoked.split("_")[1];
        keys.revoke(id);
        assertThat(status(revoked)).isEqualTo(401);
        assertThat(keys.list())
                .filteredOn(listed -> listed.id().equals(id))
                .allSatisfy(listed -> assertThat(listed.revokedAt()).isNotNull())
                .hasSize(1);
        assertThatThrownBy(() -> keys.revoke("nothing"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.NOT_FOUND));
    }

    @Test
    void theSecretOfAnApiKeyIsKeptNowhere() {
        ApiKeys keys = new ApiKeys(TestGraph.graph(), Clock.systemUTC());
        String secret = keys.create(new Grant("x", Set.of(Role.BOT), Set.of(), null), null)
                .split("_", 3)[2];
        var stored = TestGraph.run("MATCH (k:ApiKey) RETURN properties(k) AS stored", Map.of());
        assertThat(stored).isNotEmpty();
        assertThat(stored.toString()).doesNotContain(secret);
    }

    private static int status(String token) {
        return Guarded.ask(token, QUERY, Map.of()).status();
    }

    private static int provided(String token) {
        return Guarded.ask(TestServer.url(server), token, QUERY, Map.of()).status();
    }

    private static Instant later() {
        return Instant.now().plusSeconds(600);
    }

    private static JWTClaimsSet.Builder claims(Instant until) {
        return new JWTClaimsSet.Builder()
                .subject("ada")
                .issuer("https://id.example")
                .audience("guanxi")
                .claim("roles", List.of("reader"))
                .claim("groups", "reader unknown")
                .expirationTime(Date.from(until));
    }

    private static String hmac(@org.jspecify.annotations.Nullable String secret, Instant until) {
        try {
            return published(claims(until), JWSAlgorithm.HS256, new MACSigner(String.valueOf(secret)), null);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String published(
            JWTClaimsSet.Builder claims,
            JWSAlgorithm algorithm,
            JWSSigner signer,
            @org.jspecify.annotations.Nullable String key)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey elliptic() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
