package dev.usher.stripesandbox.hosted;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.events.WebhookSender;
import dev.usher.stripesandbox.settings.SandboxSettings;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends the buyer back to the shop; after a payment, when the shop got the webhook. */
@Component
class ReturnToShop {

    private final WebhookSender sender;
    private final SandboxSettings settings;

    ReturnToShop(WebhookSender sender, SandboxSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /** The redirect after a payment, or empty if the settings say never. */
    Optional<ResponseEntity<byte[]>> afterPayment(CheckoutSession session, String completedEvent) {
        return switch (settings.redirect()) {
            case WAIT -> {
                await(completedEvent);
                yield Optional.of(to(session.terms().successUrl(), session));
            }
            case IMMEDIATE -> Optional.of(to(session.terms().successUrl(), session));
            case NEVER -> Optional.empty();
        };
    }

    private void await(String event) {
        try {
            sender.await(event, settings.redirectWait());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    ResponseEntity<byte[]> to(String url, CheckoutSession session) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(url.replace(CheckoutPageController.PLACEHOLDER, session.id())))
                .build();
    }
}
