package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.Shape;
import dev.usher.stripesandbox.form.StripeForm;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/disputes}, which Stripe and the buyers' banks open. */
@RestController
@RequestMapping("/v1/disputes")
class DisputeController {

    static final Shape LIST =
            Shape.object()
                    .texts("charge ending_before limit payment_intent starting_after")
                    .object("created", SessionShapes.range())
                    .unbuilt("expand");

    private static final String URL = "/v1/disputes";

    private final SandboxCheckouts checkouts;
    private final ObjectRenderer objects;

    DisputeController(SandboxCheckouts checkouts, ObjectRenderer objects) {
        this.checkouts = checkouts;
        this.objects = objects;
    }

    @GetMapping
    ResponseEntity<byte[]> list(StripeCall call) {
        StripeForm form = call.form();
        LIST.check(form);
        String charge = form.text("charge").orElse(null);
        String intent = form.text("payment_intent").orElse(null);
        List<Dispute> found =
                checkouts.newestFirst().stream()
                        .flatMap(checkout -> checkout.disputes().reversed().stream())
                        .filter(dispute -> charge == null || charge.equals(dispute.charge()))
                        .filter(dispute -> intent == null || intent.equals(dispute.paymentIntent()))
                        .filter(dispute -> Listing.created(form, dispute.created()))
                        .sorted(Comparator.comparingLong(Dispute::created).reversed())
                        .toList();
        return StripeResponses.ok(
                new Listing<Dispute>(URL, "dispute", Dispute::id, objects::snapshot)
                        .page(found, form));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> retrieve(@PathVariable String id, StripeCall call) {
        SessionShapes.RETRIEVE.check(call.form());
        Expansion expansion = Expansion.ofDispute(call.form().texts("expand"));
        SandboxCheckout checkout =
                checkouts
                        .findByChild(id)
                        .orElseThrow(() -> StripeRefusal.missing("dispute", id, "dispute"));
        Dispute dispute =
                checkout.dispute(id)
                        .orElseThrow(() -> StripeRefusal.missing("dispute", id, "dispute"));
        return StripeResponses.ok(objects.dispute(checkout, dispute, expansion));
    }
}
