package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import dev.usher.platform.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies that a notification was signed by Stripe. */
@Component
class WebhookSignatures {

    private static final Pattern SIGNED_AT = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})(?:,|$)");
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:^|,)\\s*v1=[0-9a-fA-F]{64}(?:,|$)");

    /** Stripe sends a time and one signature for each active secret. */
    private static final int MAX_HEADER = 2_000;

    private final StripeClient client;
    private final StripeSettings settings;
    private final Duration tolerance;

    /** Stripe signs by real time, which the clock of the local suite may not show. */
    private final Clock realTime = Clock.systemUTC();

    WebhookSignatures(
            StripeClient client, StripeSettings settings, NotificationSettings notifications) {
        this.client = client;
        this.settings = settings;
        this.tolerance = notifications.signatureTolerance();
    }

    /**
     * Refuses a header that no body can make valid: one without a time near to now, or without a
     * signature.
     *
     * @throws ProblemException 400
     */
    void requireWellFormed(@Nullable String header) {
        if (header == null
                || header.length() > MAX_HEADER
                || !SIGNATURE.matcher(header).find()
                || !recent(header)) {
            throw invalid();
        }
    }

    /**
     * Returns the event in the body if one of the secrets signed it.
     *
     * @throws ProblemException 400 for anything else
     */
    Event verified(byte[] body, String header) {
        String payload = new String(body, StandardCharsets.UTF_8);
        for (String secret : settings.webhookSecrets()) {
            Optional<Event> event = verified(payload, header, secret);
            if (event.isPresent()) {
                return event.get();
            }
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(
                StripeProblems.INVALID_SIGNATURE, "The request is not a notification of Stripe.");
    }

    private Optional<Event> verified(String payload, String header, String secret) {
        try {
            Event event = client.constructEvent(payload, header, secret, tolerance.toSeconds());
            boolean whole =
                    event.getId() != null
                            && event.getType() != null
                            && event.getLivemode() != null
                            && event.getData() != null;
            return whole ? Optional.of(event) : Optional.empty();
        } catch (SignatureVerificationException | RuntimeException _) {
            // Malformed headers and bodies make stripe-java throw all kinds of exceptions.
            return Optional.empty();
        }
    }

    /** stripe-java refuses a signature that is too old, but accepts one from the future. */
    private boolean recent(String header) {
        Matcher matcher = SIGNED_AT.matcher(header);
        if (!matcher.find()) {
            return false;
        }
        long age = realTime.instant().getEpochSecond() - Long.parseLong(matcher.group(1));
        return Math.abs(age) <= tolerance.toSeconds();
    }
}
