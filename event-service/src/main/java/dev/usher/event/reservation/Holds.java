package dev.usher.event.reservation;

import dev.usher.event.stock.SoldOutMemory;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.database.BatchDecision;
import dev.usher.platform.database.Combiner;
import dev.usher.platform.database.CombinerLimits;
import dev.usher.platform.database.TooBusyException;
import dev.usher.platform.web.deadline.Deadline;
import io.micrometer.core.instrument.DistributionSummary;
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
    private final UndoHold undoHold;
    private final List<Combiner<HoldWish, ReservationOutcome>> lanes;

    Holds(
            SoldOutMemory soldOut,
            HoldBatch batch,
            UndoHold undoHold,
            HoldSettings settings,
            MeterRegistry meters) {
        this.soldOut = soldOut;
        this.undoHold = undoHold;
        CombinerLimits limits =
                new CombinerLimits(settings.waiting(), settings.together(), settings.patience());
        DistributionSummary sizes = meters.summary("usher.holds.together");
        this.lanes =
                IntStream.range(0, settings.lanes())
                        .mapToObj(_ -> new Combiner<>(limits, new Measured(batch, sizes)))
                        .toList();
        meters.gauge(
                "usher.holds.waiting",
                lanes,
                all -> all.stream().mapToInt(Combiner::waiting).sum());
    }

    /**
     * Holds the seats of a new reservation. A refusal changes nothing. An answer that comes too
     * late for its caller is a refusal too, so the hold is undone.
     */
    ReservationOutcome hold(HoldWish wish) {
        Optional<StockOutcome.TooFew> tooFew = soldOut.of(wish.request().seats());
        if (tooFew.isPresent()) {
            return new ReservationOutcome.SoldOut(tooFew.get().available());
        }
        int lane = Math.floorMod(wish.request().event().hashCode(), lanes.size());
        try {
            ReservationOutcome outcome = lanes.get(lane).ask(wish, wish.deadline().left());
            if (outcome instanceof ReservationOutcome.Held && wish.deadline().isOver()) {
                Deadline.ignore(() -> undoHold.undo(wish.placed()));
                return new ReservationOutcome.Busy();
            }
            return outcome;
        } catch (TooBusyException _) {
            return new ReservationOutcome.Busy();
        }
    }

    /** Records how many wishes are decided together. */
    private record Measured(HoldBatch batch, DistributionSummary sizes)
            implements BatchDecision<HoldWish, ReservationOutcome> {

        @Override
        public List<ReservationOutcome> decide(List<HoldWish> wishes) {
            sizes.record(wishes.size());
            return batch.decide(wishes);
        }

        @Override
        public boolean mayBeOfOneAlone(RuntimeException error) {
            return batch.mayBeOfOneAlone(error);
        }
    }
}
