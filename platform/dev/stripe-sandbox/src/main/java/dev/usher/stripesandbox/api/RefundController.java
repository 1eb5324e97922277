package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.Refund;
import dev.usher.stripesandbox.core.RefundWish;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.Shape;
import dev.usher.stripesandbox.form.StripeForm;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/refunds}. */
@RestController
@RequestMapping("/v1/refunds")
class RefundController {

    static final Shape CREATE =
            Shape.object()
                    .texts("amount charge payment_intent reason")
                    .map("metadata")
                    .unbuilt(
                            """
                            currency customer expand instructions_email origin
                            refund_application_fee reverse_transfer
                            """);
    static final Shape LIST =
            Shape.object()
                    .texts("charge ending_before limit payment_intent starting_after")
                    .object("created", SessionShapes.range())
                    .unbuilt("expand");

    private static final List<String> REASONS =
            List.of("duplicate", "fraudulent", "requested_by_customer");
    private static final String URL = "/v1/refunds";

    private final SandboxCheckouts checkouts;
    private final IdempotentExecution once;
    private final ObjectRenderer objects;

    RefundController(SandboxCheckouts checkouts, IdempotentExecution once, ObjectRenderer objects) {
        this.checkouts = checkouts;
        this.once = once;
        this.objects = objects;
    }

    @PostMapping
    ResponseEntity<byte[]> create(StripeCall call) {
        StripeForm form = call.form();
        CREATE.check(form);
        RefundWish wish =
                new RefundWish(
                        amount(form),
                        form.choice("reason", REASONS).orElse(null),
                        Metadata.of(form));
        return once.answer(
                call,
                () -> {
                    SandboxCheckout after =
                            checkouts.refund(session(form), wish, call.origin(List.of()));
                    Refund refund = after.refunds().getLast();
                    return StripeAnswer.ok(call.requestId(), () -> objects.snapshot(refund));
                });
    }

    private static OptionalLong amount(StripeForm form) {
        OptionalLong amount = form.integer("amount");
        if (amount.isPresent() && amount.getAsLong() < 1) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer",
                    "amount",
                    "This value must be greater than or equal to 1.");
        }
        return amount;
    }

    /** The session whose charge is named, by itself or by its intent. */
    private String session(StripeForm form) {
        String charge = form.text("charge").orElse(null);
        String intent = form.text("payment_intent").orElse(null);
        if (charge == null && intent == null) {
            throw StripeRefusal.invalid(
                    "parameter_missing",
                    null,
                    "One of the following params should be provided for this request: payment_intent"
                            + " or charge.");
        }
        String id = charge == null ? String.valueOf(intent) : charge;
        String kind = charge == null ? "payment_intent" : "charge";
        return checkouts
                .findByChild(id)
                .filter(checkout -> names(checkout, kind, id))
                .orElseThrow(() -> StripeRefusal.missing(kind, id, kind))
                .id();
    }

    private static boolean names(SandboxCheckout checkout, String kind, String id) {
        PaymentIntent intent = checkout.intent();
        return kind.equals("charge")
                ? checkout.latestCharge().map(Charge::id).filter(id::equals).isPresent()
                : intent != null && intent.id().equals(id);
    }

    @GetMapping
    ResponseEntity<byte[]> list(StripeCall call) {
        StripeForm form = call.form();
        LIST.check(form);
        String charge = form.text("charge").orElse(null);
        String intent = form.text("payment_intent").orElse(null);
        List<Refund> found =
                checkouts.newestFirst().stream()
                        .flatMap(checkout -> checkout.refunds().reversed().stream())
                        .filter(refund -> charge == null || charge.equals(refund.charge()))
                        .filter(refund -> intent == null || intent.equals(refund.paymentIntent()))
                        .filter(refund -> Listing.created(form, refund.created()))
                        .sorted(Comparator.comparingLong(Refund::created).reversed())
                        .toList();
        return StripeResponses.ok(
                new Listing<Refund>(URL, "refund", Refund::id, objects::snapshot)
                        .page(found, form));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> retrieve(@PathVariable String id, StripeCall call) {
        SessionShapes.RETRIEVE.check(call.form());
        Expansion expansion = Expansion.ofRefund(call.form().texts("expand"));
        SandboxCheckout checkout =
                checkouts
                        .findByChild(id)
                        .orElseThrow(() -> StripeRefusal.missing("refund", id, "id"));
        Refund refund =
                checkout.refund(id).orElseThrow(() -> StripeRefusal.missing("refund", id, "id"));
        return StripeResponses.ok(objects.refund(checkout, refund, expansion));
    }
}
