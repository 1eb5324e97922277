package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.checkout.Checkouts;
import dev.usher.event.offer.Offer;
import dev.usher.event.offer.Offers;
import dev.usher.event.stock.Allotment;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;

/**
 * Compares the stock with a plain model of it after each step of a random sequence. A batch must
 * grant exactly the wishes that would be granted one after another.
 */
@ServiceTest(schema = "event")
class BooksPropertyIntegrationTests {

    private static final int STEPS = 120;
    private static final int CAPACITY = 20;
    private static final int MAX_PER_BUYER = 6;
    private static final int MAX_PER_ORDER = 4;
    private static final int ORDERS_HELD = 2;
    private static final int MOST_HELD = ORDERS_HELD * MAX_PER_ORDER;

    private final HoldBatch batch;
    private final ReleaseReservation release;
    private final Checkouts checkouts;
    private final Offers offers;
    private final Stock stock;
    private final MutableClock clock;
    private final Shows shows;

    BooksPropertyIntegrationTests(
            HoldBatch batch,
            ReleaseReservation release,
            BeanFactory beans,
            Offers offers,
            Stock stock,
            MutableClock clock,
            Api api,
            TestIssuer issuer) {
        this.batch = batch;
        this.release = release;
        this.checkouts = new Checkouts(beans);
        this.offers = offers;
        this.stock = stock;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsAsThePlainModelDoes(long seed) {
        new Walk(seed).go();
    }

    private static final class Kept {

        private final Reservation reservation;
        private final Map<TicketTypeId, Integer> seats;
        private ReservationStatus status = ReservationStatus.HELD;
        private OrderId order = new OrderId(UUID.randomUUID());
        private int cancelled;

        Kept(Reservation reservation) {
            this.reservation = reservation;
            this.seats = new HashMap<>();
            reservation.seats().forEach(s -> seats.put(s.ticketType(), s.quantity()));
        }

        boolean counts() {
            return status == ReservationStatus.HELD
                    || status == ReservationStatus.CHECKOUT
                    || status == ReservationStatus.CONVERTED;
        }

        int tickets() {
            return seats.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final class Walk {

        private final Random random;
        private final List<Kept> kept = new ArrayList<>();
        private final Map<TicketTypeId, Integer> returned = new HashMap<>();
        private final Show show;
        private final EventId event;
        private final List<TicketTypeId> types;

        Walk(long seed) {
            random = new Random(seed);
            Map<String, Object> body = shows.plain();
            body.put("maxPerBuyer", MAX_PER_BUYER);
            body.put(
                    "ticketTypes",
                    List.of(type("Standing", CAPACITY, 2500), type("Balcony", CAPACITY / 2, 4000)));
            show = shows.onSale(body);
            event = new EventId(show.uuid());
            types =
                    show.types().stream()
                            .map(type -> new TicketTypeId(UUID.fromString(type)))
                            .toList();
        }

        private static Map<String, Object> type(String name, int capacity, long amount) {
            Map<String, Object> type = Shows.type(name, capacity, amount);
            type.put("maxPerOrder", MAX_PER_ORDER);
            return type;
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                if (kept.isEmpty() || random.nextInt(3) == 0) {
                    place();
                } else {
                    goOn(kept.get(random.nextInt(kept.size())));
                }
                compare();
            }
        }

        private void place() {
            Offer offer = offers.find(event).orElseThrow();
            Instant now = clock.instant();
            List<HoldWish> wishes = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                wishes.add(wish(offer, now));
            }
            List<ReservationOutcome> outcomes = batch.decide(wishes);
            for (int i : order(wishes)) {
                assertThat(outcomes.get(i)).isEqualTo(expected(wishes.get(i)));
                if (outcomes.get(i) instanceof ReservationOutcome.Held(Reservation held)) {
                    kept.add(new Kept(held));
                }
            }
        }

        /**
         * The order of the decisions: all wishes of the buyers who keep to their limits, with the
         * first one of each other buyer; then the second one of each of these, and so on.
         */
        private List<Integer> order(List<HoldWish> wishes) {
            Map<String, Integer> rounds = new HashMap<>();
            List<Integer> round =
                    wishes.stream()
                            .map(wish ->
                                    exceeds(wish.request().buyer(), wishes)
                                            ? rounds.merge(wish.request().buyer(), 1, Integer::sum)
                                            : 1)
                            .toList();
            return IntStream.range(0, wishes.size())
                    .boxed()
                    .sorted(Comparator.comparing(round::get))
                    .toList();
        }

        private boolean exceeds(String buyer, List<HoldWish> wishes) {
            List<Seats> wanted =
                    wishes.stream()
                            .filter(wish -> wish.request().buyer().equals(buyer))
                            .flatMap(wish -> wish.request().seats().stream())
                            .toList();
            boolean tooManyHeld =
                    types.stream()
                            .anyMatch(type ->
                                    heldBy(buyer, type) + quantity(wanted, type) > MOST_HELD);
            return tooManyHeld
                    || tickets(buyer) + wanted.stream().mapToInt(Seats::quantity).sum()
                            > MAX_PER_BUYER;
        }

        private int quantity(List<Seats> seats, TicketTypeId type) {
            return seats.stream()
                    .filter(some -> some.ticketType().equals(type))
                    .mapToInt(Seats::quantity)
                    .sum();
        }

        private int tickets(String buyer) {
            return kept.stream()
                    .filter(Kept::counts)
                    .filter(k -> k.reservation.isOf(buyer))
                    .mapToInt(Kept::tickets)
                    .sum();
        }

        private int heldBy(String buyer, TicketTypeId type) {
            return kept.stream()
                    .filter(k -> k.counts() && k.status != ReservationStatus.CONVERTED)
                    .filter(k -> k.reservation.isOf(buyer))
                    .mapToInt(k -> k.seats.getOrDefault(type, 0))
                    .sum();
        }

        private HoldWish wish(Offer offer, Instant now) {
            List<Seats> seats = new ArrayList<>();
            for (TicketTypeId type : types) {
                boolean last = seats.isEmpty() && type.equals(types.getLast());
                if (last || random.nextBoolean()) {
                    seats.add(new Seats(type, 1 + random.nextInt(4)));
                }
            }
            String buyer = "walker " + random.nextInt(6);
            ReservationRequest request =
                    new ReservationRequest(buyer, null, event, seats, CallerReferences.NONE);
            List<ReservedItem> items =
                    seats.stream()
                            .map(seat -> {
                                Offer.Type type = offer.type(seat.ticketType()).orElseThrow();
                                return new ReservedItem(
                                        type.id(), type.name(), seat.quantity(), type.price());
                            })
                            .toList();
            return new HoldWish(
                    request,
                    Reservation.held(
                            new ReservationId(UUID.randomUUID()),
                            event,
                            buyer,
                            items,
                            now.plus(Duration.ofMinutes(10)),
                            CallerReferences.NONE),
                    null,
                    offer,
                    ORDERS_HELD,
                    Deadline.none());
        }

        /** The outcome by the model, after all wishes before this one. */
        private ReservationOutcome expected(HoldWish wish) {
            String buyer = wish.request().buyer();
            int left = Math.max(MAX_PER_BUYER - tickets(buyer), 0);
            if (wish.request().quantity() > left) {
                return new ReservationOutcome.TooMany(ReservationOutcome.Limit.MAX_PER_BUYER, left);
            }
            for (Seats seats : wish.request().seats()) {
                int more = Math.max(MOST_HELD - heldBy(buyer, seats.ticketType()), 0);
                if (seats.quantity() > more) {
                    return new ReservationOutcome.TooMany(ReservationOutcome.Limit.MAX_HELD, more);
                }
            }
            Map<TicketTypeId, Integer> available = new HashMap<>();
            boolean enough = true;
            for (Seats seats : wish.request().seats()) {
                int here = available(seats.ticketType());
                available.put(seats.ticketType(), here);
                enough &= seats.quantity() <= here;
            }
            return enough
                    ? new ReservationOutcome.Held(wish.reservation())
                    : new ReservationOutcome.SoldOut(available);
        }

        private void goOn(Kept one) {
            ReservationId id = one.reservation.id();
            switch (random.nextInt(6)) {
                case 0 -> {
                    release.release(id, one.reservation.buyer(), null);
                    if (one.status == ReservationStatus.HELD) {
                        one.status = ReservationStatus.RELEASED;
                    }
                }
                case 1 -> {
                    checkouts.claim(
                            one.reservation,
                            one.order,
                            clock.instant().plus(Duration.ofMinutes(31)));
                    if (one.status == ReservationStatus.HELD) {
                        one.status = ReservationStatus.CHECKOUT;
                    }
                }
                case 2 -> convert(one);
                case 3 -> {
                    if (one.status == ReservationStatus.CHECKOUT) {
                        checkouts.fail(id, one.order);
                        one.status = ReservationStatus.HELD;
                        one.order = new OrderId(UUID.randomUUID());
                    }
                }
                case 4 -> cancelATicket(one);
                default -> {
                    if (one.status == ReservationStatus.CHECKOUT) {
                        checkouts.expire(id, one.order);
                        one.status = ReservationStatus.EXPIRED;
                    }
                }
            }
        }

        private void convert(Kept one) {
            boolean live = one.counts();
            boolean enough =
                    one.seats.entrySet().stream()
                            .allMatch(seat -> seat.getValue() <= available(seat.getKey()));
            checkouts.convert(one.reservation.id(), one.order, event);
            if (one.status != ReservationStatus.CONVERTED && (live || enough)) {
                one.status = ReservationStatus.CONVERTED;
                giveBack(one, one.cancelled);
            } else if (!live) {
                // Its order has its final answer.
                kept.remove(one);
            }
        }

        private void cancelATicket(Kept one) {
            if (one.cancelled == one.tickets()) {
                return;
            }
            int before = one.cancelled++;
            checkouts.cancelTicket(
                    UUID.randomUUID(), one.reservation.id(), typeOf(one, before), clock.instant());
            if (one.status == ReservationStatus.CONVERTED) {
                returned.merge(typeOf(one, before), 1, Integer::sum);
            }
        }

        private void giveBack(Kept one, int tickets) {
            for (int i = 0; i < tickets; i++) {
                returned.merge(typeOf(one, i), 1, Integer::sum);
            }
        }

        /** The type of the ticket with that index in the reservation. */
        private TicketTypeId typeOf(Kept one, int ticket) {
            int left = ticket;
            for (Seats seats : one.reservation.seats()) {
                if (left < seats.quantity()) {
                    return seats.ticketType();
                }
                left -= seats.quantity();
            }
            throw new IllegalArgumentException("no ticket " + ticket);
        }

        private int held(TicketTypeId type) {
            return sum(type, ReservationStatus.HELD) + sum(type, ReservationStatus.CHECKOUT);
        }

        private int sold(TicketTypeId type) {
            return sum(type, ReservationStatus.CONVERTED) - returned.getOrDefault(type, 0);
        }

        private int sum(TicketTypeId type, ReservationStatus status) {
            return kept.stream()
                    .filter(one -> one.status == status)
                    .mapToInt(one -> one.seats.getOrDefault(type, 0))
                    .sum();
        }

        private int available(TicketTypeId type) {
            int capacity = type.equals(types.getFirst()) ? CAPACITY : CAPACITY / 2;
            return capacity - held(type) - sold(type);
        }

        private void compare() {
            for (Allotment allotment : stock.of(event)) {
                assertThat(allotment.held()).isEqualTo(held(allotment.ticketType()));
                assertThat(allotment.sold()).isEqualTo(sold(allotment.ticketType()));
            }
        }
    }
}
