package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.EventId;
import dev.usher.ticket.TestOrders;
import dev.usher.ticket.operation.OperatorCommand;
import dev.usher.ticket.wallet.TicketBuyers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Neither an order that is minted at the same moment nor a rebuilt table names an erased person.
 */
@ServiceTest(schema = "ticket")
class ErasedTicketsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final Tickets tickets;
    private final Issuance issuance;
    private final List<OperatorCommand> commands;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ErasedTicketsIntegrationTests(
            MessageProbe kafka,
            Api api,
            TestIssuer issuer,
            Tickets tickets,
            Issuance issuance,
            List<OperatorCommand> commands,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.tickets = tickets;
        this.issuance = issuance;
        this.commands = commands;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void areFoundThoughTheyWereBeingMintedWhileTheirBuyerWasErased() {
        UUID event = UUID.randomUUID();
        PaymentSucceeded paid = TestOrders.paidBy("mina", event, 3);

        transaction.executeWithoutResult(_ -> {
            List<Ticket> uncommitted = issuance.apply(news(paid));
            assertThat(uncommitted).extracting(ticket -> ticket.holder().name()).contains("mina");
            api.delete("/v1/me", issuer.token("mina", "attendee")).expect(202);
        });

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(of(event))
                                .hasSize(3)
                                .extracting(Ticket::holder)
                                .containsOnly(TicketHolder.NOBODY));
        assertThat(of(event)).extracting(t -> t.lifecycle().messageSequence()).containsOnly(2L);
    }

    @Test
    void stayErasedWhenTheTablesAreMadeAgainFromTheTopics() {
        UUID event = UUID.randomUUID();
        transaction.executeWithoutResult(
                _ -> issuance.apply(news(TestOrders.paidBy("rita", event, 2))));
        api.delete("/v1/me", issuer.token("rita", "attendee")).expect(202);
        List<Ticket> before = of(event);
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select count(*) from outbox").query(Long.class).single() == 0);
        jdbc.sql("delete from ticket where event_id = :event").param("event", event).update();
        jdbc.sql("delete from erased_account where account_id = :account")
                .param("account", TestIssuer.accountId("rita"))
                .update();

        rebuild();

        assertThat(of(event))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("lifecycle.updatedAt")
                .isEqualTo(before);
        assertThat(before).extracting(Ticket::holder).containsOnly(TicketHolder.NOBODY);
        List<JsonNode> later =
                new TicketBuyers(kafka, api, issuer).pay(TestOrders.paidBy("rita", event, 1), 1);
        assertThat(later).allMatch(ticket -> ticket.at("/holder/name").isNull());
    }

    @Test
    void sealWhetherTheBuyerHasNamedTheHolder() {
        UUID event = UUID.randomUUID();
        transaction.executeWithoutResult(
                _ -> issuance.apply(news(TestOrders.paidBy("sara", event, 1))));
        Ticket ticket = of(event).getFirst();
        Ticket handed = ticket.heldBy(new TicketHolder("Zoe", "zoe@example.com"));

        assertThat(TicketSeal.Content.of(ticket).holderNamed()).isFalse();
        assertThat(TicketSeal.Content.of(handed).holderNamed()).isTrue();
    }

    private static PaymentNews news(PaymentSucceeded paid) {
        return new PaymentNews(List.of(PaymentListener.order(paid)), List.of());
    }

    private List<Ticket> of(UUID event) {
        return tickets.ofEvent(new EventId(event), Tickets.Newest.FIRST, 100);
    }

    private void rebuild() {
        commands.stream()
                .filter(command -> command.name().equals("rebuild-tables"))
                .findFirst()
                .orElseThrow()
                .run(List.of());
    }
}
