package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderView;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** The paths of opening and cancelling orders and their documentation. */
@Tag(name = "Orders")
interface CheckoutApi {

    @PostMapping("/v1/orders")
    @Operation(
            summary = "Open an order on a reservation",
            description =
                    "For the buyer of the reservation. A priced order awaits payment at `checkoutUrl`, a"
                            + " Stripe Checkout Session; a free one is paid at once. Repeating the"
                            + " call returns the same order with 200. After a 503 there is no order"
                            + " yet; repeat the call.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = OpenOrder.class),
                                            examples =
                                                    @ExampleObject(
                                                            value = CheckoutExamples.OPEN_ORDER))))
    @ApiResponse(
            responseCode = "201",
            description = "The order",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "priced",
                                            value = CheckoutExamples.PENDING)))
    @ApiResponse(responseCode = "200", description = "The order, which was open already")
    ResponseEntity<OrderView> open(@RequestBody JsonNode body, Caller caller);

    @PostMapping("/v1/orders/{id}/cancel")
    @Operation(
            summary = "Cancel an order that is not paid",
            description =
                    "For its buyer. Answers once Stripe has ended the checkout session, so that it"
                            + " can't be paid any more.")
    ResponseEntity<OrderView> cancel(@PathVariable UUID id, Caller caller);
}
