package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderBuyer;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderView;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.idempotency.KeyedRequest;
import dev.usher.platform.web.idempotency.KeyedWork;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class CheckoutController implements CheckoutApi {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Set by the gateway, which removes what a caller sends under this name. */
    private static final String CLIENT_ADDRESS = "Usher-Client-Address";

    private final OpenCheckout checkout;
    private final CancelOrder cancelOrder;
    private final OpenedAnswers answers;

    CheckoutController(OpenCheckout checkout, CancelOrder cancelOrder, OpenedAnswers answers) {
        this.checkout = checkout;
        this.cancelOrder = cancelOrder;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<OrderView> open(
            JsonNode body,
            Caller caller,
            @Nullable KeyedRequest keyed,
            HttpServletRequest request) {
        KeyedWork<OrderState> key = new KeyedWork<>(keyed, answers::store);
        OpenOrder wish = OpenOrder.read(body);
        OrderBuyer buyer = new OrderBuyer(caller.accountId(), caller.name(), caller.email());
        return switch (checkout.open(
                wish.reservationId(),
                buyer,
                wish.returnUrls(),
                wish.references(),
                request.getHeader(CLIENT_ADDRESS),
                key)) {
            case CheckoutOutcome.Opened(OrderState order) -> {
                key.sendsAnswer();
                yield OpenedAnswers.send(order);
            }
            case CheckoutOutcome.AlreadyOpen(OrderState order) ->
                    answer(order, ResponseEntity.ok());
            // What the key was used for is answered instead.
            case CheckoutOutcome.KeyUsed _ ->
                    throw new ProblemException(CommonProblems.IDEMPOTENCY_IN_PROGRESS);
            case CheckoutOutcome.ReservationUnknown _ ->
                    throw new ProblemException(
                            CommonProblems.NOT_FOUND, "You have no reservation with this id.");
            case CheckoutOutcome.ReservationNotHeld _ ->
                    throw new ProblemException(
                            CheckoutProblems.RESERVATION_NOT_HELD, "The reservation has ended.");
            case CheckoutOutcome.AccountSuspended _ ->
                    throw new ProblemException(CheckoutProblems.ACCOUNT_SUSPENDED);
            case CheckoutOutcome.EventNotOnSale _ ->
                    throw new ProblemException(
                            CheckoutProblems.EVENT_NOT_ON_SALE, "The event is not on sale.");
            case CheckoutOutcome.ReferenceTaken _ ->
                    throw new ProblemException(
                            CallerReferences.TAKEN,
                            "Another order for an event of this organizer has this"
                                    + " externalReference.");
            case CheckoutOutcome.Refused(SessionOpening.Part part, String code) ->
                    throw CheckoutProblems.refused(part, code);
            case CheckoutOutcome.TooManyDeclines(Duration openAfter) ->
                    throw DeclineProblems.refused(openAfter);
            case CheckoutOutcome.ReservationsUnavailable _ ->
                    throw later(
                            CheckoutProblems.RESERVATIONS_UNAVAILABLE,
                            "The reservation could not be claimed.");
            case CheckoutOutcome.ProviderUnavailable _ ->
                    throw later(
                            CheckoutProblems.PAYMENT_PROVIDER_UNAVAILABLE,
                            "Stripe could not be reached.");
            case CheckoutOutcome.ProviderBusy _ ->
                    throw later(
                            CheckoutProblems.PAYMENT_PROVIDER_BUSY,
                            "Too many orders are being opened.");
        };
    }

    @Override
    public ResponseEntity<OrderView> cancel(UUID id, Caller caller) {
        return switch (cancelOrder.cancel(new OrderId(id), caller.accountId())) {
            case CancelOrderOutcome.Closed(OrderState order) -> answer(order, ResponseEntity.ok());
            case CancelOrderOutcome.AlreadyPaid _ ->
                    throw new ProblemException(
                            CheckoutProblems.ORDER_ALREADY_PAID, "The order can't be cancelled.");
            case CancelOrderOutcome.ProviderUnavailable _ ->
                    throw later(
                            CheckoutProblems.PAYMENT_PROVIDER_UNAVAILABLE,
                            "Stripe could not be asked; the order has not changed.");
            case CancelOrderOutcome.NotYours _ ->
                    throw new ProblemException(
                            CommonProblems.NOT_FOUND, "You have no order with this id.");
        };
    }

    private static ResponseEntity<OrderView> answer(
            OrderState order, ResponseEntity.BodyBuilder builder) {
        return builder.eTag(ETags.of(order.version())).body(OrderView.of(order));
    }

    private static ProblemException later(ProblemType type, String detail) {
        return new ProblemException(type, detail).retryAfter(RETRY_AFTER);
    }
}
