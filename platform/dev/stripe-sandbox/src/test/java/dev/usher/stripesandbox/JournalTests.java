package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import dev.usher.stripesandbox.events.StripeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restarted sandbox continues with the state of its journal. */
class JournalTests {

    @TempDir Path directory;

    @Test
    void keepsSessionsEventsAndKeysAcrossARestart() throws StripeException {
        String paid;
        String open;
        List<String> events;
        Shop.Answer refused;
        try (Shop shop = shop()) {
            paid =
                    shop.stripe
                            .v1()
                            .checkout()
                            .sessions()
                            .create(Shop.twoSeats().build(), Shop.key("k"))
                            .getId();
            open = shop.open().getId();
            shop.sandbox.pay(paid);
            refused = expire(shop, paid);
            await().until(() -> shop.sandbox.events().size() == 5);
            events = shop.sandbox.events().stream().map(StripeEvent::id).toList();
        }

        try (Shop shop = shop()) {
            assertThat(shop.session(paid).getPaymentStatus()).isEqualTo("paid");
            assertThat(shop.session(open).getStatus()).isEqualTo("open");
            assertThat(shop.sandbox.events()).extracting(StripeEvent::id).isEqualTo(events);
            assertThat(
                            shop.stripe
                                    .v1()
                                    .checkout()
                                    .sessions()
                                    .create(Shop.twoSeats().build(), Shop.key("k"))
                                    .getId())
                    .isEqualTo(paid);
            Shop.Answer again = expire(shop, paid);
            assertThat(again.body()).isEqualTo(refused.body());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(shop.sandbox.pay(open).checkout().number()).isEqualTo(2);
            assertThat(shop.sandbox.ledger().violations()).isEmpty();
        }
    }

    @Test
    void keepsRefundsAndTheirKeysAcrossARestart() {
        String intent;
        Shop.Answer first;
        try (Shop shop = shop()) {
            String paid = shop.open().getId();
            shop.sandbox.pay(paid);
            intent = shop.session(paid).getPaymentIntent();
            first = refund(shop, intent);
        }

        try (Shop shop = shop()) {
            Shop.Answer again = refund(shop, intent);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(shop.get("/v1/refunds?payment_intent=" + intent).json().get("data"))
                    .hasSize(1);
            assertThat(shop.sandbox.ledger().refunded()).containsEntry("eur", 700L);
            assertThat(shop.sandbox.ledger().violations()).isEmpty();
        }
    }

    private static Shop.Answer refund(Shop shop, String intent) {
        return shop.post(
                "/v1/refunds",
                "payment_intent=" + intent + "&amount=700",
                "Idempotency-Key",
                "refund");
    }

    @Test
    void readsAJournalFromBeforeThereWereRefunds() throws IOException {
        String paid;
        try (Shop shop = shop()) {
            paid = shop.open().getId();
            shop.sandbox.pay(paid);
        }
        Path journal = directory.resolve("journal.jsonl");
        Files.writeString(
                journal,
                Files.readString(journal)
                        .replace(",\"refunds\":[]", "")
                        .replace(",\"refunded\":0", ""));
        assertThat(journal).content().contains(paid).doesNotContain("refund");

        try (Shop shop = shop()) {
            assertThat(shop.session(paid).getPaymentStatus()).isEqualTo("paid");
            assertThat(shop.sandbox.ledger().violations()).isEmpty();
        }
    }

    private static Shop.Answer expire(Shop shop, String session) {
        return shop.post(
                "/v1/checkout/sessions/" + session + "/expire", "", "Idempotency-Key", "expire");
    }

    @Test
    void deliversUndeliveredEventsAfterTheRestart() {
        String id;
        try (Shop shop = new Shop(options().retry(Duration.ofHours(1)))) {
            shop.answer = () -> 503;
            id = shop.open().getId();
            shop.sandbox.pay(id);
            await().until(() -> shop.sandbox.deliveries().size() >= 4);
        }

        try (Shop shop = shop()) {
            await().until(() -> shop.webhookTypes().contains("checkout.session.completed"));
            assertThat(shop.webhooks).extracting(Shop.Webhook::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void removesAnIncompleteLastLine() throws IOException {
        String id;
        try (Shop shop = shop()) {
            id = shop.open().getId();
        }
        Files.writeString(journal(), "{\"entry\":\"cha", StandardOpenOption.APPEND);

        try (Shop shop = shop()) {
            assertThat(shop.session(id).getStatus()).isEqualTo("open");
            shop.sandbox.pay(id);
        }
        try (Shop shop = shop()) {
            assertThat(shop.session(id).getStatus()).isEqualTo("complete");
        }
    }

    @Test
    void deletesEverythingAtAReset() {
        try (Shop shop = shop()) {
            shop.open();
            shop.admin("reset", "");
        }
        try (Shop shop = shop()) {
            assertThat(shop.sandbox.checkouts()).isEmpty();
        }
    }

    @Test
    void refusesAJournalThatAnotherSandboxUses() {
        try (Shop shop = shop()) {
            assertThatThrownBy(this::shop).hasStackTraceContaining("another sandbox uses");
            assertThat(shop.sandbox.checkouts()).isEmpty();
        }
    }

    private Path journal() {
        return directory.resolve("journal.jsonl");
    }

    private SandboxOptions options() {
        return SandboxOptions.defaults().journal(journal());
    }

    private Shop shop() {
        return new Shop(options());
    }
}
