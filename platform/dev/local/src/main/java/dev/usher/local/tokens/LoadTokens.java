package dev.usher.local.tokens;

import dev.usher.local.suite.Home;
import dev.usher.local.suite.LoadKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs tokens like those that the realm's client for curl gets, with a key that only the local
 * realm publishes.
 */
public final class LoadTokens {

    private static final Duration LIFE = Duration.ofHours(1);

    /** The role of every account. */
    private static final String ATTENDEE = "attendee";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LoadKey key;
    private final String issuer;
    private final Clock clock;

    LoadTokens(LoadKey key, String issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Signs for the suite with this state directory; the issuer depends on its ports. */
    public static LoadTokens of(Home home, String issuer) {
        // Real time: services check tokens by the real clock, not by the suite's.
        return new LoadTokens(LoadKey.of(home), issuer, Clock.systemUTC());
    }

    /**
     * A person whom only tokens know; Keycloak has no such account.
     *
     * @param accountId always the same for a name
     * @param roles include attendee, the role of every account
     */
    public record Person(String accountId, String name, String email, Set<String> roles) {
        public Person {
            roles = Set.copyOf(roles);
        }
    }

    /** Returns the person of that name; the same name is the same person. */
    public static Person person(String name, String... roles) {
        Set<String> all = new HashSet<>(Set.of(roles));
        all.add(ATTENDEE);
        return new Person(id("usher-load/" + name), name, name + "@load.example.com", all);
    }

    /** Signs a token for this person, valid for an hour. */
    public String token(Person person) {
        String content = encoded(header()) + "." + encoded(claims(person));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.privateKey());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private ObjectNode header() {
        return JSON.createObjectNode()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", key.keyId());
    }

    private ObjectNode claims(Person person) {
        Instant now = clock.instant();
        String session = id(person.accountId() + now);
        ObjectNode claims =
                JSON.createObjectNode()
                        .put("exp", now.plus(LIFE).getEpochSecond())
                        .put("iat", now.getEpochSecond())
                        .put("jti", "load:" + session)
                        .put("iss", issuer)
                        .put("aud", "usher-api")
                        .put("sub", person.accountId())
                        .put("typ", "Bearer")
                        .put("azp", "usher-cli")
                        .put("sid", session)
                        .put("scope", "profile email")
                        .put("email_verified", true)
                        .put("name", person.name())
                        .put("preferred_username", person.name())
                        .put("email", person.email());
        person.roles().forEach(claims.putObject("realm_access").putArray("roles")::add);
        return claims;
    }

    private static String id(String origin) {
        return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String encoded(ObjectNode json) {
        return encoded(JSON.writeValueAsBytes(json));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
