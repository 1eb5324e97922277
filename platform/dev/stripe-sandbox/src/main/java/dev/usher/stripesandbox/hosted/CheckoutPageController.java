package dev.usher.stripesandbox.hosted;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.PaymentAttempt;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.PaymentMeans;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.core.TestNumber;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /c/pay/{session}}, the page for the buyer's browser. */
@RestController
@RequestMapping("/c/pay/{session}")
class CheckoutPageController {

    static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    private final SandboxCheckouts checkouts;
    private final HostedPages pages;
    private final Submissions submissions;
    private final ReturnToShop toTheShop;
    private final Clock clock;

    CheckoutPageController(
            SandboxCheckouts checkouts,
            HostedPages pages,
            Submissions submissions,
            ReturnToShop toTheShop,
            Clock clock) {
        this.checkouts = checkouts;
        this.pages = pages;
        this.submissions = submissions;
        this.toTheShop = toTheShop;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<byte[]> show(@PathVariable String session) {
        SandboxCheckout checkout = checkouts.session(session);
        PaymentIntent intent = checkout.intent();
        PaymentAttempt challenged = intent == null ? null : intent.challenged();
        if (checkout.session().open() && challenged != null) {
            return shown(pages.challenge(checkout.session(), challenged.means().last4()));
        }
        return checkout.session().open()
                ? shown(form(checkout.session(), null, Map.of(), null))
                : closed(checkout.session());
    }

    @PostMapping
    ResponseEntity<byte[]> submit(
            @PathVariable String session, @RequestParam Map<String, String> fields) {
        SandboxCheckout checkout = checkouts.session(session);
        return switch (fields.getOrDefault("action", "")) {
            case "back" -> back(checkout.session());
            case "decline" ->
                    once(
                            fields,
                            () -> checkouts.pay(session, declined(checkout.session(), fields)));
            case "complete" -> once(fields, () -> checkouts.answerChallenge(session, true));
            case "fail" -> once(fields, () -> checkouts.answerChallenge(session, false));
            case "pay" -> pay(checkout, fields);
            default ->
                    shown(form(checkout.session(), null, Map.of(), "Choose pay, decline or back."));
        };
    }

    private ResponseEntity<byte[]> pay(SandboxCheckout checkout, Map<String, String> fields) {
        PayForm form = PayForm.of(fields, checkout.session().terms());
        return switch (form.read(checkout.session().terms(), clock.instant())) {
            case PayForm.Reading.Good good ->
                    once(fields, () -> checkouts.pay(checkout.id(), good.attempt()));
            case PayForm.Reading.Bad bad ->
                    checkout.session().open()
                            ? shown(form(checkout.session(), form, bad.errors(), null))
                            : closed(checkout.session());
        };
    }

    private static PaymentAttempt declined(CheckoutSession session, Map<String, String> fields) {
        PayForm form = PayForm.of(fields, session.terms());
        return new PaymentAttempt(
                new PaymentMeans(TestNumber.GENERIC_DECLINE, 12, 2040),
                new CheckoutSession.Payer(form.email().isEmpty() ? null : form.email(), null));
    }

    private ResponseEntity<byte[]> once(Map<String, String> fields, Supplier<PayOutcome> work) {
        PayOutcome outcome =
                submissions.once(fields.getOrDefault("attempt", ""), PayOutcome.class, work);
        CheckoutSession session = outcome.checkout().session();
        return switch (outcome) {
            case PayOutcome.Completed completed ->
                    toTheShop
                            .afterPayment(session, completed.eventId())
                            .orElseGet(() -> closed(session));
            case PayOutcome.Declined declined ->
                    shown(
                            form(
                                    session,
                                    PayForm.of(fields, session.terms()),
                                    Map.of(),
                                    declined.why().message()));
            case PayOutcome.Challenged challenged ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(URI.create("/c/pay/" + challenged.checkout().id()))
                            .build();
            case PayOutcome.NotOpen closed -> closed(closed.checkout().session());
        };
    }

    private ResponseEntity<byte[]> back(CheckoutSession session) {
        String url = session.terms().cancelUrl();
        return url == null
                ? shown(form(session, null, Map.of(), "The shop has no page to go back to."))
                : toTheShop.to(url, session);
    }

    private ResponseEntity<byte[]> closed(CheckoutSession session) {
        if (session.status() == CheckoutSession.Status.EXPIRED) {
            return shown(
                    pages.message(
                            "This checkout has expired",
                            "Nothing was charged. Go back to the shop to start again.",
                            session.terms()));
        }
        boolean paid = session.paymentStatus() != CheckoutSession.PaymentStatus.UNPAID;
        return shown(
                pages.message(
                        paid ? "This order is paid" : "Your payment is being processed",
                        "You can close this page.",
                        null));
    }

    private HostedPage form(
            CheckoutSession session,
            @Nullable PayForm typed,
            Map<String, String> errors,
            @Nullable String problem) {
        return session.open()
                ? pages.form(
                        session,
                        Objects.requireNonNullElseGet(typed, () -> PayForm.empty(session.terms())),
                        errors,
                        problem)
                : pages.message("This checkout is closed", "Nothing was charged.", null);
    }

    private ResponseEntity<byte[]> shown(HostedPage page) {
        return page.answer(HttpStatus.OK);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(StripeRefusal refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.status());
        boolean missing = status == HttpStatus.NOT_FOUND;
        return pages.message(
                        missing ? "This checkout does not exist" : "Please try again",
                        missing ? "The link may be incomplete." : refusal.text(),
                        null)
                .answer(status);
    }
}
