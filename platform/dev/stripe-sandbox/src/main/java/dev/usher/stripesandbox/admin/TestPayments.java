package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.CardNumber;
import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.NewEvent;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.PaymentAttempt;
import dev.usher.stripesandbox.core.PaymentMeans;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookSender;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Pays without a browser, like a buyer with a test card. */
@Service
public class TestPayments {

    private static final int CARD_YEARS = 8;

    private final SandboxCheckouts checkouts;
    private final WebhookSender sender;
    private final Clock clock;

    TestPayments(SandboxCheckouts checkouts, WebhookSender sender, Clock clock) {
        this.checkouts = checkouts;
        this.sender = sender;
        this.clock = clock;
    }

    public PayOutcome pay(String session, String card, @Nullable String email) {
        return switch (CardNumber.read(card)) {
            case CardNumber.Known known -> pay(session, known.means(), email);
            case CardNumber.Unusable no ->
                    throw StripeRefusal.invalid(no.code(), "card", no.message());
        };
    }

    public PayOutcome decline(String session) {
        return pay(session, TestNumber.GENERIC_DECLINE, null);
    }

    private PayOutcome pay(String session, TestNumber means, @Nullable String email) {
        SandboxCheckout before = checkouts.session(session);
        if (!before.session().terms().paymentMethodTypes().contains(means.type())) {
            throw StripeRefusal.invalid(
                    null,
                    "card",
                    "card must be of a method that the session accepts, not " + means.type());
        }
        String payer = email == null ? before.session().terms().customerEmail() : email;
        return checkouts.pay(session, attempt(means, payer));
    }

    private PaymentAttempt attempt(TestNumber means, @Nullable String payer) {
        int expires = clock.instant().atOffset(ZoneOffset.UTC).getYear() + CARD_YEARS;
        return new PaymentAttempt(new PaymentMeans(means, 12, expires), new Payer(payer, null));
    }

    /**
     * Sends the notification that an open session was paid, truly signed and without a payment, as
     * a forger does who has the secret; returns the id of the event.
     */
    public String forge(String session) {
        NewEvent forged = checkouts.forgery(session, attempt(TestNumber.VISA, null));
        sender.forge(
                new StripeEvent(
                        forged.id(),
                        0,
                        forged.type(),
                        clock.instant().getEpochSecond(),
                        forged.object(),
                        forged.previously(),
                        null,
                        null,
                        true));
        return forged.id();
    }

    /** Records whether the buyer passed the bank's check. */
    public PayOutcome answerChallenge(String session, boolean passed) {
        return checkouts.answerChallenge(session, passed);
    }

    /** Ends a delayed payment, by default with the result of its test number. */
    public SandboxCheckout settle(String session, @Nullable Boolean succeeded) {
        boolean byNumber =
                checkouts
                        .session(session)
                        .latestCharge()
                        .map(Charge::means)
                        .map(means -> means.means().decline() == null)
                        .orElse(true);
        return checkouts.settle(session, succeeded == null ? byNumber : succeeded);
    }
}
