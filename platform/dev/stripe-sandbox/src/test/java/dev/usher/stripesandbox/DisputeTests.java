package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.RefundCreateParams;
import dev.usher.stripesandbox.core.Dispute.Status;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.StripeEvent;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stripe's own library reads the disputes of payments. */
class DisputeTests {

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void takesTheMoneyAndGivesItBackWhenItIsWon() throws StripeException {
        String session = paid(TestNumber.VISA);

        String id = shop.sandbox.dispute(session, DisputeWish.fraudulent());

        Dispute open = read(id);
        assertThat(open.getStatus()).isEqualTo("needs_response");
        assertThat(open.getAmount()).isEqualTo(5_000);
        assertThat(open.getIsChargeRefundable()).isFalse();
        assertThat(open.getBalanceTransactions()).hasSize(1);
        assertThat(open.getPaymentIntentObject().getLatestCharge()).isEqualTo(open.getCharge());
        assertThat(charge(open).getDisputed()).isTrue();
        assertThat(shop.sandbox.checkout(session).withdrawn()).isEqualTo(5_000);

        shop.sandbox.moveDispute(id, Status.UNDER_REVIEW);
        shop.sandbox.moveDispute(id, Status.WON);

        assertThat(read(id).getStatus()).isEqualTo("won");
        assertThat(shop.sandbox.checkout(session).withdrawn()).isZero();
        assertThat(types(id))
                .containsExactly(
                        "charge.dispute.created",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.updated",
                        "charge.dispute.closed",
                        "charge.dispute.funds_reinstated");
    }

    @Test
    void keepsTheMoneyWhenItIsLost() throws StripeException {
        String session = paid(TestNumber.VISA);
        String id =
                shop.sandbox.dispute(
                        session, new DisputeWish(OptionalLong.of(1_000), "duplicate", false));

        shop.sandbox.moveDispute(id, Status.LOST);

        assertThat(read(id).getStatus()).isEqualTo("lost");
        assertThat(shop.sandbox.checkout(session).withdrawn()).isEqualTo(1_000);
        assertThat(types(id)).last().isEqualTo("charge.dispute.closed");
        assertThatThrownBy(() -> shop.sandbox.moveDispute(id, Status.WON))
                .isInstanceOf(StripeRefusal.class);
    }

    @Test
    void movesNoMoneyForAnInquiryUntilItIsADispute() throws StripeException {
        String session = paid(TestNumber.VISA);
        DisputeWish inquiry = new DisputeWish(OptionalLong.empty(), "general", true);

        String id = shop.sandbox.dispute(session, inquiry);

        assertThat(read(id).getStatus()).isEqualTo("warning_needs_response");
        assertThat(read(id).getIsChargeRefundable()).isTrue();
        assertThat(shop.sandbox.checkout(session).withdrawn()).isZero();
        shop.sandbox.moveDispute(id, Status.NEEDS_RESPONSE);
        assertThat(shop.sandbox.checkout(session).withdrawn()).isEqualTo(5_000);
        assertThat(types(id))
                .containsExactly(
                        "charge.dispute.created",
                        "charge.dispute.updated",
                        "charge.dispute.funds_withdrawn");
    }

    @Test
    void refusesRefundsWhileThePaymentIsDisputed() throws StripeException {
        String session = paid(TestNumber.VISA);
        String intent = shop.session(session).getPaymentIntent();
        String id = shop.sandbox.dispute(session, DisputeWish.fraudulent());
        RefundCreateParams refund = RefundCreateParams.builder().setPaymentIntent(intent).build();

        InvalidRequestException refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> shop.stripe.v1().refunds().create(refund));

        assertThat(refused.getCode()).isEqualTo("charge_disputed");
        shop.sandbox.moveDispute(id, Status.WON);
        assertThat(shop.stripe.v1().refunds().create(refund).getAmount()).isEqualTo(5_000);
    }

    @Test
    void raisesTheDisputesOfTheTestCards() throws StripeException {
        String fraud = paid(TestNumber.DISPUTED_AS_FRAUD);
        String missing = paid(TestNumber.DISPUTED_AS_NOT_RECEIVED);
        String inquiry = paid(TestNumber.INQUIRED);

        await().until(() ->
                List.of(fraud, missing, inquiry).stream()
                        .noneMatch(it -> shop.sandbox.checkout(it).disputes().isEmpty()));

        assertThat(listed(fraud)).extracting(Dispute::getReason).containsExactly("fraudulent");
        assertThat(listed(missing))
                .extracting(Dispute::getReason)
                .containsExactly("product_not_received");
        assertThat(listed(inquiry))
                .extracting(Dispute::getStatus)
                .containsExactly("warning_needs_response");
    }

    private static String paid(TestNumber card) {
        String session = shop.open().getId();
        shop.sandbox.pay(session, card.number());
        return session;
    }

    private static Dispute read(String id) throws StripeException {
        return shop.stripe
                .v1()
                .disputes()
                .retrieve(id, DisputeRetrieveParams.builder().addExpand("payment_intent").build());
    }

    private static List<Dispute> listed(String session) throws StripeException {
        String intent = shop.session(session).getPaymentIntent();
        return shop.stripe
                .v1()
                .disputes()
                .list(DisputeListParams.builder().setPaymentIntent(intent).build())
                .getData();
    }

    private static Charge charge(Dispute dispute) throws StripeException {
        return shop.stripe.v1().charges().retrieve(dispute.getCharge());
    }

    /** The types of the events about an object, oldest first. */
    private static List<String> types(String object) {
        return shop.sandbox.events().reversed().stream()
                .filter(event -> event.object().id().equals(object))
                .map(StripeEvent::type)
                .toList();
    }
}
