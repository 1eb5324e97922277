package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderExamples;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderView;
import dev.usher.payment.order.Purchaser;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opens and cancels orders. */
@RestController
@Tag(name = "Orders")
class CheckoutController {

    private final Checkout checkout;
    private final CancelOrder cancelOrder;

    CheckoutController(Checkout checkout, CancelOrder cancelOrder) {
        this.checkout = checkout;
        this.cancelOrder = cancelOrder;
    }

    @PostMapping("/v1/orders")
    @Operation(
            summary = "Open an order on a reservation",
            description =
                    "For the reservation's holder. A priced order awaits payment at `checkoutUrl`, a"
                            + " Stripe Checkout Session; a free one is paid at once. The same call again"
                            + " answers the same order with 200. After a 503 there is no order yet;"
                            + " repeat the call.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            value = CheckoutExamples.OPEN_ORDER))))
    @ApiResponse(
            responseCode = "201",
            description = "The order",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(name = "priced", value = OrderExamples.PENDING)))
    @ApiResponse(responseCode = "200", description = "The order, which was open already")
    ResponseEntity<OrderView> open(@RequestBody OpenOrder wish, Caller caller) {
        UUID reservation = wish.reservation();
        Purchaser purchaser = new Purchaser(caller.accountId(), caller.name(), caller.email());
        return switch (checkout.open(reservation, purchaser, wish.returnUrls())) {
            case CheckoutOutcome.Opened(OrderState order) ->
                    answer(order, ResponseEntity.created(URI.create("/v1/orders/" + order.id())));
            case CheckoutOutcome.AlreadyOpen(OrderState order) ->
                    answer(order, ResponseEntity.ok());
            case CheckoutOutcome.ReservationUnknown unknown ->
                    throw new ProblemException(
                            CommonProblems.NOT_FOUND,
                            "There is no reservation of yours with this id.");
            case CheckoutOutcome.ReservationNotHeld notHeld ->
                    throw new ProblemException(
                            CheckoutProblems.RESERVATION_NOT_HELD, "The reservation is over.");
            case CheckoutOutcome.EventNotOnSale notOnSale ->
                    throw new ProblemException(
                            CheckoutProblems.EVENT_NOT_ON_SALE, "The event is not on sale.");
            case CheckoutOutcome.ReservationsUnavailable unavailable ->
                    throw later(
                            CheckoutProblems.RESERVATIONS_UNAVAILABLE,
                            "The reservation could not be asked for.");
            case CheckoutOutcome.ProviderUnavailable unavailable ->
                    throw later(
                            CheckoutProblems.PAYMENT_PROVIDER_UNAVAILABLE,
                            "Stripe could not be reached.");
            case CheckoutOutcome.ProviderBusy busy ->
                    throw later(
                            CheckoutProblems.PAYMENT_PROVIDER_BUSY,
                            "Too many orders are being opened.");
        };
    }

    @PostMapping("/v1/orders/{id}/cancel")
    @Operation(
            summary = "Cancel an order that is not paid",
            description =
                    "For its buyer. Answers once Stripe has ended the checkout session, so that it"
                            + " can't be paid any more.")
    ResponseEntity<OrderView> cancel(@PathVariable UUID id, Caller caller) {
        return switch (cancelOrder.cancel(new OrderId(id), caller.accountId())) {
            case CancelOutcome.Closed(OrderState order) -> answer(order, ResponseEntity.ok());
            case CancelOutcome.AlreadyPaid paid ->
                    throw new ProblemException(
                            CheckoutProblems.ORDER_ALREADY_PAID, "The order can't be cancelled.");
            case CancelOutcome.ProviderUnavailable unavailable ->
                    throw later(
                            CheckoutProblems.PAYMENT_PROVIDER_UNAVAILABLE,
                            "Stripe could not be asked; the order is as it was.");
            case CancelOutcome.NotYours notYours ->
                    throw new ProblemException(
                            CommonProblems.NOT_FOUND, "There is no order of yours with this id.");
        };
    }

    private static ResponseEntity<OrderView> answer(
            OrderState order, ResponseEntity.BodyBuilder builder) {
        return builder.eTag(ETags.of(order.version())).body(OrderView.of(order));
    }

    private static ProblemException later(ProblemType type, String detail) {
        return new ProblemException(type, detail).header("Retry-After", "2");
    }
}
