package dev.usher.event.reservation;

import dev.usher.event.reservation.Reservations.Buyer;
import dev.usher.event.stock.Stock;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.DatabaseFailures;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides about wishes together: first the buyers' limits, then the reservations are written, and
 * last the busy rows of the stock are touched, so that they are locked for as short as can be.
 * Everybody takes locks in this order, and within a kind in the order of their keys.
 */
@Component
class HoldBatch implements Batch<HoldWish, ReservationOutcome> {

    private final Reservations reservations;
    private final Stock stock;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final DistributionSummary sizes;

    HoldBatch(
            Reservations reservations,
            Stock stock,
            Clock clock,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.reservations = reservations;
        this.stock = stock;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.sizes = meters.summary("usher.holds.together");
    }

    /** Tried once more after a deadlock, for all of it was undone. */
    @Override
    public List<ReservationOutcome> decide(List<HoldWish> wishes) {
        sizes.record(wishes.size());
        try {
            return decideOnce(wishes);
        } catch (PessimisticLockingFailureException lost) {
            return decideOnce(wishes);
        }
    }

    private List<ReservationOutcome> decideOnce(List<HoldWish> wishes) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    List<ReservationOutcome> outcomes = new Decision(wishes).outcomes();
                    if (outcomes.stream().anyMatch(ReservationOutcome.Held.class::isInstance)) {
                        CrashPoint.hitAfterCommit("reserve.after_commit");
                    } else {
                        status.setRollbackOnly();
                    }
                    return outcomes;
                }));
    }

    /** If the database is unavailable, retrying the wishes one by one cannot help. */
    @Override
    public boolean mayBeOfOneAlone(RuntimeException error) {
        return !DatabaseFailures.isTransient(error);
    }

    /**
     * One decision in one transaction; wishes still open have no outcome yet. Of a buyer with a
     * limit one wish is decided per round: what the next may have depends on what it got. All are
     * written before the first round, and what is refused is removed after the last.
     */
    private final class Decision {

        private final List<HoldWish> wishes;
        private final @Nullable ReservationOutcome[] outcomes;
        private final Map<Buyer, Integer> tickets = new HashMap<>();
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);

        Decision(List<HoldWish> wishes) {
            this.wishes = wishes;
            this.outcomes = new ReservationOutcome[wishes.size()];
        }

        List<ReservationOutcome> outcomes() {
            countTickets();
            List<Integer> first = withinLimit(round());
            Set<Integer> later = open();
            first.forEach(later::remove);
            List<Integer> written = new ArrayList<>(first);
            written.addAll(later);
            write(written);
            if (!later.isEmpty()) {
                // Round by round the rows would be locked in the rounds' order.
                stock.lock(
                        open().stream()
                                .flatMap(i -> wishes.get(i).asked().seats().stream())
                                .toList());
            }
            List<Integer> round = round();
            while (!round.isEmpty()) {
                hold(withinLimit(round));
                round = round();
            }
            removeRefused(written);
            return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
        }

        /** Those without an outcome, in their order. */
        private Set<Integer> open() {
            Set<Integer> open = new LinkedHashSet<>();
            for (int i = 0; i < outcomes.length; i++) {
                if (outcomes[i] == null) {
                    open.add(i);
                }
            }
            return open;
        }

        private void countTickets() {
            Set<Buyer> limited =
                    wishes.stream()
                            .filter(wish -> wish.limit() != null)
                            .map(HoldWish::buyer)
                            .collect(Collectors.toSet());
            if (!limited.isEmpty()) {
                reservations.lockBuyers(limited);
                tickets.putAll(reservations.ticketsOf(limited, now));
            }
        }

        private List<Integer> round() {
            Set<Buyer> limited = new HashSet<>();
            return open().stream()
                    .filter(i -> {
                        HoldWish wish = wishes.get(i);
                        return wish.limit() == null || limited.add(wish.buyer());
                    })
                    .toList();
        }

        private List<Integer> withinLimit(List<Integer> round) {
            List<Integer> within = new ArrayList<>();
            for (int i : round) {
                HoldWish wish = wishes.get(i);
                Integer limit = wish.limit();
                int left =
                        limit == null
                                ? Integer.MAX_VALUE
                                : limit - tickets.getOrDefault(wish.buyer(), 0);
                if (wish.asked().quantity() <= left) {
                    within.add(i);
                } else {
                    outcomes[i] =
                            new ReservationOutcome.TooMany(
                                    ReservationOutcome.Limit.MAX_PER_BUYER, Math.max(left, 0));
                }
            }
            return within;
        }

        private void write(List<Integer> wanted) {
            if (wanted.isEmpty()) {
                return;
            }
            Set<ReservationId> written =
                    reservations.insert(
                            wanted.stream().map(i -> wishes.get(i).placed()).toList(), now);
            for (int i : wanted) {
                if (!written.contains(wishes.get(i).reservation().id())) {
                    outcomes[i] = new ReservationOutcome.KeyReused();
                }
            }
        }

        private void hold(List<Integer> round) {
            if (round.isEmpty()) {
                return;
            }
            List<StockOutcome> decided =
                    stock.holdEach(round.stream().map(i -> wishes.get(i).seats()).toList());
            for (int n = 0; n < decided.size(); n++) {
                HoldWish wish = wishes.get(round.get(n));
                outcomes[round.get(n)] =
                        switch (decided.get(n)) {
                            case StockOutcome.Taken() -> {
                                tickets.merge(wish.buyer(), wish.asked().quantity(), Integer::sum);
                                yield new ReservationOutcome.Held(wish.reservation());
                            }
                            case StockOutcome.TooFew(var available) ->
                                    new ReservationOutcome.SoldOut(available);
                            case StockOutcome.NotOnSale() -> new ReservationOutcome.NotOnSale();
                        };
            }
        }

        private void removeRefused(List<Integer> written) {
            List<ReservationId> refused =
                    written.stream()
                            .filter(i -> !(outcomes[i] instanceof ReservationOutcome.Held))
                            .filter(i -> !(outcomes[i] instanceof ReservationOutcome.KeyReused))
                            .map(i -> wishes.get(i).reservation().id())
                            .toList();
            if (!refused.isEmpty()) {
                reservations.remove(refused);
            }
        }
    }
}
