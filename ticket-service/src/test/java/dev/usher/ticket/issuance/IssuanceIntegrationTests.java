package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.EventUpdated;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.credential.CodeKey;
import dev.usher.credential.SignedCredential;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TestOrders;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(schema = "ticket")
class IssuanceIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final CodeKey codeKey;

    IssuanceIntegrationTests(
            MessageProbe kafka,
            Api api,
            TestIssuer issuer,
            JdbcClient jdbc,
            Tickets tickets,
            CodeKey codeKey) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.codeKey = codeKey;
    }

    @Test
    void mintsExactlyTheOrderedNumberAndTellsOfEach() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 3);

        publish(paid);
        awaitTickets(paid, 3);

        List<TicketState> issued = issued(paid, 3);
        assertThat(issued).extracting(TicketState::seat).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(issued)
                .allSatisfy(ticket -> {
                    assertThat(ticket.status()).isEqualTo("VALID");
                    assertThat(ticket.version()).isEqualTo(1);
                    assertThat(ticket.reservationId()).isEqualTo(paid.reservationId());
                    assertThat(ticket.eventId()).isEqualTo(paid.eventId());
                    assertThat(ticket.lineId()).isEqualTo(paid.lines().getFirst().lineId());
                    assertThat(ticket.ticketTypeName()).isEqualTo("Standing 1");
                    assertThat(ticket.holder().name()).isEqualTo("alice");
                    assertThat(ticket.keyId()).matches("[0-9a-f]{16}");
                });
        assertThat(kafka.seen(Topic.TICKETS))
                .filteredOn(seen -> seen.text().contains(paid.orderId().toString()))
                .allSatisfy(seen -> {
                    assertThat(seen.sequence()).isEqualTo(1);
                    assertThat(seen.text()).doesNotContain("TKT1");
                });
    }

    @Test
    void tellsNeitherTheCodeNorTheHoldersAddress() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);

        publish(paid);
        awaitTickets(paid, 2);

        List<String> codes = codes(paid);
        List<TicketState> issued = issued(paid, 2);
        assertThat(issued)
                .extracting(TicketState::codeHash)
                .containsExactlyInAnyOrderElementsOf(codes.stream().map(codeKey::hash).toList());
        assertThat(kafka.seen(Topic.TICKETS))
                .filteredOn(seen -> seen.text().contains(paid.orderId().toString()))
                .extracting(Seen::text)
                .allSatisfy(text ->
                        assertThat(text).doesNotContain(codes).doesNotContain("@", "\"code\""));
    }

    @Test
    void publishesTicketsOfAnOlderFormAgainWithoutWhatTheirReadersNeedNotKnow() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);
        publish(paid);
        issued(paid, 2);

        jdbc.sql("update ticket set message_form = 1 where order_id = :order")
                .param("order", paid.orderId())
                .update();

        List<TicketState> told = issued(paid, 4);
        assertThat(told.subList(0, 2)).containsExactlyInAnyOrderElementsOf(told.subList(2, 4));
        assertThat(kafka.seen(Topic.TICKETS))
                .filteredOn(seen -> seen.text().contains(paid.orderId().toString()))
                .extracting(Seen::sequence)
                .containsExactlyInAnyOrder(1L, 1L, 2L, 2L);
        assertThat(
                        jdbc.sql(
                                        """
                                        select distinct message_form || '/' || message_sequence
                                          from ticket where order_id = :order
                                        """)
                                .param("order", paid.orderId())
                                .query(String.class)
                                .list())
                .containsExactly("3/2");
    }

    @Test
    void mintsForEveryLineOfAnOrder() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2, 1);

        publish(paid);
        awaitTickets(paid, 3);

        assertThat(tickets.ofOrder(order(paid), Tickets.Seat.FIRST, 10))
                .extracting(ticket -> ticket.type().name())
                .containsExactlyInAnyOrder("Standing 1", "Standing 1", "Standing 2");
    }

    @Test
    void mintsNothingExtraForAnAnnouncementThatComesAgain() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);
        UUID messageId = UUID.randomUUID();
        String key = paid.reservationId().toString();

        for (int i = 0; i < 3; i++) {
            kafka.publish(messageId, key, paid.orderId().toString(), 1, paid);
        }
        publish(paid);
        publish(paid);
        awaitAllOf(key);

        assertThat(count(paid)).isEqualTo(2);
        assertThat(issued(paid, 2)).hasSize(2);
    }

    @Test
    void completesAnOrderOfWhichOneTicketIsMissing() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);
        publish(paid);
        awaitTickets(paid, 2);
        jdbc.sql("delete from ticket where order_id = :order and seat = 2")
                .param("order", paid.orderId())
                .update();

        publish(paid);

        awaitTickets(paid, 2);
    }

    @Test
    void mintsTheSameTicketsAgainAfterARestore() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);
        publish(paid);
        awaitTickets(paid, 2);
        List<String> before = credentials(paid);
        List<String> codes = codes(paid);
        jdbc.sql("delete from ticket where order_id = :order")
                .param("order", paid.orderId())
                .update();

        publish(paid);
        awaitTickets(paid, 2);

        assertThat(credentials(paid)).isEqualTo(before).doesNotHaveDuplicates();
        assertThat(codes(paid)).isEqualTo(codes);
    }

    @Test
    void claimsPaymentAndEndOfEventInTheCredential() {
        UUID event = UUID.randomUUID();
        PaymentSucceeded paid = TestOrders.paidBy("alice", event, 1);
        publish(paid);
        awaitTickets(paid, 1);

        SignedCredential credential =
                SignedCredential.parse(credentials(paid).getFirst()).orElseThrow();

        assertThat(credential.claims().eventId()).isEqualTo(event);
        assertThat(credential.claims().version()).isEqualTo(1);
        assertThat(credential.claims().notBefore()).isEqualTo("2026-11-22T17:00:00Z");
        assertThat(credential.claims().expiresAt())
                .isEqualTo(TestOrders.ENDS.plus(Duration.ofDays(400)));
    }

    @Test
    void mintsOnBehindPoison() {
        PaymentSucceeded before = TestOrders.paidBy("alice", UUID.randomUUID(), 1);
        PaymentSucceeded after = TestOrders.paidBy("alice", UUID.randomUUID(), 1);
        String key = UUID.randomUUID().toString();

        kafka.publish(key, before.orderId().toString(), 1, before);
        kafka.publish(
                new ProducerRecord<>(
                        Topic.PAYMENTS.wireName(), key, new byte[] {'{', (byte) 0xFF}));
        kafka.publish(key, after.orderId().toString(), 1, after);

        awaitTickets(before, 1);
        awaitTickets(after, 1);

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(kafka.deadLetters("ticket-service.payments", Topic.PAYMENTS))
                                .anyMatch(seen -> key.equals(seen.key())));
    }

    @Test
    void saysWhatItLearntOfTheEventAndElseWhatWasSold() {
        UUID event = UUID.randomUUID();
        PaymentSucceeded paid = TestOrders.paidBy("alice", event, 1);
        publish(paid);
        awaitTickets(paid, 1);

        assertThat(orderOf(paid, "alice").string("/items/0/event/title"))
                .isEqualTo("Winter Jazz as sold");

        kafka.publish(
                event,
                2,
                new EventUpdated(TestOrders.winterJazz(event, 2, "PUBLISHED", "Moved to May")));
        awaitTitle(paid, "Moved to May");
        kafka.publish(
                event, 1, new EventUpdated(TestOrders.winterJazz(event, 1, "DRAFT", "Too late")));
        kafka.publish(
                event, 3, new EventUpdated(TestOrders.winterJazz(event, 3, "PUBLISHED", "Last")));
        awaitTitle(paid, "Last");
    }

    private void awaitTitle(PaymentSucceeded paid, String title) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(orderOf(paid, "alice").string("/items/0/event/title"))
                                .isEqualTo(title));
    }

    private ApiResponse orderOf(PaymentSucceeded paid, String buyer) {
        return api.get("/v1/tickets?orderId=" + paid.orderId(), issuer.token(buyer, "attendee"))
                .expect(200);
    }

    private List<String> credentials(PaymentSucceeded paid) {
        return orderOf(paid, "alice")
                .at("/items")
                .valueStream()
                .map(ticket -> ticket.at("/credential").asString())
                .toList();
    }

    private List<String> codes(PaymentSucceeded paid) {
        return orderOf(paid, "alice")
                .at("/items")
                .valueStream()
                .map(ticket -> ticket.at("/code").asString())
                .toList();
    }

    private void publish(PaymentSucceeded paid) {
        kafka.publish(paid.reservationId().toString(), paid.orderId().toString(), 1, paid);
    }

    /** A later order of the same reservation is minted only after everything before it. */
    private void awaitAllOf(String key) {
        PaymentSucceeded last = TestOrders.paidBy("alice", UUID.randomUUID(), 1);
        kafka.publish(key, last.orderId().toString(), 1, last);
        awaitTickets(last, 1);
    }

    private void awaitTickets(PaymentSucceeded paid, long expected) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(count(paid)).isEqualTo(expected));
    }

    private long count(PaymentSucceeded paid) {
        return jdbc.sql("select count(*) from ticket where order_id = :order")
                .param("order", paid.orderId())
                .query(Long.class)
                .single();
    }

    private List<TicketState> issued(PaymentSucceeded paid, int atLeast) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () ->
                                kafka.seen(Topic.TICKETS).stream()
                                        .filter(seen -> seen.is(TicketIssued.class))
                                        .map(seen -> seen.message(TicketIssued.class).state())
                                        .filter(state -> state.orderId().equals(paid.orderId()))
                                        .toList(),
                        found -> found.size() >= atLeast);
    }

    private static OrderId order(PaymentSucceeded paid) {
        return new OrderId(paid.orderId());
    }
}
