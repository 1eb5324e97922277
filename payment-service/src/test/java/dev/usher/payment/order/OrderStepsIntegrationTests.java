package dev.usher.payment.order;

import static dev.usher.payment.order.TestOrders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.decline.DeclineMeasure;
import dev.usher.payment.decline.MeasureDeclines;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Each step is one statement, which holds only under its condition. */
@PaymentTest
class OrderStepsIntegrationTests {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final AttemptLeases leases;
    private final OrderRows rows;
    private final OrderSteps steps;
    private final Orders orders;
    private final OrderTickets tickets;
    private final TransactionTemplate transaction;
    private final MeasureDeclines declines;
    private final Instant now;

    OrderStepsIntegrationTests(
            AttemptLeases leases,
            OrderRows rows,
            OrderSteps steps,
            Orders orders,
            OrderTickets tickets,
            TransactionTemplate transaction,
            MeasureDeclines declines,
            MutableClock clock) {
        this.leases = leases;
        this.rows = rows;
        this.steps = steps;
        this.orders = orders;
        this.tickets = tickets;
        this.transaction = transaction;
        this.declines = declines;
        this.now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void readsAnOrderAsTheEntityDoes() {
        OrderState attempt = attempt();
        assertThat(rows.find(attempt.id())).contains(entity(attempt.id()));
        OrderState claimed = claim(attempt, 2500);
        assertThat(rows.find(attempt.id())).contains(entity(attempt.id())).contains(claimed);
        OrderState open = open(claimed).orElseThrow();
        assertThat(entity(attempt.id())).isEqualTo(open);
        OrderState paid = pay(open).getFirst().order();
        assertThat(entity(attempt.id())).isEqualTo(paid);
        assertThat(rows.find(attempt.id())).contains(paid);
    }

    @Test
    void claimsAnAttemptOnce() {
        OrderState attempt = attempt();
        OrderState claimed = claim(attempt, 2500);

        assertThat(steps.claim(attempt, sale(9900), plan())).isEmpty();

        assertThat(rows.find(attempt.id())).contains(claimed);
        assertThat(claimed.sold().total()).isEqualTo(eur(5000));
    }

    @Test
    void opensOnlyAClaimedAttemptAndOnlyOnce() {
        OrderState attempt = attempt();
        assertThat(open(attempt)).isEmpty();
        OrderState claimed = claim(attempt, 2500);

        assertThat(open(claimed)).get().extracting(OrderState::phase).isEqualTo(Phase.OPEN);
        assertThat(open(claimed)).isEmpty();
    }

    @Test
    void paysOnceAndOnlyWhatWaitsForMoney() {
        OrderState open = open(claim(attempt(), 2500)).orElseThrow();
        OrderState early = claim(attempt(), 2500);
        OrderState unclaimed = attempt();
        OrderState closed = open(claim(attempt(), 2500)).orElseThrow();
        transaction.executeWithoutResult(
                _ -> orders.lockExisting(closed.id()).close(Closure.EXPIRED, now));

        List<OrderSteps.Told> paid = pay(open, early, unclaimed, closed);

        assertThat(paid)
                .extracting(told -> told.order().id())
                .containsExactlyInAnyOrder(open.id(), early.id());
        assertThat(paid).extracting(OrderSteps.Told::sequence).containsOnly(1L);
        assertThat(paid)
                .extracting(told -> told.order().session().paymentIntentId())
                .containsOnly("pi_1");
        assertThat(pay(open)).isEmpty();
    }

    @Test
    void paysNothingOnlyForAFreeOrder() {
        OrderState free = claim(attempt(), 0);
        OrderState priced = claim(attempt(), 2500);

        List<OrderSteps.Told> paid =
                steps.pay(
                        Stream.of(free, priced)
                                .map(order -> OrderSteps.Payment.ofNothing(order.id()))
                                .toList());

        assertThat(paid).extracting(told -> told.order().id()).containsExactly(free.id());
    }

    @Test
    void fulfilsAPaidOrderOnceWhenItsTicketsArriveAtTheSameTime() {
        List<OrderState> paid =
                IntStream.range(0, 20)
                        .mapToObj(_ -> open(claim(attempt(), 2500)).orElseThrow())
                        .map(order -> pay(order).getFirst().order())
                        .toList();

        List<OrderId> fulfilled =
                paid.stream()
                        .flatMap(order -> Stream.of(order, order))
                        .map(order -> CompletableFuture.supplyAsync(() -> ticketOf(order)))
                        .toList()
                        .stream()
                        .flatMap(done -> done.join().stream())
                        .map(OrderState::id)
                        .toList();

        assertThat(fulfilled)
                .containsExactlyInAnyOrderElementsOf(paid.stream().map(OrderState::id).toList());
    }

    @Test
    void doesNotFulfilWhatIsNotPaid() {
        OrderState open = open(claim(attempt(), 2500)).orElseThrow();

        assertThat(ticketOf(open)).isEmpty();
        assertThat(ticketOf(open)).isEmpty();
        assertThat(rows.find(open.id())).contains(open);
    }

    private List<OrderState> ticketOf(OrderState order) {
        OrderTickets.Seen ticket =
                new OrderTickets.Seen(
                        UUID.randomUUID(), order.id(), order.sold().lines().getFirst().lineId());
        return transaction.execute(_ -> {
            tickets.addUnderLock(List.of(ticket));
            return steps.fulfil(List.of(order.id()));
        });
    }

    private OrderState entity(OrderId id) {
        return transaction.execute(_ -> orders.lockExisting(id).state());
    }

    private OrderState attempt() {
        OrderId id = new OrderId(UUID.randomUUID());
        leases.insert(
                id,
                UUID.randomUUID(),
                new OrderBuyer("ada", null, null),
                ReturnUrls.NONE,
                CallerReferences.NONE,
                new DeclineMeasure(null, now, declines.of(null).settings()),
                LEASE,
                now.plusSeconds(3600),
                Optional.empty());
        return rows.find(id).orElseThrow();
    }

    private OrderState claim(OrderState attempt, long cents) {
        return steps.claim(attempt, sale(cents), plan()).orElseThrow();
    }

    private SessionPlan plan() {
        return new SessionPlan(1, now.plusSeconds(600), now.plusSeconds(1800));
    }

    private ReservedSale sale(long cents) {
        return new ReservedSale(
                UUID.randomUUID(),
                "olivia",
                List.of(new ReservedSale.Item(UUID.randomUUID(), "Standing", 2, eur(cents))),
                eur(2 * cents),
                new OrderedEvent(
                        "Winter Jazz",
                        now,
                        now.plusSeconds(60),
                        "Europe/Amsterdam",
                        "Paradiso",
                        null,
                        "Amsterdam",
                        null));
    }

    private Optional<OrderState> open(OrderState attempt) {
        String session = "cs_test_" + attempt.id();
        return steps.open(attempt.id(), session, "https://x", LEASE);
    }

    private List<OrderSteps.Told> pay(OrderState... waiting) {
        return steps.pay(
                Stream.of(waiting)
                        .map(order ->
                                new OrderSteps.Payment(
                                        order.id(), "cs_test_" + order.id(), "pi_1", "Paid.", "e"))
                        .toList());
    }
}
