package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.PayOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions expire by the clock of the sandbox or of the suite. */
class TimeTests {

    @Test
    void expiresASessionWhenTheClockIsMoved() {
        try (Shop shop = new Shop()) {
            String id = opened(shop);

            shop.sandbox.advance(Duration.ofMinutes(32));

            assertThat(shop.session(id).getStatus()).isEqualTo("expired");
            assertThat(shop.sandbox.event("checkout.session.expired", id)).isNotNull();
            assertThat(shop.sandbox.pay(id)).isInstanceOf(PayOutcome.NotOpen.class);
            await().until(() -> shop.webhookTypes().contains("checkout.session.expired"));
        }
    }

    @Test
    void movesTheWholeSuiteThroughTheOffsetFile(@TempDir Path directory) throws IOException {
        Path offset = directory.resolve("clock-offset");
        try (Shop shop =
                new Shop(
                        SandboxOptions.defaults()
                                .with("usher.clock.offset-file", offset.toString()))) {
            String id = opened(shop);

            Shop.Answer answer = shop.admin("clock/advance", "{\"by\":\"PT32M\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(Duration.parse(Files.readString(offset))).isEqualTo(Duration.ofMinutes(32));
            assertThat(shop.sandbox.checkout(id).session().status())
                    .isEqualTo(CheckoutSession.Status.EXPIRED);
        }
    }

    @Test
    void noticesThatAnotherProcessMovedTheSuite(@TempDir Path directory) throws IOException {
        Path offset = directory.resolve("clock-offset");
        try (Shop shop =
                new Shop(
                        SandboxOptions.defaults()
                                .with("usher.clock.offset-file", offset.toString()))) {
            String id = opened(shop);

            Files.writeString(offset, "PT32M");

            await().until(() -> shop.sandbox.event("checkout.session.expired", id) != null);
        }
    }

    @Test
    void refusesToMoveTheClockBack() {
        try (Shop shop = new Shop()) {
            assertThat(shop.admin("clock/advance", "{\"by\":\"-PT1M\"}").status()).isEqualTo(400);
            assertThat(shop.admin("clock/advance", "{\"by\":\"soon\"}").status()).isEqualTo(400);
        }
    }

    private static String opened(Shop shop) {
        return shop.open(
                        Shop.twoSeats()
                                .setExpiresAt(Instant.now().getEpochSecond() + 31 * 60)
                                .build())
                .getId();
    }
}
