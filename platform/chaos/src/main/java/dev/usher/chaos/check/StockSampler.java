package dev.usher.chaos.check;

import java.time.Duration;
import java.util.List;

/** Looks at the stock, the outboxes and the relays again and again while a run goes on. */
public final class StockSampler implements AutoCloseable {

    private StockSampler() {}

    public static StockSampler start(ConnectionSource database, Duration every) {
        return new StockSampler();
    }

    /** What was seen so far. */
    public List<Sample> samples() {
        return List.of();
    }

    @Override
    public void close() {}
}
