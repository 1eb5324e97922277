package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.StripeEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stripe's own library refunds payments. */
class RefundTests {

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void refundsAPaymentInPartsUntilNothingIsLeft() throws StripeException {
        String intent = paid(TestNumber.VISA);

        Refund part = refund(of(intent).setAmount(2_000L).putMetadata("refund_id", "7").build());
        Refund rest = refund(of(intent).build());

        assertThat(part.getStatus()).isEqualTo("succeeded");
        assertThat(part.getMetadata()).containsEntry("refund_id", "7");
        assertThat(rest.getAmount()).isEqualTo(3_000);
        Charge charge = charge(intent);
        assertThat(charge.getAmountRefunded()).isEqualTo(5_000);
        assertThat(charge.getRefunded()).isTrue();
        assertThat(shop.sandbox.ledger().violations()).isEmpty();
        assertThat(refused(of(intent).build()).getCode()).isEqualTo("charge_already_refunded");
    }

    @Test
    void neverRefundsMoreThanIsLeft() throws StripeException {
        String intent = paid(TestNumber.VISA);
        refund(of(intent).setAmount(4_999L).build());

        assertThat(refused(of(intent).setAmount(2L).build()).getParam()).isEqualTo("amount");
        assertThat(refused(of(intent).setAmount(0L).build()).getParam()).isEqualTo("amount");
        assertThat(charge(intent).getAmountRefunded()).isEqualTo(4_999);
        assertThat(charge(intent).getRefunded()).isFalse();
    }

    @Test
    void refundsOncePerIdempotencyKey() throws StripeException {
        String intent = paid(TestNumber.VISA);
        RequestOptions key = RequestOptions.builder().setIdempotencyKey("refund-" + intent).build();
        RefundCreateParams wish = of(intent).setAmount(1_000L).build();

        Refund first = shop.stripe.v1().refunds().create(wish, key);
        Refund again = shop.stripe.v1().refunds().create(wish, key);

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(charge(intent).getAmountRefunded()).isEqualTo(1_000);
    }

    @Test
    void listsAndShowsTheRefundsOfAPayment() throws StripeException {
        String intent = paid(TestNumber.VISA);
        Refund first = refund(of(intent).setAmount(1_000L).build());
        Refund second = refund(of(intent).setAmount(2_000L).build());

        List<Refund> listed =
                shop.stripe
                        .v1()
                        .refunds()
                        .list(RefundListParams.builder().setPaymentIntent(intent).build())
                        .getData();

        assertThat(listed).extracting(Refund::getId).containsExactly(second.getId(), first.getId());
        assertThat(shop.stripe.v1().refunds().retrieve(first.getId()).getAmount()).isEqualTo(1_000);
    }

    @Test
    void announcesTheRefundAndTheCharge() throws StripeException {
        String intent = paid(TestNumber.VISA);

        Refund refund = refund(of(intent).build());

        assertThat(types(refund.getId())).containsExactly("refund.created");
        assertThat(types(refund.getCharge())).contains("charge.refunded");
    }

    @Test
    void endsAPendingRefundLater() throws StripeException {
        Refund pending = refund(of(paid(TestNumber.REFUND_PENDING)).build());

        assertThat(pending.getStatus()).isEqualTo("pending");
        await().until(() -> shown(pending).getStatus().equals("succeeded"));
        assertThat(types(pending.getId())).containsExactly("refund.created", "refund.updated");
    }

    @Test
    void failsARefundAfterItSucceeded() throws StripeException {
        String intent = paid(TestNumber.REFUND_FAILS);

        Refund refund = refund(of(intent).build());

        assertThat(refund.getStatus()).isEqualTo("succeeded");
        await().until(() -> shown(refund).getStatus().equals("failed"));
        assertThat(shown(refund).getFailureReason()).isEqualTo("expired_or_canceled_card");
        assertThat(types(refund.getId())).containsExactly("refund.created", "refund.failed");
        assertThat(charge(intent).getAmountRefunded()).isZero();
        assertThat(shop.sandbox.ledger().violations()).isEmpty();
    }

    @Test
    void refusesToRefundWhatWasNotPaid() throws StripeException {
        String declined = shop.open().getId();
        shop.sandbox.decline(declined);

        InvalidRequestException refused =
                refused(of(shop.session(declined).getPaymentIntent()).build());

        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused(of("pi_none").build()).getStatusCode()).isEqualTo(404);
    }

    private static String paid(TestNumber card) throws StripeException {
        String session = shop.open().getId();
        shop.sandbox.pay(session, card.number());
        return shop.session(session).getPaymentIntent();
    }

    private static RefundCreateParams.Builder of(String intent) {
        return RefundCreateParams.builder().setPaymentIntent(intent);
    }

    private static Refund refund(RefundCreateParams wish) throws StripeException {
        return shop.stripe.v1().refunds().create(wish);
    }

    private static Refund shown(Refund refund) throws StripeException {
        return shop.stripe.v1().refunds().retrieve(refund.getId());
    }

    private static InvalidRequestException refused(RefundCreateParams wish) {
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(wish));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Charge charge(String intent) throws StripeException {
        String charge = shop.stripe.v1().paymentIntents().retrieve(intent).getLatestCharge();
        return shop.stripe.v1().charges().retrieve(charge);
    }

    /** The types of the events about an object, oldest first. */
    private static List<String> types(String object) {
        return shop.sandbox.events().stream()
                .filter(event -> event.object().id().equals(object))
                .map(StripeEvent::type)
                .toList()
                .reversed();
    }
}
