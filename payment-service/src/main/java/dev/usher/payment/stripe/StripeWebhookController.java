package dev.usher.payment.stripe;

import com.stripe.model.Event;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes Stripe's notifications. The signature is over the exact bytes, so the body is read as
 * bytes; 2xx means that the notification is stored, and nothing more.
 */
@RestController
class StripeWebhookController implements StripeWebhookApi, OpenEndpoints {

    private final WebhookSignatures signatures;
    private final NotificationWorkers workers;
    private final NotificationBodies bodies;
    private final Semaphore places;

    StripeWebhookController(
            WebhookSignatures signatures,
            NotificationWorkers workers,
            NotificationBodies bodies,
            NotificationSettings settings) {
        this.signatures = signatures;
        this.workers = workers;
        this.bodies = bodies;
        this.places = new Semaphore(settings.maxWebhooks());
    }

    /** Takes a place only for a request that is whole, so that slow senders can't hold one. */
    @Override
    public ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        String signature = request.getHeader("Stripe-Signature");
        signatures.requireWellFormed(signature);
        byte[] body = bodies.read(request.getInputStream());
        if (!places.tryAcquire()) {
            throw CommonProblems.unavailable("Too many notifications arrive at once.");
        }
        try {
            take(body, signatures.verified(body, signature));
            return ResponseEntity.ok().build();
        } finally {
            places.release();
        }
    }

    private void take(byte[] body, Event event) {
        workers.take(
                new StoredNotifications.Delivery(
                        event.getId(),
                        event.getType(),
                        event.getLivemode(),
                        event.getApiVersion(),
                        new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public List<OpenEndpoint> openEndpoints() {
        return List.of(OpenEndpoint.post(PATH));
    }
}
