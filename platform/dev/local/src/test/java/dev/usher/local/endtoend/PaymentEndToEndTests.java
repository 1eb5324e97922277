package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Visitor;
import dev.usher.local.journey.CheckoutPage;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payments that are late, repeated or declined, or that meet an unavailable service. */
@EndToEndTest
class PaymentEndToEndTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningSuite suite;
    private final World world;

    PaymentEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void takesAnotherCardAfterOneWasDeclined() {
        Purchase purchase = order("Second Try", 1);

        assertThat(purchase.pay(CheckoutPage.DECLINED_CARD).status()).isEqualTo(200);
        assertThat(purchase.status()).isEqualTo("PENDING_PAYMENT");

        assertThat(purchase.paid().ticketsOnceFulfilled()).hasSize(1);
    }

    @Test
    void mintsOnceWhenTheWebhookComesTwice() {
        Purchase purchase = order("Echo", 2).paid();
        Set<String> tickets = ids(purchase.ticketsOnceFulfilled());
        String webhook = lastCompleted();

        world.sandbox().post("events/" + webhook + "/resend", JSON.createObjectNode());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> deliveriesOf(webhook) >= 2);
        // When a later order is fulfilled, the second webhook has been handled too.
        order("Later", 1).paid().ticketsOnceFulfilled();

        assertThat(ids(purchase.tickets())).isEqualTo(tickets).hasSize(2);
        assertThat(purchase.status()).isEqualTo("FULFILLED");
    }

    @Test
    void mintsOnceWhenTicketServiceIsKilledBetweenPaymentAndMint() {
        Purchase purchase = order("Power Cut", 2);
        suite.kill("ticket-service");

        purchase.paid();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> purchase.status().equals("PAID"));
        suite.restart("ticket-service");

        List<JsonNode> tickets = purchase.ticketsOnceFulfilled();
        assertThat(tickets).hasSize(2);
        suite.restart("ticket-service");
        order("After the Cut", 1).paid().ticketsOnceFulfilled();
        assertThat(ids(purchase.tickets())).isEqualTo(ids(tickets));
    }

    private Purchase order(String title, int seats) {
        JsonNode event = Steps.publish(world.person("olivia"), Steps.show(title, suite.now(), 10));
        Visitor alice = world.person("alice");
        return Purchase.open(world, alice, event, seats);
    }

    private static Set<String> ids(List<JsonNode> tickets) {
        return tickets.stream()
                .map(ticket -> ticket.path("id").asString())
                .collect(Collectors.toSet());
    }

    private String lastCompleted() {
        return completed().getLast().path("eventId").asString();
    }

    private long deliveriesOf(String webhook) {
        return completed().stream()
                .filter(each -> each.path("eventId").asString().equals(webhook))
                .count();
    }

    private List<JsonNode> completed() {
        return world.sandbox()
                .deliveries()
                .valueStream()
                .filter(each -> each.path("type").asString().equals("checkout.session.completed"))
                .filter(each -> each.path("success").asBoolean())
                .toList();
    }
}
