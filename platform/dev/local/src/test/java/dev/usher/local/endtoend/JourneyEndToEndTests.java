package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.QrPicture;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The journey that {@code ./usher demo} shows, and the callers who may not see it. */
@EndToEndTest
class JourneyEndToEndTests {

    private final RunningSuite suite;
    private final World world;

    JourneyEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void sellsMintsAndAdmitsATicketOnce() {
        Visitor olivia = world.person("olivia");
        JsonNode event = Steps.publish(olivia, Steps.show("Winter Jazz", suite.now(), 100));
        String eventId = event.path("id").asString();
        assertThat(olivia.send(Calls.nameStaff(eventId, "stan@example.com")).status())
                .isEqualTo(201);
        Visitor alice = world.person("alice");

        List<JsonNode> tickets =
                Purchase.open(world, alice, event, 2).paid().ticketsOnceFulfilled();

        assertThat(tickets).hasSize(2);
        assertThat(tickets).allMatch(each -> each.path("status").asString().equals("VALID"));
        String ticket = tickets.getFirst().path("id").asString();
        String credential =
                QrPicture.read(alice.get("/v1/tickets/" + ticket + "/qr.png").expect(200).body());
        assertThat(credential).isEqualTo(tickets.getFirst().path("credential").asString());

        Visitor stan = world.person("stan");
        assertThat(Steps.validated(stan, eventId, credential).text("/result")).isEqualTo("VALID");
        UUID first = UUID.randomUUID();
        Reply admitted = Steps.scan(stan, first, eventId, credential, "North").expect(200);
        assertThat(admitted.text("/result")).isEqualTo("ADMITTED");
        assertThat(admitted.text("/ticket/id")).isEqualTo(ticket);

        Reply repeated = Steps.scan(stan, first, eventId, credential, "North").expect(200);
        assertThat(repeated.json()).isEqualTo(admitted.json());

        Reply refused =
                Steps.scan(stan, UUID.randomUUID(), eventId, credential, "South").expect(200);
        assertThat(refused.text("/result")).isEqualTo("REJECTED");
        assertThat(refused.text("/reason")).isEqualTo("ALREADY_ADMITTED");
        assertThat(refused.text("/firstScan/gate")).isEqualTo("North");
        assertThat(refused.text("/firstScan/at")).isNotBlank();
    }

    @Test
    void hidesAnOrderAndItsTicketsFromOthers() {
        Visitor olivia = world.person("olivia");
        JsonNode event = Steps.publish(olivia, Steps.show("Chamber", suite.now(), 10));
        Purchase purchase = Purchase.open(world, world.person("alice"), event, 1).paid();
        String ticket = purchase.ticketsOnceFulfilled().getFirst().path("id").asString();

        for (String other : List.of("adam", "oscar", "stan", "root")) {
            Visitor stranger = world.person(other);
            assertThat(stranger.get("/v1/orders/" + purchase.orderId()).status())
                    .as("order shown to " + other)
                    .isEqualTo(404);
            assertThat(stranger.get("/v1/tickets/" + ticket).status()).isEqualTo(404);
            assertThat(stranger.get("/v1/tickets/" + ticket + "/qr.png").status()).isEqualTo(404);
        }
        assertThat(olivia.get("/v1/orders/" + purchase.orderId()).status()).isEqualTo(200);
        assertThat(world.stranger().get("/v1/orders/" + purchase.orderId()).status())
                .isEqualTo(401);
    }
}
