package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.LineItem;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.form.StripeForm;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.LineItemJson;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/checkout/sessions}. */
@RestController
@RequestMapping("/v1/checkout/sessions")
class SessionController {

    private static final String URL = "/v1/checkout/sessions";

    private final SandboxCheckouts checkouts;
    private final IdempotentExecution once;
    private final ObjectRenderer objects;
    private final StripeIds ids;
    private final SessionRules rules;

    SessionController(
            SandboxCheckouts checkouts,
            IdempotentExecution once,
            ObjectRenderer objects,
            StripeIds ids,
            SessionRules rules) {
        this.checkouts = checkouts;
        this.once = once;
        this.objects = objects;
        this.ids = ids;
        this.rules = rules;
    }

    @PostMapping
    ResponseEntity<byte[]> create(StripeCall call) {
        StripeForm form = call.form();
        SessionShapes.CREATE.check(form);
        SessionTerms terms = SessionParameters.terms(form, ids);
        List<String> expand = form.texts("expand");
        Expansion expansion = Expansion.ofSession(expand);
        return once.answer(
                call,
                () -> {
                    long expiresAt = rules.expiry(form.integer("expires_at"));
                    rules.requireChargeable(terms);
                    SandboxCheckout opened = checkouts.open(terms, expiresAt, call.origin(expand));
                    return StripeAnswer.ok(
                            call.requestId(), () -> objects.session(opened, expansion));
                });
    }

    @GetMapping
    ResponseEntity<byte[]> list(StripeCall call) {
        StripeForm form = call.form();
        SessionShapes.LIST.check(form);
        Expansion expansion = Expansion.ofSessionsInList(form.texts("expand"));
        String intent = form.text("payment_intent").orElse(null);
        String status = form.choice("status", List.of("complete", "expired", "open")).orElse(null);
        List<SandboxCheckout> found =
                checkouts.newestFirst().stream()
                        .filter(c -> intent == null || intent.equals(c.session().paymentIntent()))
                        .filter(c -> status == null || status.equals(statusOf(c)))
                        .filter(c -> Listing.created(form, c.session().created()))
                        .toList();
        return StripeResponses.ok(
                new Listing<SandboxCheckout>(
                                URL,
                                "checkout.session",
                                SandboxCheckout::id,
                                checkout -> objects.session(checkout, expansion))
                        .page(found, form));
    }

    private static String statusOf(SandboxCheckout checkout) {
        return checkout.session().status().name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/{session}")
    ResponseEntity<byte[]> retrieve(@PathVariable String session, StripeCall call) {
        SessionShapes.RETRIEVE.check(call.form());
        Expansion expansion = Expansion.ofSession(call.form().texts("expand"));
        return StripeResponses.ok(objects.session(checkouts.session(session), expansion));
    }

    @PostMapping("/{session}/expire")
    ResponseEntity<byte[]> expire(@PathVariable String session, StripeCall call) {
        SessionShapes.RETRIEVE.check(call.form());
        List<String> expand = call.form().texts("expand");
        Expansion expansion = Expansion.ofSession(expand);
        return once.answer(
                call,
                () -> {
                    SandboxCheckout expired = checkouts.expire(session, call.origin(expand));
                    return StripeAnswer.ok(
                            call.requestId(), () -> objects.session(expired, expansion));
                });
    }

    @GetMapping("/{session}/line_items")
    ResponseEntity<byte[]> lineItems(@PathVariable String session, StripeCall call) {
        SessionShapes.LIST_LINE_ITEMS.check(call.form());
        SandboxCheckout checkout = checkouts.session(session);
        return StripeResponses.ok(
                new Listing<LineItem>(
                                URL + "/" + session + "/line_items",
                                "item",
                                LineItem::id,
                                item -> LineItemJson.of(item, checkout.session()))
                        .page(checkout.session().terms().lineItems(), call.form()));
    }
}
