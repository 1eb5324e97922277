package dev.usher.event.reservation;

import dev.usher.platform.web.deadline.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides only wishes whose callers still wait, because nobody would know of the seats of the
 * others. They are left out before the decision. A caller may also give up during it, for example
 * while the database waits for a lock: then the decision is undone and made again without that
 * wish.
 */
final class WishesInTime {

    private WishesInTime() {}

    /**
     * Returns one outcome for each wish, in their order; Busy for those that came too late.
     *
     * @param decision decides wishes, or undoes its decision and returns empty if it granted one of
     *     a caller who has given up; so each time at least one wish is left out
     */
    static List<ReservationOutcome> decide(
            List<HoldWish> wishes,
            Function<List<HoldWish>, Optional<List<ReservationOutcome>>> decision) {
        List<Integer> inTime = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            inTime.add(i);
        }
        List<ReservationOutcome> outcomes = new ArrayList<>();
        wishes.forEach(_ -> outcomes.add(new ReservationOutcome.Busy()));
        for (int attempt = 0; attempt < wishes.size(); attempt++) {
            inTime.removeIf(i -> wishes.get(i).deadline().isOver());
            if (inTime.isEmpty()) {
                break;
            }
            Optional<List<ReservationOutcome>> decided =
                    decision.apply(inTime.stream().map(wishes::get).toList());
            if (decided.isPresent()) {
                for (int i = 0; i < inTime.size(); i++) {
                    outcomes.set(inTime.get(i), decided.get().get(i));
                }
                break;
            }
        }
        return outcomes;
    }

    /** Tells whether a wish was granted whose caller has given up. */
    static boolean grantsTooLate(List<HoldWish> wishes, List<ReservationOutcome> outcomes) {
        for (int i = 0; i < wishes.size(); i++) {
            if (outcomes.get(i) instanceof ReservationOutcome.Held
                    && wishes.get(i).deadline().isOver()) {
                return true;
            }
        }
        return false;
    }

    /** The deadline of the caller who waits longest. */
    static Deadline latest(List<HoldWish> wishes) {
        return wishes.stream()
                .map(HoldWish::deadline)
                .max(Comparator.comparing(Deadline::left))
                .orElse(Deadline.none());
    }
}
