package dev.usher.platform.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys. They are read before their cache expires, at most twice in 30 seconds
 * whatever key ids callers invent, and stay valid for hours while the issuer is unavailable.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final int MAX_BYTES = 51_200;
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(15);
    private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REFRESH_AHEAD = Duration.ofSeconds(60);
    private static final Duration RATE = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofHours(4);

    private final JWKSource<SecurityContext> source;
    private volatile boolean everRead;

    IssuerKeys(SecuritySettings settings) {
        this(
                address(settings.keysAddress()),
                new DefaultResourceRetriever(
                        Math.toIntExact(CONNECT_TIMEOUT.toMillis()),
                        Math.toIntExact(settings.keyTimeout().toMillis()),
                        MAX_BYTES));
    }

    IssuerKeys(URL address, ResourceRetriever retriever) {
        this.source =
                JWKSourceBuilder.<SecurityContext>create(address, retriever)
                        .cache(TIME_TO_LIVE.toMillis(), REFRESH_TIMEOUT.toMillis())
                        .refreshAheadCache(REFRESH_AHEAD.toMillis(), true)
                        .rateLimited(RATE.toMillis())
                        .outageTolerant(OUTAGE.toMillis())
                        .retrying(true)
                        .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            List<JWK> keys = source.get(selector, context);
            everRead = true;
            return keys;
        } catch (RateLimitReachedException tooOften) {
            if (everRead) {
                // The keys are known and none matches: the token is wrong, not the issuer.
                return List.of();
            }
            throw tooOften;
        }
    }

    private static URL address(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    "the address of the issuer's keys must be a URL, not " + text, wrong);
        }
    }
}
