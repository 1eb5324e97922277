package dev.usher.payment.decline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Names the measure for a caller who wants to open an order. It costs no statement: the one that
 * begins an order compares.
 */
@Service
public class MeasureDeclines {

    private final DeclineSettings settings;
    private final KeyedHashes hashes;
    private final Clock clock;
    private final Counter refused;

    MeasureDeclines(
            DeclineSettings settings, KeyedHashes hashes, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.hashes = hashes;
        this.clock = clock;
        this.refused =
                Counter.builder("usher.declines.refused")
                        .description("Orders that were not opened because of declined cards")
                        .register(meters);
    }

    /**
     * Returns the measure for a caller.
     *
     * @param address the caller's, as the gateway tells it; null if it is not known
     */
    public DeclineMeasure of(@Nullable String address) {
        String client = address == null || address.isBlank() ? null : hashes.ofAddress(address);
        return new DeclineMeasure(client, clock.instant(), settings);
    }

    /** Counts an order that was not opened. */
    public void refused() {
        refused.increment();
    }
}
