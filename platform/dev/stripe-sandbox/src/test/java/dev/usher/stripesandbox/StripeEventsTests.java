package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.param.EventListParams;
import com.stripe.param.checkout.SessionCreateParams;
import dev.usher.stripesandbox.core.TestNumber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events as Stripe's own library reads them, by the API and by webhook. */
class StripeEventsTests {

    @RegisterExtension private static final Shop shop = new Shop();

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

        shop.sandbox.pay(id, TestNumber.SEPA_DEBIT.number());

        assertThat(shop.session(id).getStatus()).isEqualTo("complete");
        assertThat(shop.session(id).getPaymentStatus()).isEqualTo("unpaid");
        shop.sandbox.settle(id, true);
        assertThat(shop.session(id).getPaymentStatus()).isEqualTo("paid");
        await().until(() ->
                shop.webhookTypes().contains("checkout.session.async_payment_succeeded"));
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
            // The library pages forwards only; going backwards needs own calls.
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
    void namesADeclinedCardByAFingerprintThatIsTheSameForEachChargeOfIt() throws StripeException {
        String first = shop.open().getId();
        String second = shop.open().getId();
        shop.sandbox.pay(first, TestNumber.STOLEN_CARD.number());
        shop.sandbox.pay(second, TestNumber.STOLEN_CARD.number());
        shop.sandbox.pay(first, TestNumber.GENERIC_DECLINE.number());
        shop.sandbox.pay(first, TestNumber.VISA.number());

        List<Charge> declined =
                shop
                        .stripe
                        .v1()
                        .events()
                        .list(EventListParams.builder().addType("charge.failed").build())
                        .getData()
                        .stream()
                        .map(event -> event.getDataObjectDeserializer().getObject().orElseThrow())
                        .map(Charge.class::cast)
                        .toList();

        assertThat(declined)
                .hasSize(3)
                .allSatisfy(charge -> {
                    assertThat(charge.getMetadata()).containsEntry("order_id", "7");
                    assertThat(charge.getStatus()).isEqualTo("failed");
                });
        assertThat(declined.stream().map(StripeEventsTests::fingerprint))
                .allMatch(name -> name.matches("[A-Za-z0-9]{16}"))
                .hasSize(3);
        assertThat(fingerprint(declined.get(1))).isEqualTo(fingerprint(declined.get(2)));
        assertThat(fingerprint(declined.get(0))).isNotEqualTo(fingerprint(declined.get(1)));
        assertThat(declined.getFirst().toJson())
                .doesNotContain(TestNumber.GENERIC_DECLINE.number());
    }

    private static String fingerprint(Charge charge) {
        return charge.getPaymentMethodDetails().getCard().getFingerprint();
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
}
