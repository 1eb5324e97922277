package dev.usher.bench.journey.bare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks access tokens by their signature and their end; a good one is known for a minute. */
final class BareTokens {

    private static final int MOST_KNOWN = 4_000;
    private static final long KNOWN_SECONDS = 60;
    private static final String SCHEME = "Bearer ";

    private final Map<String, PublicKey> keys;
    private final InstantSource clock;
    private final Map<String, Good> known = new ConcurrentHashMap<>();

    private record Good(String account, long untilSecond) {}

    private BareTokens(Map<String, PublicKey> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Fetches the issuer's keys. */
    static BareTokens of(String keySet, InstantSource clock) {
        try (InputStream json = URI.create(keySet).toURL().openStream()) {
            return of(HttpMessage.JSON.readTree(json), clock);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    static BareTokens of(JsonNode keySet, InstantSource clock) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode key : keySet.path("keys")) {
            if (key.path("kty").asString("").equals("RSA")) {
                keys.put(key.path("kid").asString(""), key(key));
            }
        }
        return new BareTokens(keys, clock);
    }

    private static PublicKey key(JsonNode key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException(unusable);
        }
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, decoded(key.path(member).asString("")));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    /** Returns the account of a request; null unless its token is good. */
    @Nullable String account(HttpMessage request) {
        String header = request.header("authorization");
        long now = clock.instant().getEpochSecond();
        Good good = known.get(header);
        if (good == null || now >= good.untilSecond()) {
            good = header.startsWith(SCHEME) ? check(header.substring(SCHEME.length()), now) : null;
            if (good == null) {
                return null;
            }
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(header, good);
        }
        return good.account();
    }

    private @Nullable Good check(String token, long now) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode head = HttpMessage.JSON.readTree(decoded(parts[0]));
            PublicKey key = keys.get(head.path("kid").asString(""));
            if (parts.length != 3 || key == null) {
                return null;
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = HttpMessage.JSON.readTree(decoded(parts[1]));
            long end = claims.path("exp").asLong(0);
            return signature.verify(decoded(parts[2])) && now < end
                    ? new Good(claims.path("sub").asString(""), Math.min(end, now + KNOWN_SECONDS))
                    : null;
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return null;
        }
    }
}
