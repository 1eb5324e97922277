package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PaymentTest
class LatePaymentIntegrationTests {

    private static final Instant SOON = Instant.parse("2026-12-01T19:00:00Z");

    private final Shop shop;
    private final Postbox postbox;
    private final MessageProbe messages;

    LatePaymentIntegrationTests(Shop shop, Postbox postbox, MessageProbe messages) {
        this.shop = shop;
        this.postbox = postbox;
        this.messages = messages;
    }

    @Test
    void asksForStockAgainWhenThePaymentComesAfterTheEnd() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        shop.cancel(Shop.id(order), "alice").expect(200);

        postbox.send(StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false));

        PaymentLate late =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentLate.class)
                        .message(PaymentLate.class);
        assertThat(late.seats()).hasSize(1);
        ApiResponse asked = shop.read(Shop.id(order), "alice");
        assertThat(asked.string("/status")).isEqualTo("CANCELLED");
        assertThat(asked.string("/payment/status")).isEqualTo("SUCCEEDED");

        UUID id = UUID.fromString(Shop.id(order));
        messages.publish(
                reservation.id(),
                1,
                new ReservationRetaken(reservation.id(), id, reservation.eventId(), SOON));

        shop.awaitStatus(order, "PAID");
        Seen succeeded =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentSucceeded.class);
        assertThat(succeeded.sequence()).isEqualTo(3);
    }

    @Test
    void owesARefundWhenThereIsNoStockForALatePayment() {
        Reservation reservation = shop.twoSeatsForAlice();
        ApiResponse order = shop.opened(reservation);
        shop.cancel(Shop.id(order), "alice").expect(200);
        postbox.send(StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false));
        messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentLate.class);

        UUID id = UUID.fromString(Shop.id(order));
        messages.publish(
                reservation.id(),
                1,
                new ReservationRefused(
                        reservation.id(), id, reservation.eventId(), "STOCK_GONE", SOON));

        shop.awaitStatus(order, "REFUND_PENDING");
        assertThat(messages.seen(Topic.PAYMENTS, reservation.id().toString()))
                .noneMatch(seen -> seen.is(PaymentSucceeded.class));
    }
}
