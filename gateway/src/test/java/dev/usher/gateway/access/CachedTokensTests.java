package dev.usher.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

class CachedTokensTests {

    private static final Instant NOW = Instant.parse("2026-12-01T19:00:00Z");

    private static final Jwt TOKEN =
            Jwt.withTokenValue("a.b.c")
                    .header("alg", "none")
                    .subject("alice")
                    .expiresAt(NOW.plusSeconds(60))
                    .build();

    @Test
    void goesOnReadingTheKeysWhenTheCallerHangsUp() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch keys = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean decoded = new AtomicBoolean();
        CachedTokens tokens =
                new CachedTokens(
                        _ -> {
                            begun.countDown();
                            try {
                                keys.await();
                            } catch (InterruptedException _) {
                                interrupted.set(true);
                            }
                            decoded.set(true);
                            return TOKEN;
                        },
                        Schedulers.boundedElastic(),
                        () -> NOW);

        Disposable caller = tokens.decode("a.b.c").subscribe();
        await().until(() -> begun.getCount() == 0);
        caller.dispose();
        keys.countDown();

        await().untilTrue(decoded);
        assertThat(interrupted).isFalse();
    }

    @Test
    void tellsWhyATokenIsBad() {
        CachedTokens tokens =
                new CachedTokens(
                        _ -> {
                            throw new BadJwtException("expired");
                        },
                        Schedulers.boundedElastic(),
                        () -> NOW);

        assertThatThrownBy(() -> tokens.decode("a.b.c").block())
                .isInstanceOf(BadJwtException.class);
    }
}
