package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.Attempt;
import dev.usher.stripesandbox.core.CardNumber;
import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.Checkout;
import dev.usher.stripesandbox.core.CheckoutDesk;
import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.PaymentMeans;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.core.TestMeans;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pays without a browser, as a buyer with a test card would. */
@Component
public class Till {

    private static final int CARD_YEARS = 8;

    private final CheckoutDesk desk;
    private final Clock clock;

    Till(CheckoutDesk desk, Clock clock) {
        this.desk = desk;
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
        return pay(session, TestMeans.GENERIC_DECLINE, null);
    }

    private PayOutcome pay(String session, TestMeans means, @Nullable String email) {
        Checkout before = desk.session(session);
        if (!before.session().terms().paymentMethodTypes().contains(means.type())) {
            throw StripeRefusal.invalid(
                    null, "card", "The session does not take " + means.type() + ".");
        }
        int expires = clock.instant().atOffset(ZoneOffset.UTC).getYear() + CARD_YEARS;
        String payer = email == null ? before.session().terms().customerEmail() : email;
        return desk.pay(
                session, new Attempt(new PaymentMeans(means, 12, expires), new Payer(payer, null)));
    }

    /** The bank's check: passed or not. */
    public PayOutcome answerChallenge(String session, boolean passed) {
        return desk.answerChallenge(session, passed);
    }

    /** Settles a delayed payment, by default as its test number says. */
    public Checkout settle(String session, @Nullable Boolean succeeded) {
        boolean byNumber =
                desk.session(session)
                        .latestCharge()
                        .map(Charge::means)
                        .map(means -> means.means().decline() == null)
                        .orElse(true);
        return desk.settle(session, succeeded == null ? byNumber : succeeded);
    }
}
