package dev.usher.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A token before it is signed: valid unless a claim is changed. */
public final class TestToken {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private final List<String> roles = new ArrayList<>();
    private RSAKey key;
    private Instant expiresAt = Clock.systemUTC().instant().plus(LIFE);

    TestToken(String issuer, RSAKey key, String subject) {
        this.key = key;
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", List.of("usher-api"));
        claims.put("azp", "usher-web");
        claims.put("typ", "Bearer");
        claims.put("scope", "openid profile email");
        claims.put("jti", "test-" + COUNT.incrementAndGet());
    }

    public TestToken role(String role) {
        roles.add(role);
        return this;
    }

    public TestToken name(String name) {
        return claim("name", name).claim("preferred_username", name);
    }

    /** Sets the e-mail address, as a verified one. */
    public TestToken email(String address) {
        return claim("email", address).claim("email_verified", true);
    }

    public TestToken unverifiedEmail(String address) {
        return claim("email", address).claim("email_verified", false);
    }

    public TestToken client(String azp) {
        return claim("azp", azp);
    }

    public TestToken scope(String scope) {
        return claim("scope", scope);
    }

    public TestToken subject(String sub) {
        return claim("sub", sub);
    }

    public TestToken issuedBy(String iss) {
        return claim("iss", iss);
    }

    public TestToken audience(String... aud) {
        return claim("aud", List.of(aud));
    }

    /** Sets the type: "Bearer" for an access token, "ID" for an ID token. */
    public TestToken type(String typ) {
        return claim("typ", typ);
    }

    public TestToken expiresAt(Instant moment) {
        this.expiresAt = moment;
        return this;
    }

    public TestToken expired() {
        return expiresAt(Clock.systemUTC().instant().minus(LIFE));
    }

    /** Signs with a key that is not the issuer's, under the issuer's key id. */
    public TestToken forged() {
        this.key = TestIssuer.newKey(key.getKeyID());
        return this;
    }

    public TestToken claim(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    public String build() {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        if (!roles.isEmpty()) {
            set.claim("realm_access", Map.of("roles", List.copyOf(roles)));
        }
        set.issueTime(Date.from(expiresAt.minus(LIFE)));
        set.expirationTime(Date.from(expiresAt));
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
