package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.catalog.Location;
import dev.usher.event.offer.Offer;
import dev.usher.event.reservation.PlacedReservations.Buyer;
import dev.usher.event.reservation.PlacedReservations.Placed;
import dev.usher.event.reservation.PlacedReservations.Reference;
import dev.usher.event.reservation.PlacedReservations.Written;
import dev.usher.event.stock.SeatWish;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.StockOutcome;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.FirstAnswer;
import dev.usher.platform.web.idempotency.KeyedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldRoundsTests {

    private static final EventId EVENT = new EventId(new UUID(1, 1));
    private static final TicketTypeId TYPE = new TicketTypeId(new UUID(2, 2));
    private static final int MAX_PER_ORDER = 3;
    private static final Instant START = Instant.parse("2027-01-20T19:00:00Z");

    private static final int FINGERPRINT = 32;
    private static final FirstAnswer ANSWER = new FirstAnswer(201, Map.of(), new byte[0]);

    private final Hall hall = new Hall();
    private int ids;
    private int ordersHeld;

    /** The example of the class comment. */
    @Test
    void decidesThreeWishesInTwoRounds() {
        hall.seats = 2;
        hall.tickets.put(buyer("ada"), new TicketCounts(1, Map.of()));
        HoldWish first = limited("ada", 1, 2);
        HoldWish large = limited("ben", 2, 2);
        HoldWish second = limited("ada", 1, 2);

        assertThat(decide(first, large, second))
                .containsExactly(
                        new ReservationOutcome.Held(first.reservation()),
                        new ReservationOutcome.SoldOut(Map.of(TYPE, 1)),
                        tooMany(0));

        assertThat(hall.calls)
                .containsExactly(
                        "count ada, ben", "write 1, 2, 3", "lock", "take 1, 2", "delete 2, 3");
        assertThat(hall.rows).containsExactly(first.reservation().id());
    }

    @Test
    void decidesBuyersWithoutALimitInOneRoundAndCountsNothing() {
        hall.seats = 3;
        HoldWish first = unlimited("ada", 2);
        HoldWish second = unlimited("ada", 1);

        assertThat(decide(first, second))
                .containsExactly(
                        new ReservationOutcome.Held(first.reservation()),
                        new ReservationOutcome.Held(second.reservation()));

        assertThat(hall.calls).containsExactly("write 1, 2", "take 2, 1");
    }

    @Test
    void grantsALaterWishOfABuyerWhoseFirstOneWasRefused() {
        hall.seats = 2;
        HoldWish large = limited("ada", 3, 4);
        HoldWish small = limited("ada", 2, 4);

        assertThat(decide(large, small))
                .containsExactly(
                        new ReservationOutcome.SoldOut(Map.of(TYPE, 2)),
                        new ReservationOutcome.Held(small.reservation()));

        assertThat(hall.calls)
                .containsExactly("count ada", "write 1, 2", "lock", "take 3", "take 2", "delete 1");
    }

    @Test
    void countsWhatABuyerGotInAnEarlierRound() {
        hall.seats = 9;
        HoldWish first = limited("ada", 2, 4);
        HoldWish second = limited("ada", 1, 4);
        HoldWish third = limited("ada", 2, 4);

        assertThat(decide(first, second, third))
                .containsExactly(
                        new ReservationOutcome.Held(first.reservation()),
                        new ReservationOutcome.Held(second.reservation()),
                        tooMany(1));
    }

    @Test
    void writesNothingForAWishThatExceedsItsLimitAtOnce() {
        hall.seats = 9;
        hall.tickets.put(buyer("ada"), new TicketCounts(5, Map.of()));

        assertThat(decide(limited("ada", 1, 4))).containsExactly(tooMany(0));

        assertThat(hall.calls).containsExactly("count ada");
    }

    @Test
    void decidesWishesThatKeepToTheLimitTogetherInOneRound() {
        hall.seats = 9;
        ordersHeld = 2;
        HoldWish first = unlimited("ada", 3);
        HoldWish other = unlimited("ben", 2);
        HoldWish second = unlimited("ada", 3);

        assertThat(decide(first, other, second))
                .containsExactly(
                        new ReservationOutcome.Held(first.reservation()),
                        new ReservationOutcome.Held(other.reservation()),
                        new ReservationOutcome.Held(second.reservation()));

        assertThat(hall.calls).containsExactly("count ada, ben", "write 1, 2, 3", "take 3, 2, 3");
    }

    @Test
    void refusesWhatOneAccountMayNotHoldAtATime() {
        hall.seats = 99;
        ordersHeld = 2;
        hall.tickets.put(buyer("ada"), new TicketCounts(50, Map.of(TYPE, 4)));
        HoldWish first = unlimited("ada", 3);
        HoldWish second = unlimited("ada", 2);
        HoldWish third = unlimited("ada", 1);

        assertThat(decide(first, second, third))
                .containsExactly(
                        new ReservationOutcome.TooMany(ReservationOutcome.Limit.MAX_HELD, 2),
                        new ReservationOutcome.Held(second.reservation()),
                        new ReservationOutcome.TooMany(ReservationOutcome.Limit.MAX_HELD, 0));
    }

    @Test
    void refusesAKeyThatWasUsedBefore() {
        hall.seats = 9;
        hall.usedKeys.add("again");
        HoldWish repeat = wish("ada", 1, 4, "again");
        HoldWish other = limited("ada", 2, 4);

        assertThat(decide(repeat, other))
                .containsExactly(
                        new ReservationOutcome.KeyReused(),
                        new ReservationOutcome.Held(other.reservation()));

        assertThat(hall.calls).containsExactly("count ada", "write 1, 2", "take 2", "delete 1");
    }

    @Test
    void refusesAReferenceThatAnotherReservationOfTheOrganizerHas() {
        hall.seats = 9;
        hall.usedReferences.add(new Reference("olivia", "cart-1"));
        HoldWish taken = referring("cart-1", 1);
        HoldWish first = referring("cart-2", 1);
        HoldWish second = referring("cart-2", 1);

        assertThat(decide(taken, first, second))
                .containsExactly(
                        new ReservationOutcome.ReferenceTaken(),
                        new ReservationOutcome.Held(first.reservation()),
                        new ReservationOutcome.ReferenceTaken());

        assertThat(hall.rows).containsExactly(first.reservation().id());
    }

    @Test
    void letsAWishBeRepeatedWhoseReferenceOnlyARefusedWishHad() {
        hall.seats = 1;
        HoldWish tooMany = referring("cart-1", 2);
        HoldWish fits = referring("cart-1", 1);

        assertThat(decide(tooMany, fits))
                .containsExactly(
                        new ReservationOutcome.SoldOut(Map.of(TYPE, 1)),
                        new ReservationOutcome.Busy());

        assertThat(hall.rows).isEmpty();
    }

    @Test
    void deletesEverythingOfAnEventThatIsNotOnSale() {
        hall.onSale = false;

        assertThat(decide(unlimited("ada", 1))).containsExactly(new ReservationOutcome.NotOnSale());

        assertThat(hall.rows).isEmpty();
    }

    private List<ReservationOutcome> decide(HoldWish... wishes) {
        return HoldRounds.decide(List.of(wishes), hall);
    }

    private HoldWish unlimited(String buyer, int quantity) {
        return wish(buyer, quantity, null, null);
    }

    private HoldWish limited(String buyer, int quantity, int limit) {
        return wish(buyer, quantity, limit, null);
    }

    private HoldWish referring(String reference, int quantity) {
        return wish("ada", quantity, null, null, new CallerReferences(reference, Map.of()));
    }

    private HoldWish wish(
            String buyer, int quantity, @Nullable Integer limit, @Nullable String key) {
        return wish(buyer, quantity, limit, key, CallerReferences.NONE);
    }

    private HoldWish wish(
            String buyer,
            int quantity,
            @Nullable Integer limit,
            @Nullable String key,
            CallerReferences references) {
        ids++;
        Reservation reservation =
                Reservation.held(
                        new ReservationId(new UUID(0, ids)),
                        EVENT,
                        buyer,
                        List.of(
                                new ReservedItem(
                                        TYPE, "Standing", quantity, new Money(2500, "EUR"))),
                        START,
                        references);
        KeyedRequest keyed =
                key == null
                        ? null
                        : new KeyedRequest(
                                buyer, key, new byte[FINGERPRINT], Duration.ofMinutes(1));
        return new HoldWish(
                new ReservationRequest(
                        buyer, keyed, EVENT, List.of(new Seats(TYPE, quantity)), references),
                reservation,
                keyed == null ? null : keyed.answered(reservation.id().value(), ANSWER),
                offer(limit),
                ordersHeld,
                Deadline.none());
    }

    private static Offer offer(@Nullable Integer limit) {
        return new Offer(
                EVENT,
                1,
                "olivia",
                true,
                "Winter Jazz",
                START,
                START.plusSeconds(60),
                "Europe/Amsterdam",
                START,
                new Location("Paradiso", null, null, "NL"),
                limit,
                List.of(
                        new Offer.Type(
                                TYPE,
                                "Standing",
                                new Money(2500, "EUR"),
                                MAX_PER_ORDER,
                                false,
                                null,
                                START)));
    }

    private static Buyer buyer(String account) {
        return new Buyer(EVENT, account);
    }

    private static ReservationOutcome tooMany(int allowed) {
        return new ReservationOutcome.TooMany(ReservationOutcome.Limit.MAX_PER_BUYER, allowed);
    }

    /** A hall with seats of one type. It notes the calls, with ids, or with quantities to take. */
    private static final class Hall implements HoldRounds.Rows {

        private final List<String> calls = new ArrayList<>();
        private final Map<Buyer, TicketCounts> tickets = new HashMap<>();
        private final Set<String> usedKeys = new HashSet<>();
        private final Set<Reference> usedReferences = new HashSet<>();
        private final List<ReservationId> rows = new ArrayList<>();
        private boolean onSale = true;
        private int seats;

        @Override
        public Map<Buyer, TicketCounts> lockAndCount(Set<Buyer> buyers) {
            calls.add(
                    "count "
                            + buyers.stream()
                                    .map(Buyer::account)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
            return tickets;
        }

        @Override
        public Written write(List<Placed> placed) {
            calls.add("write " + ids(placed.stream().map(one -> one.reservation().id()).toList()));
            Set<ReservationId> written = new HashSet<>();
            Set<ReservationId> taken = new HashSet<>();
            for (Placed one : placed) {
                Reference reference = one.reference();
                if (reference != null && !usedReferences.add(reference)) {
                    taken.add(one.reservation().id());
                } else if (one.key() == null || usedKeys.add(one.key())) {
                    written.add(one.reservation().id());
                }
            }
            rows.addAll(written);
            return new Written(written, taken);
        }

        @Override
        public void lock(List<Seats> wanted) {
            calls.add("lock");
        }

        @Override
        public List<StockOutcome> hold(List<SeatWish> wishes) {
            calls.add("take " + text(wishes.stream().map(Hall::quantity).toList()));
            return wishes.stream().map(this::hold).toList();
        }

        @Override
        public void delete(List<Placed> refused) {
            List<ReservationId> ids = refused.stream().map(one -> one.reservation().id()).toList();
            calls.add("delete " + ids(ids));
            rows.removeAll(ids);
        }

        private StockOutcome hold(SeatWish wish) {
            if (!onSale) {
                return new StockOutcome.NotOnSale();
            }
            if (quantity(wish) > seats) {
                return new StockOutcome.TooFew(Map.of(TYPE, seats));
            }
            seats -= quantity(wish);
            return new StockOutcome.Taken();
        }

        private static int quantity(SeatWish wish) {
            return wish.seats().stream().mapToInt(Seats::quantity).sum();
        }

        private static String ids(List<ReservationId> reservations) {
            return text(
                    reservations.stream().map(id -> id.value().getLeastSignificantBits()).toList());
        }

        private static String text(List<? extends Number> numbers) {
            return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }
}
