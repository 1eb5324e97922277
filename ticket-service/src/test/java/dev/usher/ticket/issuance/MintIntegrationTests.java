package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.credential.Credential;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest(schema = "ticket")
class MintIntegrationTests {

    private static final int REPLICAS = 8;

    private final Issuance issuance;
    private final Tickets tickets;
    private final TicketNumbers numbers;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    MintIntegrationTests(
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
    void mintsOnceWhenReplicasMintTheSameOrderAtOnce() throws Exception {
        PaidOrder order = paidOrder(5);
        CyclicBarrier start = new CyclicBarrier(REPLICAS);
        List<Callable<List<Ticket>>> replicas =
                Collections.nCopies(
                        REPLICAS,
                        () -> {
                            start.await();
                            return issue(order);
                        });

        List<List<Ticket>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Ticket>> outcome : threads.invokeAll(replicas)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes)
                .filteredOn(issued -> !issued.isEmpty())
                .singleElement(InstanceOfAssertFactories.LIST)
                .hasSize(5);
        assertThat(tickets.ofOrder(order.id(), Tickets.Seat.FIRST, 10)).hasSize(5);
    }

    @Test
    void refusesOrdersOfNothingAndOfTooMuch() {
        assertThatIllegalArgumentException().isThrownBy(() -> paidOrder(0));
        assertThatIllegalArgumentException().isThrownBy(() -> paidOrder(Integer.MAX_VALUE));
    }

    @Test
    void mintsForAnEventThatEndedLongAgoAndForOneThatEndsInTheYear9999() {
        for (Instant end : List.of(Instant.EPOCH.plusSeconds(1), Credential.LATEST)) {
            TicketedEvent event = event(end);
            PaidOrder order =
                    new PaidOrder(
                            new OrderId(UUID.randomUUID()),
                            null,
                            UUID.randomUUID(),
                            TestOrders.PAID,
                            "alice",
                            new TicketHolder(null, null),
                            List.of(line(1)),
                            event);

            issue(order);

            Ticket ticket = tickets.ofOrder(order.id(), Tickets.Seat.FIRST, 2).getFirst();
            assertThat(ticket.claims().expiresAt())
                    .isAfter(TestOrders.PAID)
                    .isBeforeOrEqualTo(Credential.LATEST);
        }
    }

    @Test
    void takesAnotherCodeWhenAnotherTicketHasTheFirst() {
        PaidOrder first = paidOrder(1);
        issue(first);
        PaidOrder second = paidOrder(2);
        TicketId unlucky = numbers.idOf(second.id(), second.lines().getFirst().id(), 2);
        jdbc.sql("update ticket set code = :code where order_id = :order")
                .param("code", numbers.codeOf(unlucky, 1, 0).toString())
                .param("order", first.id().value())
                .update();

        List<Ticket> issued = issue(second);

        assertThat(tickets.find(unlucky).orElseThrow().code())
                .isEqualTo(numbers.codeOf(unlucky, 1, 1));
        assertThat(issued)
                .hasSize(2)
                .extracting(Ticket::code)
                .contains(numbers.codeOf(unlucky, 1, 1));
    }

    private List<Ticket> issue(PaidOrder order) {
        PaymentNews news = new PaymentNews(List.of(order), List.of());
        return transaction.execute(_ -> issuance.apply(news));
    }

    private static PaidOrder paidOrder(int quantity) {
        return new PaidOrder(
                new OrderId(UUID.randomUUID()),
                null,
                UUID.randomUUID(),
                TestOrders.PAID,
                TestIssuer.accountId("alice"),
                new TicketHolder("alice", "alice@example.com"),
                List.of(line(quantity)),
                event(TestOrders.ENDS));
    }

    private static PaidOrder.Line line(int quantity) {
        return new PaidOrder.Line(UUID.randomUUID(), UUID.randomUUID(), "Standing", quantity);
    }

    private static TicketedEvent event(Instant endsAt) {
        return new TicketedEvent(
                new EventId(UUID.randomUUID()),
                TicketedEvent.FROM_PAYMENT,
                TestIssuer.accountId("olivia"),
                TicketedEvent.Status.PUBLISHED,
                "Winter Jazz",
                endsAt.minusSeconds(1),
                endsAt,
                "Europe/Amsterdam",
                new EventVenue("Paradiso", null, null, null));
    }
}
