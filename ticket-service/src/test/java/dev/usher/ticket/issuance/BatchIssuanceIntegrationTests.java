package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TestOrders;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.EventVenue;
import dev.usher.ticket.event.TicketedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders and refunds of one batch end as they would one after the other. */
@ServiceTest(schema = "ticket")
class BatchIssuanceIntegrationTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Issuance issuance;
    private final Tickets tickets;
    private final TicketNumbers numbers;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    BatchIssuanceIntegrationTests(
            Issuance issuance,
            Tickets tickets,
            TicketNumbers numbers,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.issuance = issuance;
        this.tickets = tickets;
        this.numbers = numbers;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void mintsTheOrdersOfSeveralEventsTogetherAndARepeatedOneOnce() {
        List<PaidOrder> orders = orders(5, newEvent(), newEvent(), newEvent());
        List<PaidOrder> repeated = new ArrayList<>(orders);
        repeated.addAll(orders);

        List<Ticket> issued = apply(repeated);

        assertThat(issued).hasSize(30).doesNotHaveDuplicates();
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(of(order))
                                .hasSize(2)
                                .allMatch(ticket -> ticket.eventId().equals(order.event().id())));
        assertThat(apply(repeated)).isEmpty();
    }

    @Test
    void completesAnOrderNextToOneThatIsComplete() {
        List<PaidOrder> orders = orders(2, newEvent());
        apply(orders);
        List<Ticket> before = of(orders.getFirst());
        awaitAllPublished();
        jdbc.sql("delete from ticket where id = :id")
                .param("id", before.getLast().id().value())
                .update();

        List<Ticket> issued = apply(orders);

        assertThat(issued).extracting(Ticket::id).containsExactly(before.getLast().id());
        assertThat(of(orders.getFirst()))
                .extracting(Ticket::code)
                .isEqualTo(before.stream().map(Ticket::code).toList());
    }

    @Test
    void cancelsWhatARefundOfTheSameBatchMeans() {
        List<PaidOrder> orders = orders(3, newEvent());
        PaidOrder whole = orders.get(0);
        PaidOrder part = orders.get(1);
        PaidOrder untouched = orders.get(2);

        apply(orders, all(whole, NOON), one(part, 2, NOON), one(part, 2, LATER));

        assertThat(of(whole)).allMatch(BatchIssuanceIntegrationTests::cancelledAtNoon);
        assertThat(of(part))
                .filteredOn(ticket -> ticket.seat().number() == 2)
                .allMatch(BatchIssuanceIntegrationTests::cancelledAtNoon);
        assertThat(of(part))
                .filteredOn(ticket -> ticket.seat().number() == 1)
                .allMatch(ticket -> ticket.lifecycle().status() == TicketStatus.VALID);
        assertThat(of(untouched))
                .allMatch(ticket -> ticket.lifecycle().status() == TicketStatus.VALID);
        assertThat(messagesAbout(part)).containsExactly(1L, 2L);
    }

    @Test
    void cancelsWhatAnEarlierRefundMeant() {
        List<PaidOrder> orders = orders(2, newEvent());
        PaidOrder whole = orders.get(0);
        PaidOrder part = orders.get(1);

        apply(List.of(), all(whole, NOON), all(whole, LATER), one(part, 1, NOON));
        List<Ticket> issued = apply(orders);

        assertThat(issued).hasSize(4);
        assertThat(of(whole)).allMatch(BatchIssuanceIntegrationTests::cancelledAtNoon);
        assertThat(of(part))
                .extracting(ticket -> ticket.lifecycle().status())
                .containsExactly(TicketStatus.CANCELLED, TicketStatus.VALID);
    }

    @Test
    void givesATicketTheTimeOfTheFirstRefundThatMeansIt() {
        PaidOrder order = orders(1, newEvent()).getFirst();

        apply(List.of(order), one(order, 1, NOON), all(order, LATER));

        assertThat(of(order))
                .extracting(ticket -> ticket.lifecycle().cancelledAt())
                .containsExactly(NOON, LATER);
        apply(List.of(order), all(order, LATER.plusSeconds(1)));
        assertThat(of(order))
                .extracting(ticket -> ticket.lifecycle().messageSequence())
                .containsExactly(2L, 2L);
    }

    @Test
    void cancelsNoTicketOfAnotherOrderWithAnOrderThatNamesIt() {
        List<PaidOrder> orders = orders(2, newEvent());
        TicketId foreign = idOf(orders.get(1), 1);

        apply(orders, new Cancellation(orders.get(0).id(), foreign, NOON));
        apply(List.of(), new Cancellation(orders.get(0).id(), foreign, NOON));

        assertThat(of(orders.get(1)))
                .allMatch(ticket -> ticket.lifecycle().status() == TicketStatus.VALID);
    }

    @Test
    void leavesNothingOfABatchThatFails() {
        List<PaidOrder> orders = orders(2, newEvent());

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        transaction.execute(_ -> {
                            issuance.apply(
                                    new PaymentNews(orders, List.of(all(orders.getFirst(), NOON))));
                            throw new IllegalStateException("after the batch");
                        }));

        assertThat(of(orders.getFirst())).isEmpty();
        assertThat(apply(orders)).hasSize(4);
        assertThat(of(orders.getFirst()))
                .allMatch(ticket -> ticket.lifecycle().status() == TicketStatus.VALID);
    }

    /** Acts as after a rebalance, when the former consumer of a partition is still at work. */
    @Test
    void mintsEachSeatOnceWhenReplicasTakeTheSameOrdersInOtherBatchesAtOnce() throws Exception {
        List<PaidOrder> orders = orders(20, newEvent(), newEvent());
        List<Cancellation> refunds =
                orders.stream().limit(10).map(order -> all(order, NOON)).toList();
        int replicas = 6;
        CyclicBarrier start = new CyclicBarrier(replicas);
        List<Callable<Integer>> work =
                IntStream.range(0, replicas)
                        .<Callable<Integer>>mapToObj(replica ->
                                () -> {
                                    List<PaidOrder> mine = shuffled(orders, replica);
                                    List<Cancellation> cancelled = shuffled(refunds, replica);
                                    start.await();
                                    return transaction
                                            .execute(_ ->
                                                    issuance.apply(
                                                            new PaymentNews(mine, cancelled)))
                                            .size();
                                })
                        .toList();

        int issued = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : threads.invokeAll(work)) {
                issued += each.get();
            }
        }

        assertThat(issued).isEqualTo(80);
        assertThat(orders.subList(0, 10))
                .allSatisfy(order ->
                        assertThat(of(order))
                                .hasSize(2)
                                .allMatch(BatchIssuanceIntegrationTests::cancelledAtNoon)
                                .allMatch(ticket -> ticket.lifecycle().messageSequence() == 2));
        assertThat(orders.subList(10, 40))
                .allSatisfy(order ->
                        assertThat(of(order))
                                .hasSize(2)
                                .allMatch(ticket ->
                                        ticket.lifecycle().status() == TicketStatus.VALID));
    }

    /** The message about a ticket that is made again has the sequence of the first one. */
    private void awaitAllPublished() {
        await().until(() ->
                jdbc.sql("select count(*) from outbox").query(Long.class).single() == 0);
    }

    private static boolean cancelledAtNoon(Ticket ticket) {
        return ticket.lifecycle().status() == TicketStatus.CANCELLED
                && NOON.equals(ticket.lifecycle().cancelledAt());
    }

    private List<Ticket> apply(List<PaidOrder> orders, Cancellation... cancellations) {
        PaymentNews news = new PaymentNews(orders, List.of(cancellations));
        return transaction.execute(_ -> issuance.apply(news));
    }

    private static Cancellation all(PaidOrder order, Instant at) {
        return Cancellation.ofAll(order.id(), at);
    }

    private Cancellation one(PaidOrder order, int seat, Instant at) {
        return new Cancellation(order.id(), idOf(order, seat), at);
    }

    private TicketId idOf(PaidOrder order, int seat) {
        return numbers.idOf(order.id(), order.lines().getFirst().id(), seat);
    }

    private List<Ticket> of(PaidOrder order) {
        return tickets.ofOrder(order.id(), Tickets.Seat.FIRST, 10);
    }

    private List<Long> messagesAbout(PaidOrder order) {
        return of(order).stream()
                .map(ticket -> ticket.lifecycle().messageSequence())
                .sorted()
                .toList();
    }

    /** So many orders of two seats for each event. */
    private static List<PaidOrder> orders(int perEvent, TicketedEvent... events) {
        List<PaidOrder> orders = new ArrayList<>();
        for (TicketedEvent event : events) {
            for (int i = 0; i < perEvent; i++) {
                orders.add(
                        new PaidOrder(
                                new OrderId(UUID.randomUUID()),
                                null,
                                UUID.randomUUID(),
                                TestOrders.PAID,
                                TestIssuer.accountId("alice"),
                                new TicketHolder("alice", "alice@example.com"),
                                List.of(
                                        new PaidOrder.Line(
                                                UUID.randomUUID(),
                                                UUID.randomUUID(),
                                                "Standing",
                                                2)),
                                event));
            }
        }
        return orders;
    }

    private static TicketedEvent newEvent() {
        return new TicketedEvent(
                new EventId(UUID.randomUUID()),
                TicketedEvent.FROM_PAYMENT,
                TestIssuer.accountId("olivia"),
                TicketedEvent.Status.PUBLISHED,
                "Winter Jazz",
                TestOrders.STARTS,
                TestOrders.ENDS,
                "Europe/Amsterdam",
                new EventVenue("Paradiso", null, null, null));
    }

    private static <T> List<T> shuffled(List<T> all, int seed) {
        List<T> copy = new ArrayList<>(all);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
