package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/payment_intents/{id}} and {@code GET /v1/charges/{id}}. */
@RestController
class IntentController {

    private final SandboxCheckouts checkouts;
    private final ObjectRenderer objects;

    IntentController(SandboxCheckouts checkouts, ObjectRenderer objects) {
        this.checkouts = checkouts;
        this.objects = objects;
    }

    @GetMapping("/v1/payment_intents/{id}")
    ResponseEntity<byte[]> intent(@PathVariable String id, StripeCall call) {
        SessionShapes.RETRIEVE.check(call.form());
        Expansion expansion = Expansion.ofIntent(call.form().texts("expand"));
        SandboxCheckout found =
                checkouts
                        .findByChild(id)
                        .filter(checkout -> {
                            PaymentIntent intent = checkout.intent();
                            return intent != null && intent.id().equals(id);
                        })
                        .orElseThrow(() -> StripeRefusal.missing("payment_intent", id, "intent"));
        return StripeResponses.ok(objects.intent(found, expansion));
    }

    @GetMapping("/v1/charges/{id}")
    ResponseEntity<byte[]> charge(@PathVariable String id, StripeCall call) {
        SessionShapes.RETRIEVE.check(call.form());
        Expansion expansion = Expansion.ofCharge(call.form().texts("expand"));
        SandboxCheckout checkout =
                checkouts
                        .findByChild(id)
                        .orElseThrow(() -> StripeRefusal.missing("charge", id, "charge"));
        Charge charge =
                checkout.charge(id)
                        .orElseThrow(() -> StripeRefusal.missing("charge", id, "charge"));
        return StripeResponses.ok(objects.charge(checkout, charge, expansion));
    }
}
