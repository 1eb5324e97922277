package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.TestMeans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stripe's own library, unmodified, cannot tell the difference. */
class StripeLibraryTests {

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.sandbox.reset();
        shop.webhooks.clear();
        shop.answer = () -> 200;
    }

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

        PayOutcome declined = shop.sandbox.pay(id, TestMeans.INSUFFICIENT_FUNDS.number());

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
    void settlesADelayedMethodLater() {
        String id =
                shop.open(
                                Shop.twoSeats()
                                        .addPaymentMethodType(
                                                SessionCreateParams.PaymentMethodType.CARD)
                                        .addPaymentMethodType(
                                                SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
                                        .build())
                        .getId();

        shop.sandbox.pay(id, TestMeans.SEPA_DEBIT.number());

        assertThat(shop.session(id).getStatus()).isEqualTo("complete");
        assertThat(shop.session(id).getPaymentStatus()).isEqualTo("unpaid");
        shop.sandbox.settle(id, true);
        assertThat(shop.session(id).getPaymentStatus()).isEqualTo("paid");
        await().until(() ->
                shop.webhookTypes().contains("checkout.session.async_payment_succeeded"));
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
    void pagesThroughEventsInBothDirections() throws StripeException {
        for (int i = 0; i < 4; i++) {
            shop.sandbox.pay(shop.open().getId());
        }
        await().until(() -> shop.sandbox.events().size() == 20);
        var newestFirst =
                shop.stripe.v1().events().list(EventListParams.builder().setLimit(3L).build());

        List<String> down = new ArrayList<>();
        newestFirst.autoPagingIterable().forEach(event -> down.add(event.getId()));
        List<String> up = new ArrayList<>();
        String newest = down.getLast();
        boolean more = true;
        while (more) {
            // The library pages forwards only, so backwards is by hand.
            var page =
                    shop.stripe
                            .v1()
                            .events()
                            .list(
                                    EventListParams.builder()
                                            .setLimit(3L)
                                            .setEndingBefore(newest)
                                            .build());
            page.getData().reversed().forEach(event -> up.add(event.getId()));
            newest = up.getLast();
            more = page.getHasMore();
        }

        assertThat(down).hasSize(20).doesNotHaveDuplicates();
        assertThat(up).isEqualTo(down.subList(0, 19).reversed());
    }

    @Test
    void filtersEventsByTypeAndDelivery() throws StripeException {
        shop.answer = () -> 500;
        String id = shop.open().getId();
        shop.sandbox.pay(id);

        var missed =
                shop.stripe
                        .v1()
                        .events()
                        .list(
                                EventListParams.builder()
                                        .addType("checkout.session.completed")
                                        .addType("checkout.session.expired")
                                        .setDeliverySuccess(false)
                                        .build())
                        .getData();
        shop.answer = () -> 200;

        assertThat(missed).hasSize(1);
        assertThat(missed.getFirst().getPendingWebhooks()).isEqualTo(1);
        assertThat(
                        ((Session)
                                        missed.getFirst()
                                                .getDataObjectDeserializer()
                                                .getObject()
                                                .orElseThrow())
                                .getId())
                .isEqualTo(id);
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
    void signsWebhooksSoThatTheLibraryAcceptsThemAndKnowsTheirObject() throws StripeException {
        String id = shop.open().getId();
        shop.sandbox.decline(id);
        shop.sandbox.pay(id);
        shop.stripe.v1().checkout().sessions().expire(shop.open().getId());
        await().until(() -> shop.webhooks.size() == 8);

        for (Shop.Webhook webhook : shop.webhooks) {
            Event event =
                    shop.stripe.constructEvent(
                            webhook.body(), webhook.signature(), StripeSandbox.WEBHOOK_SECRET);
            StripeObject object = event.getDataObjectDeserializer().getObject().orElseThrow();
            assertThat(object.toJson()).contains("\"livemode\": false");
            assertThat(event.getLivemode()).isFalse();
        }
        assertThat(shop.webhookTypes())
                .containsExactlyInAnyOrder(
                        "payment_intent.created",
                        "charge.failed",
                        "payment_intent.payment_failed",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.completed",
                        "charge.updated",
                        "checkout.session.expired");
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
