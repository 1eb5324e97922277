package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.ApiResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentTest
class PurgeNotificationsIntegrationTests {

    private final Shop shop;
    private final Postbox postbox;
    private final PurgeNotifications purge;
    private final JdbcClient jdbc;

    PurgeNotificationsIntegrationTests(
            Shop shop, Postbox postbox, PurgeNotifications purge, JdbcClient jdbc) {
        this.shop = shop;
        this.postbox = postbox;
        this.purge = purge;
        this.jdbc = jdbc;
    }

    @Test
    void deletesTheTextOfOldNotificationsAndStillKnowsTheirIds() {
        StripeMail old = done();
        StripeMail recent = done();
        StripeMail waiting =
                StripeMail.paid(UUID.randomUUID().toString(), "cs_test_none", 1, "eur", false);
        postbox.send(waiting);
        age(old);
        jdbc.sql("update stripe_event set received_at = now() - interval '40 days' where id = ?")
                .param(waiting.eventId())
                .update();

        assertThat(purge.purge()).isPositive();

        assertThat(hasText(old)).isFalse();
        assertThat(hasText(recent)).isTrue();
        assertThat(hasText(waiting)).isTrue();
        assertThat(postbox.send(old).status()).isEqualTo(200);
        assertThat(postbox.number("deliveries", old)).isEqualTo(2);
        assertThat(hasText(old)).isFalse();
        assertThat(postbox.outcome(old)).isEqualTo("paid");
    }

    @Test
    void deletesMoreThanOneBatchHolds() {
        jdbc.sql(
                        """
                        insert into stripe_event (id, type, livemode, payload, done_at)
                        select 'evt_old_' || n, 'charge.updated', false, '{}', now() - interval '31 days'
                        from generate_series(1, 2500) n
                        """)
                .update();

        assertThat(purge.purge()).isGreaterThanOrEqualTo(2500);
        assertThat(purge.purge()).isZero();
    }

    private StripeMail done() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        StripeMail mail = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);
        postbox.send(mail);
        postbox.awaitOutcome(mail, "paid");
        return mail;
    }

    private void age(StripeMail mail) {
        jdbc.sql("update stripe_event set done_at = now() - interval '31 days' where id = ?")
                .param(mail.eventId())
                .update();
    }

    private boolean hasText(StripeMail mail) {
        return jdbc.sql("select payload is not null from stripe_event where id = ?")
                .param(mail.eventId())
                .query(Boolean.class)
                .single();
    }
}
