package io.guanxi.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.guanxi.fault.Fault;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON Web Tokens (RFC 7519): signed with keys of a set, RS256 or ES256, or with a secret, HS256. A kind of key takes its own algorithms
 * and no other. They must have {@code sub} and {@code exp}; {@code communities} and {@code member} bind them.
 */
public final class Tokens {

    private static final Set<String> REQUIRED = Set.of("sub", "exp");

    private final AccessSettings settings;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    Tokens(AccessSettings settings) {
        this.settings = settings;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                settings.keys() == null
                        ? new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableSecret<>(bytes(settings)))
                        : new JWSVerificationKeySelector<>(
                                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), published(settings)));
        JWTClaimsSet exact = settings.issuer() == null
                ? null
                : new JWTClaimsSet.Builder().issuer(settings.issuer()).build();
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(settings.audience(), exact, REQUIRED));
    }

    private static byte[] bytes(AccessSettings settings) {
        return Objects.requireNonNull(settings.secret()).getBytes(StandardCharsets.UTF_8);
    }

    /** Keys are kept for five minutes and fetched ahead; an unknown one makes it look again, at most twice in half a minute. */
    private static JWKSource<SecurityContext> published(AccessSettings settings) {
        try {
            return JWKSourceBuilder.create(
                            Objects.requireNonNull(settings.keys()).toURL())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException unknown) {
            throw new IllegalArgumentException("no address of keys: " + settings.keys(), unknown);
        }
    }

    /** Whose token it is. Fetches keys where they are not known, so that it may take a while. */
    Caller caller(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return caller(claims);
        } catch (KeySourceException unreachable) {
            throw Fault.unavailable("KEYS_UNREACHABLE", "the keys of tokens cannot be fetched, try again", unreachable);
        } catch (ParseException | BadJOSEException | JOSEException invalid) {
            throw Fault.of(
                    Fault.Kind.UNAUTHENTICATED,
                    "UNAUTHENTICATED",
                    "this token is not valid: it is malformed, expired, or signed by somebody else",
                    invalid);
        }
    }

    private Caller caller(JWTClaimsSet claims) throws ParseException {
        Set<Role> roles = new HashSet<>();
        names(claims.getClaim(settings.rolesClaim())).forEach(name -> {
            Role role = Role.named(name);
            if (role != null) {
                roles.add(role);
            }
        });
        if (roles.isEmpty()) {
            throw Fault.unauthenticated("this token names no role in `" + settings.rolesClaim() + "`");
        }
        Instant until = claims.getExpirationTime().toInstant();
        return new Caller(
                "token:" + claims.getSubject(),
                Role.held(roles),
                Set.copyOf(names(claims.getClaim("communities"))),
                claims.getStringClaim("member"),
                until);
    }

    /** A claim with names: a list, or a text with spaces between. */
    private static List<String> names(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : Arrays.asList(claim.toString().trim().split("\\s+"));
    }

    /** A token signed with the secret, for development and for whoever has no identity provider. */
    public static String signed(AccessSettings settings, Grant grant, Instant until) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(grant.name())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(until))
                .issuer(settings.issuer())
                .audience(settings.audience())
                .claim(
                        settings.rolesClaim(),
                        grant.roles().stream().map(Role::text).sorted().toList());
        if (!grant.communities().isEmpty()) {
            claims.claim("communities", List.copyOf(grant.communities()));
        }
        if (grant.member() != null) {
            claims.claim("member", grant.member());
        }
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims.build());
            token.sign(new MACSigner(bytes(settings)));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
