package dev.usher.ticket.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventCancelled;
import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventState;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.PersonErased;
import dev.usher.contracts.TicketHolderChanged;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.TestOrders;
import dev.usher.ticket.wallet.TicketBuyers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Each test has people of its own: an erased account stays erased in the tests after it. */
@ServiceTest(schema = "ticket")
class ErasureIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final JdbcClient jdbc;
    private final AddressKey addressKey;
    private final ErasureController controller;
    private final TicketBuyers buyers;

    ErasureIntegrationTests(
            MessageProbe kafka,
            Api api,
            TestIssuer issuer,
            JdbcClient jdbc,
            AddressKey addressKey,
            ErasureController controller) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.jdbc = jdbc;
        this.addressKey = addressKey;
        this.controller = controller;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @Test
    void emptiesTheTicketsThatThePersonBoughtAndTheyStillAdmit() {
        List<JsonNode> tickets = buyers.buy("ella", UUID.randomUUID(), 5);

        ApiResponse answer = erase("ella").expect(202);

        assertThat(answer.string("/erasedAt")).endsWith("Z");
        for (JsonNode ticket : tickets) {
            JsonNode after = api.get(path(ticket), token("ella")).expect(200).json();
            assertThat(after.at("/holder/name").isNull()).isTrue();
            assertThat(after.at("/holder/email").isNull()).isTrue();
            for (String same : List.of("/code", "/credential", "/status", "/orderId")) {
                assertThat(text(after, same)).isEqualTo(text(ticket, same));
            }
            Seen seen = kafka.await(Topic.TICKETS, text(ticket, "/id"), TicketHolderChanged.class);
            TicketState state = seen.message(TicketHolderChanged.class).state();
            assertThat(seen.sequence()).isEqualTo(2);
            assertThat(state.holder().name()).isNull();
            assertThat(state.version()).isEqualTo(1);
        }
        api.get(path(tickets.getFirst()) + "/ticket.pdf", token("ella")).expect(200);
        assertThat(addresses("ella@example.com")).isZero();
    }

    @Test
    void tellsTheOtherServicesWithoutTheAddress() {
        erase("elias").expect(202);

        Seen seen = message("elias", 1);
        PersonErased erased = seen.message(PersonErased.class);
        assertThat(erased.emailHash())
                .isEqualTo(addressKey.hash(new EmailAddress("elias@example.com")));
        assertThat(seen.text()).doesNotContain("elias", "@");
    }

    @Test
    void keepsAPersonWhomTheErasedBuyerHasNamed() {
        JsonNode ticket = buy("emma", "zara");

        erase("emma").expect(202);

        JsonNode held = api.get(path(ticket), token("zara")).expect(200).json();
        assertThat(text(held, "/holder/email")).isEqualTo("zara@example.com");
        assertThat(sequence(ticket)).isEqualTo(2);
    }

    @Test
    void emptiesATicketThatAnotherPersonBought() {
        JsonNode ticket = buy("bob", "yara");

        erase("yara").expect(202);

        api.get(path(ticket), token("yara")).expect(404);
        JsonNode bought = api.get(path(ticket), token("bob")).expect(200).json();
        assertThat(bought.at("/holder/email").isNull()).isTrue();
        assertThat(bought.has("credential")).isFalse();
        ApiResponse back = hand(ticket, "bob", "bob");
        assertThat(back.expect(200).string("/credential")).startsWith("TKT1:");
        assertThat(back.string("/holder/email")).isEqualTo("bob@example.com");
    }

    @Test
    void findsTheAddressInEitherCase() {
        JsonNode ticket = buy("bob", "yves");
        String token = issuer.tokenFor("yves").email("YVES@example.com").build();

        api.delete("/v1/me", token).expect(202);

        assertThat(holderOf(ticket)).isEqualTo("nobody");
    }

    @Test
    void believesNoAddressThatIsNotVerified() {
        JsonNode ticket = buy("bob", "vera");
        String token = issuer.tokenFor("mallory").unverifiedEmail("vera@example.com").build();

        api.delete("/v1/me", token).expect(202);

        assertThat(holderOf(ticket)).isEqualTo("vera@example.com");
        assertThat(message("mallory", 1).message(PersonErased.class).emailHash()).isNull();
    }

    @Test
    void forgetsTheRecipientOfMails() {
        UUID bought = mail(TestIssuer.accountId("elfriede"), "Elfriede@Example.com");
        UUID received = mail(TestIssuer.accountId("zara"), "ELFRIEDE@example.com");
        UUID ofAnother = mail(TestIssuer.accountId("zara"), "zara@example.com");

        erase("elfriede").expect(202);

        assertThat(recipient(bought)).isNull();
        assertThat(recipient(received)).isNull();
        assertThat(recipient(ofAnother)).isEqualTo("zara@example.com");
    }

    private UUID mail(String buyer, String recipient) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into ticket_mail (id, kind, order_id, number, buyer_id, recipient,
                                                 status, created_at, ended_at)
                        values (:id, 'TICKETS', :id, 1, :buyer, :recipient, 'SENT', now(), now())
                        """)
                .param("id", id)
                .param("buyer", buyer)
                .param("recipient", recipient)
                .update();
        return id;
    }

    private @Nullable String recipient(UUID mail) {
        return jdbc.sql("select recipient from ticket_mail where id = :id")
                .param("id", mail)
                .query((row, _) -> row.getString("recipient"))
                .list()
                .getFirst();
    }

    @Test
    void hasTheSameEffectWhenItIsRepeated() {
        JsonNode ticket = buyers.buy("edda", UUID.randomUUID(), 1).getFirst();
        erase("edda").expect(202);

        erase("edda").expect(202);

        assertThat(sequence(ticket)).isEqualTo(2);
        assertThat(message("edda", 2).key()).isEqualTo(TestIssuer.accountId("edda"));
    }

    @Test
    void staysErasedWhenOldAndNewOrdersAreToldOf() {
        PaymentSucceeded paid = TestOrders.paidBy("elke", UUID.randomUUID(), 1);
        JsonNode ticket = buyers.pay(paid, 1).getFirst();
        erase("elke").expect(202);

        PaymentSucceeded late = TestOrders.paidBy("elke", paid.eventId(), 2);
        kafka.publish(paid.reservationId().toString(), paid.orderId().toString(), 1, paid);
        List<JsonNode> later = buyers.pay(late, 2);

        assertThat(later).allSatisfy(one -> assertThat(holderOf(one)).isEqualTo("nobody"));
        assertThat(holderOf(ticket)).isEqualTo("nobody");
        assertThat(kafka.seen(Topic.TICKETS, text(later.getFirst(), "/id")))
                .extracting(Seen::text)
                .noneMatch(text -> text.contains("elke"));
    }

    @Test
    void canBeNamedByAnotherPersonAfterwards() {
        erase("yann").expect(202);

        JsonNode ticket = buy("bob", "yann");

        assertThat(holderOf(ticket)).isEqualTo("yann@example.com");
        erase("yann").expect(202);
        assertThat(holderOf(ticket)).isEqualTo("nobody");
    }

    @Test
    void refusesAnonymousCallersAndApiKeys() {
        assertThat(api.delete("/v1/me", null).expect(401).code()).isEqualTo("unauthenticated");
        Caller program = new Caller("olaf", null, null, Set.of(), Set.of(), "key-1");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> controller.erase(program))
                .satisfies(
                        refused -> assertThat(refused.type().code()).isEqualTo("not_for_api_keys"));

        assertThat(accounts("olaf")).isZero();
    }

    @Test
    void refusesAnOrganizerUntilTheirEventsAreOver() {
        UUID event = UUID.randomUUID();
        String odile = TestIssuer.accountId("odile");
        kafka.publish(event, 1, new EventPublished(organizedBy(odile, event, 1, "PUBLISHED")));
        awaitStatus(event, "PUBLISHED");

        assertThat(erase("odile").expect(409).code()).isEqualTo("events_not_over");
        assertThat(accounts(odile)).isZero();

        kafka.publish(event, 2, new EventCancelled(organizedBy(odile, event, 2, "CANCELLED")));
        awaitStatus(event, "CANCELLED");
        erase("odile").expect(202);
    }

    @Test
    void deletesTheStoredAnswerThatShowsTheHolder() {
        JsonNode ticket = buyers.buy("enno", UUID.randomUUID(), 1).getFirst();
        String olivia = issuer.token("olivia", "organizer");
        String cancel = path(ticket) + "/cancel";
        String key = UUID.randomUUID().toString();
        assertThat(api.post(cancel, null, olivia, "Idempotency-Key", key).expect(200).text())
                .contains("enno@example.com");

        erase("enno").expect(202);

        assertThat(api.post(cancel, null, olivia, "Idempotency-Key", key).expect(200).text())
                .doesNotContain("enno");
        assertThat(holderOf(ticket)).isEqualTo("nobody");
    }

    @Test
    void completesAnErasureThatWasCutOff() {
        JsonNode bought = buyers.buy("erik", UUID.randomUUID(), 1).getFirst();
        JsonNode held = buy("bob", "erik");

        jdbc.sql(
                        """
                        insert into erased_account (account_id, erased_at, address, message_sequence)
                        values (:account, now(), 'erik@example.com', 1)
                        """)
                .param("account", TestIssuer.accountId("erik"))
                .update();

        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(holderOf(bought)).isEqualTo("nobody");
                    assertThat(holderOf(held)).isEqualTo("nobody");
                    assertThat(addresses("erik@example.com")).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void endsRightWithAChangeOfTheHolderAtTheSameTime(int round) throws Exception {
        String buyer = "edwin" + round;
        String friend = "fritz" + round;
        JsonNode ticket = buyers.buy(buyer, UUID.randomUUID(), 1).getFirst();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiResponse> change = callers.submit(() -> hand(ticket, buyer, friend));
            Future<ApiResponse> erasure = callers.submit(() -> erase(buyer));
            Future<ApiResponse> other = callers.submit(() -> erase("nils" + round));
            change.get().expect(200);
            erasure.get().expect(202);
            other.get().expect(202);
        }

        assertThat(holderOf(ticket)).isEqualTo(friend + "@example.com");
        assertThat(addresses(buyer + "@example.com")).isZero();
        long last = sequence(ticket);
        await().atMost(SOON)
                .until(() ->
                        kafka.seen(Topic.TICKETS, text(ticket, "/id")).stream()
                                .anyMatch(seen -> seen.sequence() == last));
        assertThat(kafka.seen(Topic.TICKETS, text(ticket, "/id")).getLast().text())
                .contains("\"" + friend + "\"");
    }

    /** Buys a ticket and hands it over; the new holder gets a new credential. */
    private JsonNode buy(String buyer, String holder) {
        JsonNode ticket = buyers.buy(buyer, UUID.randomUUID(), 1).getFirst();
        hand(ticket, buyer, holder).expect(200);
        return ticket;
    }

    private ApiResponse hand(JsonNode ticket, String buyer, String holder) {
        return api.patch(
                path(ticket),
                Map.of("holder", Map.of("name", holder, "email", holder + "@example.com")),
                token(buyer));
    }

    private ApiResponse erase(String person) {
        return api.delete("/v1/me", token(person));
    }

    private String token(String person) {
        return issuer.token(person, "attendee");
    }

    private Seen message(String person, long sequence) {
        return kafka.await(
                Topic.PEOPLE,
                seen ->
                        TestIssuer.accountId(person).equals(seen.key())
                                && seen.sequence() == sequence);
    }

    private void awaitStatus(UUID event, String status) {
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select count(*) from show where id = :id and status = :status")
                                        .param("id", event)
                                        .param("status", status)
                                        .query(Integer.class)
                                        .single()
                                == 1);
    }

    private static EventState organizedBy(String owner, UUID event, long version, String status) {
        EventState state = TestOrders.winterJazz(event, version, status, "Jazz");
        return new EventState(
                state.id(),
                version,
                owner,
                status,
                state.title(),
                null,
                state.location(),
                state.startsAt(),
                state.endsAt(),
                state.timeZone(),
                List.of(),
                null,
                state.admission(),
                List.of(),
                state.createdAt(),
                state.updatedAt());
    }

    private String holderOf(JsonNode ticket) {
        return jdbc.sql(
                        """
                        select coalesce(holder_email, holder_name, 'nobody') from ticket
                         where id = :id
                        """)
                .param("id", UUID.fromString(text(ticket, "/id")))
                .query(String.class)
                .single();
    }

    private long sequence(JsonNode ticket) {
        return jdbc.sql("select message_sequence from ticket where id = :id")
                .param("id", UUID.fromString(text(ticket, "/id")))
                .query(Long.class)
                .single();
    }

    /** Counts the rows with the address, in every table that has addresses. */
    private int addresses(String address) {
        return jdbc.sql(
                        """
                        select (select count(*) from ticket where holder_email = :address)
                             + (select count(*) from erased_account where address = :address)
                        """)
                .param("address", address)
                .query(Integer.class)
                .single();
    }

    private int accounts(String account) {
        return jdbc.sql("select count(*) from erased_account where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    private static String path(JsonNode ticket) {
        return "/v1/tickets/" + text(ticket, "/id");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
