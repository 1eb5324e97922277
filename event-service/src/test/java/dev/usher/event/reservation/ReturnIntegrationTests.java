package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Holder;
import dev.usher.contracts.TicketCancelled;
import dev.usher.contracts.TicketHolderChanged;
import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class ReturnIntegrationTests {

    private final CheckoutDesk checkouts;
    private final MessageProbe probe;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;
    private final String alice;

    ReturnIntegrationTests(
            CheckoutDesk checkouts,
            Api api,
            TestIssuer issuer,
            MessageProbe probe,
            Database database,
            MutableClock clock) {
        this.checkouts = checkouts;
        this.probe = probe;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @AfterEach
    void comeBackToThePresentWithItsBooksInOrder() throws Exception {
        clock.reset();
        Books.balance(database);
    }

    @Test
    void putsTheSeatOfACancelledTicketBackOnSaleOnceHoweverOftenItIsTold() {
        Show show = shows.onSale(shows.concert(2, 2500));
        Sale sale = sale(show, 2);
        checkouts.convert(sale.reservation(), sale.order(), sale.event());
        UUID ticket = UUID.randomUUID();

        tell(sale, ticket, 2, clock.instant(), TicketCancelled::new);
        tell(sale, ticket, 2, clock.instant(), TicketCancelled::new);
        tell(sale, ticket, 3, clock.instant(), TicketHolderChanged::new);
        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);

        awaitCounts(show, 0, 2);
        shows.reserve(alice, show, 2).expect(201);
    }

    @Test
    void actsOnTheStateWhateverTheMessageIsCalled() {
        Show show = shows.onSale(shows.concert(1, 2500));
        Sale sale = sale(show, 1);
        checkouts.convert(sale.reservation(), sale.order(), sale.event());

        tell(sale, UUID.randomUUID(), 7, clock.instant(), TicketHolderChanged::new);

        awaitCounts(show, 0, 1);
    }

    @Test
    void remembersATicketCancelledBeforeItsReservationWasConverted() {
        Show show = shows.onSale(shows.concert(3, 2500));
        Sale sale = sale(show, 2);

        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);
        await().until(() -> remembered(sale) == 1);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        checkouts.convert(sale.reservation(), sale.order(), sale.event());

        awaitCounts(show, 1, 2);
    }

    @Test
    void leavesAPlaceSoldThatMayBeOccupiedByNow() {
        Show show = shows.onSale(shows.concert(3, 2500));
        Sale sale = sale(show, 2);
        checkouts.convert(sale.reservation(), sale.order(), sale.event());
        Instant opened = shows.start().minus(Duration.ofHours(4));

        tell(sale, UUID.randomUUID(), 2, opened, TicketCancelled::new);
        tell(sale, UUID.randomUUID(), 2, opened.minusSeconds(1), TicketCancelled::new);

        awaitCounts(show, 1, 2);
        await().until(() -> remembered(sale) == 2);
    }

    @Test
    void neverGivesBackMoreThanWasBought() {
        Show show = shows.onSale(shows.concert(3, 2500));
        Sale sale = sale(show, 1);
        Sale other = sale(show, 1);
        checkouts.convert(sale.reservation(), sale.order(), sale.event());
        checkouts.convert(other.reservation(), other.order(), other.event());

        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);
        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);

        await().until(() -> remembered(sale) == 2);
        awaitCounts(show, 1, 2);
    }

    @Test
    void ignoresTicketsOfReservationsItHasNeverHeardOf() {
        Show show = shows.onSale(shows.concert(1, 2500));
        Sale unknown =
                new Sale(
                        new ReservationId(UUID.randomUUID()), new OrderId(UUID.randomUUID()), show);

        tell(unknown, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);

        await().until(() -> remembered(unknown) == 1);
        awaitCounts(show, 0, 1);
        assertThat(probe.deadLetters("event-service.tickets", Topic.TICKETS)).isEmpty();
    }

    private record Sale(ReservationId reservation, OrderId order, Show show) {

        EventId event() {
            return new EventId(show.uuid());
        }
    }

    private Sale sale(Show show, int quantity) {
        String reservation = shows.reserve(alice, show, quantity).expect(201).string("/id");
        UUID order = UUID.randomUUID();
        shows.claim(reservation, order, "alice", clock.instant().plus(Duration.ofMinutes(31)))
                .expect(200);
        return new Sale(new ReservationId(UUID.fromString(reservation)), new OrderId(order), show);
    }

    private void tell(
            Sale sale,
            UUID ticket,
            long sequence,
            Instant cancelledAt,
            Function<TicketState, TicketMessage> message) {
        probe.publish(
                ticket,
                sequence,
                message.apply(
                        new TicketState(
                                ticket,
                                1,
                                "CANCELLED",
                                "0000000000",
                                "0011223344556677",
                                sale.order().value(),
                                sale.reservation().value(),
                                UUID.randomUUID(),
                                1,
                                sale.show().uuid(),
                                UUID.fromString(sale.show().onlyType()),
                                "General admission",
                                new Holder("Alice", "alice@example.com"),
                                clock.instant(),
                                cancelledAt)));
    }

    private long remembered(Sale sale) throws Exception {
        return Books.number(
                database,
                "select count(*) from cancelled_ticket where reservation_id = '%s'"
                        .formatted(sale.reservation()));
    }

    private void awaitCounts(Show show, int sold, int available) {
        await().untilAsserted(() -> {
            assertThat(shows.availability(show).at("/sold").asInt()).isEqualTo(sold);
            assertThat(shows.availability(show).at("/available").asInt()).isEqualTo(available);
        });
    }
}
