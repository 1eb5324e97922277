package dev.usher.event.reservation;

import dev.usher.event.stock.SoldOutMemory;
import dev.usher.event.stock.StockOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The queue of wishes for seats. Wishes for one event share a lane, and those that wait in a lane
 * are decided together, in one transaction with one sync to disk ({@link HoldBatch}). The database
 * decides, so the number of replicas makes no difference.
 */
@Component
class Holds {

    private final SoldOutMemory soldOut;
    private final List<Combiner<HoldWish, ReservationOutcome>> lanes;

    Holds(SoldOutMemory soldOut, HoldBatch batch, HoldSettings settings, MeterRegistry meters) {
        this.soldOut = soldOut;
        CombinerLimits limits =
                new CombinerLimits(settings.waiting(), settings.together(), settings.patience());
        this.lanes =
                IntStream.range(0, settings.lanes())
                        .mapToObj(_ -> new Combiner<>(limits, batch))
                        .toList();
        meters.gauge(
                "usher.holds.waiting",
                lanes,
                all -> all.stream().mapToInt(Combiner::waiting).sum());
    }

    /** Holds the seats of a new reservation. A refusal changes nothing. */
    ReservationOutcome hold(HoldWish wish) {
        Optional<StockOutcome.TooFew> tooFew = soldOut.of(wish.request().seats());
        if (tooFew.isPresent()) {
            return new ReservationOutcome.SoldOut(tooFew.get().available());
        }
        int lane = Math.floorMod(wish.request().event().hashCode(), lanes.size());
        try {
            return lanes.get(lane).ask(wish);
        } catch (TooBusyException _) {
            return new ReservationOutcome.Busy();
        }
    }
}
