package dev.usher.payment.decline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Records declined cards, each charge once. A decline counts from the moment at which Stripe made
 * it, so that late and reordered notifications lead to the same numbers.
 */
@Service
public class RecordDecline {

    private final CardDeclines declines;
    private final KeyedHashes hashes;
    private final DeclineSettings settings;
    private final Clock clock;
    private final Counter recorded;

    RecordDecline(
            CardDeclines declines,
            KeyedHashes hashes,
            DeclineSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.declines = declines;
        this.hashes = hashes;
        this.settings = settings;
        this.clock = clock;
        this.recorded =
                Counter.builder("usher.declines").description("Declined cards").register(meters);
    }

    /** Records a decline within the caller's transaction, unless it is too old to count. */
    public void record(DeclinedCharge charge) {
        Instant now = clock.instant();
        // No decline counts longer than the window, whatever Stripe's clock says.
        Instant at = charge.declinedAt().isAfter(now) ? now : charge.declinedAt();
        if (!at.isAfter(now.minus(settings.window()))) {
            return;
        }
        String fingerprint = charge.fingerprint();
        String card = fingerprint == null ? null : hashes.ofCard(fingerprint);
        if (declines.add(charge.chargeId(), charge.order(), card, at, now)) {
            recorded.increment();
        }
    }
}
