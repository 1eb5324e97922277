package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.TestNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stripe's own library works with the sandbox as it does with Stripe. */
class StripeLibraryTests {

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void opensASessionThatCanBePaidOnItsPage() {
        Session session = shop.open();

        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getAmountTotal()).isEqualTo(5_000);
        assertThat(session.getLivemode()).isFalse();
        assertThat(session.getUrl())
                .isEqualTo(shop.sandbox.baseUrl() + "/c/pay/" + session.getId());
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getExpiresAt() - session.getCreated()).isEqualTo(86_400);
        assertThat(session.getSuccessUrl()).endsWith("{CHECKOUT_SESSION_ID}");
        assertThat(session.getMetadata()).containsEntry("order_id", "7");
    }

    @Test
    void showsAPaidSessionWithIntentAndCharge() throws StripeException {
        String id = shop.open().getId();

        assertThat(shop.sandbox.pay(id)).isInstanceOf(PayOutcome.Completed.class);

        Session paid =
                shop.stripe
                        .v1()
                        .checkout()
                        .sessions()
                        .retrieve(
                                id,
                                SessionRetrieveParams.builder()
                                        .addExpand("payment_intent.latest_charge")
                                        .addExpand("line_items")
                                        .build());
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getUrl()).isNull();
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("ada@example.com");
        assertThat(paid.getLineItems().getData().getFirst().getDescription())
                .isEqualTo("Ticket & Ünï");
        PaymentIntent intent = paid.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getMetadata()).containsEntry("order_id", "7");
        Charge charge = intent.getLatestChargeObject();
        assertThat(charge.getAmountCaptured()).isEqualTo(5_000);
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        assertThat(shop.stripe.v1().charges().retrieve(charge.getId()).getPaid()).isTrue();
        assertThat(shop.stripe.v1().paymentIntents().retrieve(intent.getId()).getAmount())
                .isEqualTo(5_000);
    }

    @Test
    void keepsASessionOpenAfterADeclineAndTakesTheNextCard() throws StripeException {
        String id = shop.open().getId();

        PayOutcome declined = shop.sandbox.pay(id, TestNumber.INSUFFICIENT_FUNDS.number());

        assertThat(declined).isInstanceOf(PayOutcome.Declined.class);
        Session session = shop.session(id);
        assertThat(session.getStatus()).isEqualTo("open");
        PaymentIntent intent =
                shop.stripe.v1().paymentIntents().retrieve(session.getPaymentIntent());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(shop.sandbox.pay(id)).isInstanceOf(PayOutcome.Completed.class);
        assertThat(shop.session(id).getPaymentStatus()).isEqualTo("paid");
        assertThat(shop.sandbox.ledger().violations()).isEmpty();
    }

    @Test
    void completesAFreeSessionWithoutAPayment() {
        String id = shop.open(Shop.seats(1, 0).build()).getId();

        shop.sandbox.pay(id);

        assertThat(shop.session(id).getPaymentStatus()).isEqualTo("no_payment_required");
        assertThat(shop.session(id).getPaymentIntent()).isNull();
    }

    @Test
    void expiresAnOpenSessionOnceAndAPaidOneNever() throws StripeException {
        String open = shop.open().getId();
        String paid = shop.open().getId();
        shop.sandbox.pay(paid);

        Session expired = shop.stripe.v1().checkout().sessions().expire(open);

        assertThat(expired.getStatus()).isEqualTo("expired");
        assertThat(expired.getUrl()).isNull();
        assertThat(shop.sandbox.pay(open)).isInstanceOf(PayOutcome.NotOpen.class);
        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> shop.stripe.v1().checkout().sessions().expire(paid));
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getStripeError().getMessage())
                .isEqualTo(
                        "Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                                + " Checkout Session has a status of complete.");
    }

    @Test
    void findsASessionByItsIntentAndStatus() throws StripeException {
        Session paid = shop.open();
        shop.open();
        shop.sandbox.pay(paid.getId());
        String intent = shop.session(paid.getId()).getPaymentIntent();

        var sessions = shop.stripe.v1().checkout().sessions();

        assertThat(
                        sessions.list(SessionListParams.builder().setPaymentIntent(intent).build())
                                .getData())
                .extracting(Session::getId)
                .containsExactly(paid.getId());
        assertThat(
                        sessions.list(
                                        SessionListParams.builder()
                                                .setStatus(SessionListParams.Status.OPEN)
                                                .build())
                                .getData())
                .hasSize(1);
        assertThat(sessions.list(SessionListParams.builder().setLimit(1L).build()).getHasMore())
                .isTrue();
    }

    @Test
    void answersARepeatedKeyWithTheFirstSession() throws StripeException {
        SessionCreateParams params = Shop.twoSeats().build();
        var sessions = shop.stripe.v1().checkout().sessions();

        Session first = sessions.create(params, Shop.key("order-7-session-1"));
        Session again = sessions.create(params, Shop.key("order-7-session-1"));

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(shop.sandbox.checkouts()).hasSize(1);
        var other =
                catchThrowableOfType(
                        IdempotencyException.class,
                        () ->
                                sessions.create(
                                        Shop.twoSeats()
                                                .setExpiresAt(
                                                        Instant.now().getEpochSecond() + 2_000)
                                                .build(),
                                        Shop.key("order-7-session-1")));
        assertThat(other.getStatusCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatStripeRefuses() {
        var sessions = shop.stripe.v1().checkout().sessions();

        var missing =
                catchThrowableOfType(
                        InvalidRequestException.class, () -> sessions.retrieve("cs_test_none"));
        var soon =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () ->
                                sessions.create(
                                        Shop.twoSeats()
                                                .setExpiresAt(Instant.now().getEpochSecond() + 60)
                                                .build()));
        var little =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> sessions.create(Shop.seats(1, 49).build()));
        var stranger =
                catchThrowableOfType(
                        AuthenticationException.class,
                        () ->
                                sessions.create(
                                        Shop.twoSeats().build(),
                                        RequestOptions.builder().setApiKey("sk_test_x").build()));

        assertThat(missing.getStatusCode()).isEqualTo(404);
        assertThat(missing.getCode()).isEqualTo("resource_missing");
        assertThat(soon.getStripeError().getMessage())
                .isEqualTo(
                        "The `expires_at` timestamp must be at least 30 minutes from Checkout"
                                + " Session creation.");
        assertThat(little.getCode()).isEqualTo("amount_too_small");
        assertThat(stranger.getStatusCode()).isEqualTo(401);
    }
}
