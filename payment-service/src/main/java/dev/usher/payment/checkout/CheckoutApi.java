package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderView;
import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.idempotency.KeyedRequest;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** The paths of opening and cancelling orders and their documentation. */
@Tag(name = "Orders", description = "Orders, their payment and their history")
interface CheckoutApi {

    @PostMapping("/v1/orders")
    @Refusals({
        "not_found",
        "reservation_not_held",
        "event_not_on_sale",
        "account_suspended",
        "external_reference_taken",
        "too_many_declines",
        "reservations_unavailable",
        "payment_provider_unavailable",
        "payment_provider_busy"
    })
    @Operation(
            operationId = "createOrder",
            summary = "Open an order on a reservation",
            description =
                    "For the buyer of the reservation. A priced order awaits payment at `checkoutUrl`, a"
                            + " Stripe Checkout Session; a free one is paid at once. Repeating the"
                            + " call returns the same order with 200, whatever its status is. After a"
                            + " 503 there is no order yet; repeat the call. The hold lasts for the"
                            + " checkout's deadline, `expiresAt`: 31 minutes unless configured"
                            + " otherwise. After too many declined cards within a day, of the"
                            + " account or of its address, no further order is opened.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = OpenOrder.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "with the shop's pages",
                                                            value = CheckoutExamples.OPEN_ORDER))))
    @ApiResponse(
            responseCode = "201",
            description = "The order",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "priced",
                                            value = CheckoutExamples.PENDING)))
    @ApiResponse(
            responseCode = "200",
            description = "The order, which was open already",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "priced",
                                            value = CheckoutExamples.PENDING)))
    ResponseEntity<OrderView> open(
            @RequestBody JsonNode body,
            Caller caller,
            @RequestAttribute(name = Idempotency.REQUEST_ATTRIBUTE, required = false)
                    @Nullable KeyedRequest keyed,
            HttpServletRequest request);

    @PostMapping("/v1/orders/{id}/cancel")
    @Refusals({"order_already_paid", "payment_provider_unavailable"})
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order that is not paid",
            description =
                    "For its buyer. Answers once Stripe has ended the checkout session, so that it"
                            + " can't be paid any more. The seats are free within a second. An order"
                            + " that is closed already is answered unchanged.")
    @ApiResponse(
            responseCode = "200",
            description = "The order, which can't be paid any more",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "cancelled",
                                            value = CheckoutExamples.CANCELLED)))
    ResponseEntity<OrderView> cancel(@PathVariable UUID id, Caller caller);
}
