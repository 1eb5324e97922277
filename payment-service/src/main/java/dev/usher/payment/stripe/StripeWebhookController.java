package dev.usher.payment.stripe;

import com.stripe.model.Event;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Stripe's notifications in. The signature is over the very bytes, so they are read as they
 * come; 2xx means stored, and nothing more.
 */
@RestController
@Tag(name = "Webhooks")
class StripeWebhookController implements OpenEndpoints {

    private static final String PATH = "/v1/webhooks/stripe";

    private final WebhookSignatures signatures;
    private final StripeEvents events;
    private final NotificationWorkers workers;
    private final int maxBytes;
    private final Semaphore places;

    StripeWebhookController(
            WebhookSignatures signatures,
            StripeEvents events,
            NotificationWorkers workers,
            StripeSettings settings) {
        this.signatures = signatures;
        this.events = events;
        this.workers = workers;
        this.maxBytes = settings.maxWebhookBytes();
        this.places = new Semaphore(settings.maxWebhooks());
    }

    @PostMapping(PATH)
    @SecurityRequirements
    @Operation(
            summary = "Take in a notification of Stripe",
            description =
                    "For Stripe alone, proven by its signature. 2xx once the event is stored, 400 on"
                            + " anything wrong with the signature.")
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                            CommonProblems.UNAVAILABLE, "Too many notifications at once.")
                    .header("Retry-After", "1");
        }
        try {
            byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw new ProblemException(
                        CommonProblems.PAYLOAD_TOO_LARGE,
                        "A notification has at most " + maxBytes + " bytes.");
            }
            take(body, signatures.verified(body, request.getHeader("Stripe-Signature")));
            return ResponseEntity.ok().build();
        } finally {
            places.release();
        }
    }

    private void take(byte[] body, Event event) {
        boolean toDo =
                events.store(
                        event.getId(),
                        event.getType(),
                        event.getLivemode(),
                        event.getApiVersion(),
                        new String(body, StandardCharsets.UTF_8));
        CrashPoint.hit("webhook.after_insert_before_200");
        if (toDo) {
            workers.wake(event.getId());
        }
    }

    @Override
    public List<OpenEndpoint> openEndpoints() {
        return List.of(OpenEndpoint.post(PATH));
    }
}
