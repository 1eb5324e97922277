package dev.usher.event.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Holder;
import dev.usher.contracts.TicketCancelled;
import dev.usher.contracts.TicketHolderChanged;
import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.checkout.CheckoutScene.Checkout;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class ReturnIntegrationTests {

    private final ConvertReservation reservations;
    private final MessageProbe probe;
    private final Database database;
    private final MutableClock clock;
    private final CheckoutScene scene;
    private final Shows shows;

    ReturnIntegrationTests(
            ConvertReservation reservations,
            Api api,
            TestIssuer issuer,
            MessageProbe probe,
            Database database,
            MutableClock clock) {
        this.reservations = reservations;
        this.probe = probe;
        this.database = database;
        this.clock = clock;
        this.scene = new CheckoutScene(api, issuer, database, clock);
        this.shows = scene.shows();
    }

    @AfterEach
    void comparesTheBooks() throws SQLException {
        scene.end();
    }

    @Test
    void putsTheSeatOfACancelledTicketBackOnSaleOnceWhenTheMessageIsRepeated() {
        Show show = shows.onSale(shows.concert(2, 2500));
        Checkout sale = sold(show, 2);
        UUID ticket = UUID.randomUUID();

        tell(sale, ticket, 2, clock.instant(), TicketCancelled::new);
        tell(sale, ticket, 2, clock.instant(), TicketCancelled::new);
        tell(sale, ticket, 3, clock.instant(), TicketHolderChanged::new);
        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);

        awaitCounts(show, 0, 2);
        shows.reserve(scene.alice(), show, 2).expect(201);
    }

    @Test
    void actsOnTheStateInAnyMessageAboutTheTicket() {
        Show show = shows.onSale(shows.concert(1, 2500));
        Checkout sale = sold(show, 1);

        tell(sale, UUID.randomUUID(), 7, clock.instant(), TicketHolderChanged::new);

        awaitCounts(show, 0, 1);
    }

    @Test
    void remembersATicketCancelledBeforeItsReservationWasConverted() {
        Show show = shows.onSale(shows.concert(3, 2500));
        Checkout sale = scene.checkout(show, 2);

        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);
        await().until(() -> remembered(sale) == 1);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        convert(sale);

        awaitCounts(show, 1, 2);
    }

    @Test
    void returnsNoSeatOfATicketCancelledAfterAdmissionHadOpened() {
        Show show = shows.onSale(shows.concert(3, 2500));
        Checkout sale = sold(show, 2);
        Instant opened = shows.start().minus(Duration.ofHours(4));

        tell(sale, UUID.randomUUID(), 2, opened, TicketCancelled::new);
        tell(sale, UUID.randomUUID(), 2, opened.minusSeconds(1), TicketCancelled::new);

        awaitCounts(show, 1, 2);
        await().until(() -> remembered(sale) == 2);
    }

    @Test
    void neverGivesBackMoreThanWasBought() {
        Show show = shows.onSale(shows.concert(3, 2500));
        Checkout sale = sold(show, 1);
        sold(show, 1);

        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);
        tell(sale, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);

        await().until(() -> remembered(sale) == 2);
        awaitCounts(show, 1, 2);
    }

    @Test
    void ignoresTicketsOfUnknownReservations() {
        Show show = shows.onSale(shows.concert(1, 2500));
        Checkout unknown = scene.unknown(show);

        tell(unknown, UUID.randomUUID(), 2, clock.instant(), TicketCancelled::new);

        await().until(() -> remembered(unknown) == 1);
        awaitCounts(show, 0, 1);
        assertThat(probe.deadLetters("event-service.tickets", Topic.TICKETS)).isEmpty();
    }

    private Checkout sold(Show show, int quantity) {
        Checkout sale = scene.checkout(show, quantity);
        convert(sale);
        return sale;
    }

    private void convert(Checkout checkout) {
        reservations.convert(checkout.reservation(), checkout.order(), checkout.event());
    }

    private void tell(
            Checkout sale,
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
                                null,
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

    private long remembered(Checkout sale) throws Exception {
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
