package dev.usher.payment.order;

import static dev.usher.payment.order.TestOrders.END;
import static dev.usher.payment.order.TestOrders.NOW;
import static dev.usher.payment.order.TestOrders.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class OrderTests {

    @Test
    void takesLateMoneyOnlyAfterItsEnd() {
        Order expired = TestOrders.expired();
        Order open = TestOrders.open();

        expired.markLate(receipt(), NOW);

        assertThat(expired.phase()).isEqualTo(Phase.LATE);
        assertThat(OrderStatus.of(expired.state())).isEqualTo(OrderStatus.EXPIRED);
        assertThat(PaymentStatus.of(expired.state())).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThatIllegalStateException().isThrownBy(() -> open.markLate(receipt(), NOW));
    }

    @Test
    void goesOnOrOwesARefundOnceStockWasAskedFor() {
        Order retaken = TestOrders.late();
        Order refused = TestOrders.late();

        retaken.retake();
        refused.losesStock(RefundCause.STOCK_GONE);

        assertThat(retaken.phase()).isEqualTo(Phase.PAID);
        assertThat(refused.phase()).isEqualTo(Phase.REFUND_PENDING);
        assertThatIllegalStateException().isThrownBy(retaken::retake);
        assertThatIllegalStateException()
                .isThrownBy(() -> TestOrders.open().losesStock(RefundCause.STOCK_GONE));
    }

    @Test
    void isClosedWhileNobodyHasPaid() {
        Order open = TestOrders.open();
        Order attempt = TestOrders.claimed(2500);

        open.close(Closure.CANCELLED, NOW);
        attempt.close(Closure.FAILED, NOW);

        assertThat(open.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(attempt.phase()).isEqualTo(Phase.FAILED);
        assertThat(attempt.state().visible()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> TestOrders.paid().close(Closure.EXPIRED, NOW));
        assertThatIllegalStateException()
                .isThrownBy(() -> TestOrders.open().close(Closure.FAILED, NOW));
    }

    @Test
    void keepsItsLinesWhenTheClaimIsRepeated() {
        Order order = TestOrders.claimed(2500);
        OrderLine line = order.state().sold().lines().getFirst();

        order.planSession(new SessionPlan(2, END, END.plusSeconds(60)));

        assertThat(order.state().sold().lines()).containsExactly(line);
        assertThat(order.state().session().attempt()).isEqualTo(2);
    }

    @Test
    void namesWhatIsWrongWithAReceipt() {
        Order order = TestOrders.open();

        assertThat(order.mismatch(receipt(), false)).isNull();
        assertThat(order.mismatch(receipt(), true)).contains("livemode");
        assertThat(order.mismatch(receipt(TestOrders.SESSION, 4999, "EUR", false), false))
                .contains("4999");
        assertThat(order.mismatch(receipt(TestOrders.SESSION, 5000, "USD", false), false))
                .contains("USD");
        assertThat(order.mismatch(receipt("cs_other", 5000, "EUR", false), false))
                .contains("cs_other");
    }

    @Test
    void staysPendingInQuarantine() {
        Order order = TestOrders.open();

        order.quarantine("4999 EUR");

        assertThat(OrderStatus.of(order.state())).isEqualTo(OrderStatus.PENDING_PAYMENT);
        assertThat(PaymentStatus.of(order.state())).isEqualTo(PaymentStatus.QUARANTINED);
        assertThat(OrderView.of(order.state()).checkoutUrl()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> order.quarantine("again"));
    }

    @Test
    void numbersItsMessagesFromOne() {
        Order order = TestOrders.open();

        assertThat(order.nextMessage()).isEqualTo(1);
        assertThat(order.nextMessage()).isEqualTo(2);
    }

    @Test
    void givesBackNoMoreThanWasPaid() {
        Order order = TestOrders.paid();
        order.beginRefund(3000);

        assertThat(order.left()).isEqualTo(2000);
        assertThatIllegalStateException().isThrownBy(() -> order.beginRefund(2001));
        order.refundSucceeded(3000, false, NOW);
        order.beginRefund(2000);
        assertThat(OrderStatus.of(order.state())).isEqualTo(OrderStatus.REFUND_PENDING);
        order.refundSucceeded(2000, true, NOW);

        assertThat(OrderStatus.of(order.state())).isEqualTo(OrderStatus.REFUNDED);
        assertThatIllegalStateException().isThrownBy(() -> order.beginRefund(1));
    }

    @Test
    void goesBackToWhatItWasWhenARefundFails() {
        Order order = TestOrders.paid();
        order.beginRefund(1000);
        order.refundFailed(1000);
        assertThat(OrderStatus.of(order.state())).isEqualTo(OrderStatus.PAID);

        order.beginRefund(1000);
        order.refundSucceeded(1000, false, NOW);
        assertThat(OrderStatus.of(order.state())).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        order.refundReversed(1000);

        assertThat(OrderStatus.of(order.state())).isEqualTo(OrderStatus.PAID);
        assertThat(order.left()).isEqualTo(5000);
    }

    @Test
    void givesNothingBackBeforeItIsPaid() {
        assertThatIllegalStateException().isThrownBy(() -> TestOrders.open().beginRefund(1));
    }
}
