package dev.usher.event.reservation;

import dev.usher.event.stock.Shortage;
import dev.usher.event.stock.StockOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Where buyers' wishes for seats queue up. Wishes for the same event share a lane, and those that
 * wait in a lane are decided together, in one transaction with one sync to disk ({@link
 * HoldBatch}). The database decides, so it makes no difference how many replicas there are.
 */
@Component
class Holds {

    private final Shortage shortage;
    private final List<Combiner<HoldWish, ReservationOutcome>> lanes;

    Holds(Shortage shortage, HoldBatch batch, HoldSettings settings, MeterRegistry meters) {
        this.shortage = shortage;
        CombinerLimits limits =
                new CombinerLimits(settings.waiting(), settings.together(), settings.patience());
        this.lanes =
                IntStream.range(0, settings.lanes())
                        .mapToObj(lane -> new Combiner<>(limits, batch))
                        .toList();
        meters.gauge(
                "usher.holds.waiting",
                lanes,
                all -> all.stream().mapToInt(Combiner::waiting).sum());
    }

    /** Holds the seats of a new reservation. A refusal leaves nothing behind. */
    ReservationOutcome hold(HoldWish wish) {
        Optional<StockOutcome.TooFew> tooFew = shortage.of(wish.asked().seats());
        if (tooFew.isPresent()) {
            return new ReservationOutcome.SoldOut(tooFew.get().available());
        }
        int lane = Math.floorMod(wish.asked().event().hashCode(), lanes.size());
        try {
            return lanes.get(lane).ask(wish);
        } catch (TooBusyException busy) {
            return new ReservationOutcome.Busy();
        }
    }
}
