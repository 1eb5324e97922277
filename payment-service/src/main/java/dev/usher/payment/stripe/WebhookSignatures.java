package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import dev.usher.platform.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells Stripe's notifications from everybody else's. */
@Component
class WebhookSignatures {

    private static final Pattern SIGNED_AT = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})(?:,|$)");

    private final StripeClient client;
    private final StripeSettings settings;

    /** Stripe signs by real time, whatever the suite's clock says. */
    private final Clock realTime = Clock.systemUTC();

    WebhookSignatures(StripeClient client, StripeSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * The event in the body, if one of the secrets signed it.
     *
     * @throws ProblemException 400 for anything else, whatever is wrong with it
     */
    Event verified(byte[] body, @Nullable String header) {
        if (header != null && !fromTheFuture(header)) {
            String payload = new String(body, StandardCharsets.UTF_8);
            for (String secret : settings.webhookSecrets()) {
                Optional<Event> event = verified(payload, header, secret);
                if (event.isPresent()) {
                    return event.get();
                }
            }
        }
        throw new ProblemException(
                StripeProblems.INVALID_SIGNATURE, "This is not a notification of Stripe.");
    }

    private Optional<Event> verified(String payload, String header, String secret) {
        try {
            Event event =
                    client.constructEvent(
                            payload, header, secret, settings.signatureTolerance().toSeconds());
            boolean whole =
                    event.getId() != null
                            && event.getType() != null
                            && event.getLivemode() != null
                            && event.getData() != null;
            return whole ? Optional.of(event) : Optional.empty();
        } catch (SignatureVerificationException | RuntimeException anyone) {
            // Malformed headers and bodies make stripe-java throw all kinds of exceptions.
            return Optional.empty();
        }
    }

    /** stripe-java refuses what is too old and accepts what is not yet. */
    private boolean fromTheFuture(String header) {
        Matcher matcher = SIGNED_AT.matcher(header);
        return matcher.find()
                && Long.parseLong(matcher.group(1))
                        > realTime.instant().plus(settings.signatureTolerance()).getEpochSecond();
    }
}
