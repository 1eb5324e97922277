package dev.usher.payment.stripe;

import dev.usher.platform.web.openapi.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;

/** The path of Stripe's webhook and its documentation. */
@Tag(name = "Webhooks", description = "The call that only Stripe makes")
interface StripeWebhookApi {

    String PATH = "/v1/webhooks/stripe";

    @PostMapping(PATH)
    @SecurityRequirements
    @Refusals({"invalid_signature", "request_timeout", "payload_too_large"})
    @Operation(
            operationId = "receiveStripeNotification",
            summary = "Receive a notification from Stripe",
            description =
                    "For Stripe only, proven by its signature. 2xx once the event is stored, 400 if"
                            + " anything is wrong with the signature.")
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException;
}
