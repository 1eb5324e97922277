package dev.usher.platform.web.security;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the access tokens that a service accepts.
 *
 * @param issuer exact value of the {@code iss} claim
 * @param jwksUri the address of the issuer's keys; by default derived from the issuer
 * @param audience must be among {@code aud}
 * @param clients allowed {@code azp}; an entry that ends in {@code *} allows a prefix. The clients
 *     of this service's {@link InternalEndpoint}s may make those calls, and no others
 * @param clockSkew tolerance for {@code exp} and {@code nbf}, measured in real time
 * @param keyTimeout deadline for reading the issuer's keys
 * @param tokenMemory how long a verified token is cached; 0 verifies each time
 * @param tokensRemembered the largest number of cached tokens
 */
@ConfigurationProperties("usher.security")
public record SecuritySettings(
        @DefaultValue("http://localhost:8180/realms/usher") String issuer,
        @Nullable String jwksUri,
        @DefaultValue("usher-api") String audience,
        @DefaultValue({"usher-web", "usher-scan"}) List<String> clients,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("2s") Duration keyTimeout,
        @DefaultValue("30s") Duration tokenMemory,
        @DefaultValue("10000") int tokensRemembered) {

    /** Tells whether tokens of that client may make the calls of the public API. */
    public boolean allows(String client) {
        return clients.stream()
                .filter(Objects::nonNull)
                .anyMatch(allowed ->
                        allowed.endsWith("*")
                                ? client.startsWith(allowed.substring(0, allowed.length() - 1))
                                : client.equals(allowed));
    }

    /** Returns the address at which the issuer answers requests for tokens. */
    String tokenAddress() {
        String keys = keysAddress();
        return keys.endsWith("/certs")
                ? keys.substring(0, keys.length() - "/certs".length()) + "/token"
                : issuer + "/protocol/openid-connect/token";
    }

    public String keysAddress() {
        return jwksUri == null || jwksUri.isBlank()
                ? issuer + "/protocol/openid-connect/certs"
                : jwksUri;
    }
}
