package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import dev.usher.local.realm.RealmAdministration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The last seats are never sold twice and never lost. */
@EndToEndTest
class StockEndToEndTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUYERS = 40;
    private static final int SEATS = 10;

    private final RunningSuite suite;
    private final World world;

    StockEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void sellsTenSeatsToTenOfFortyWhoRaceForThem() throws Exception {
        JsonNode event =
                Steps.publish(world.person("olivia"), Steps.show("Stampede", suite.now(), SEATS));
        List<Visitor> buyers = forty();

        List<Integer> answers = new ArrayList<>();
        CountDownLatch gun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> racing = new ArrayList<>();
            for (Visitor buyer : buyers) {
                racing.add(
                        threads.submit(() -> {
                            gun.await();
                            return Steps.reserve(buyer, event, 1);
                        }));
            }
            gun.countDown();
            for (Future<Reply> each : racing) {
                Reply answer = each.get();
                answers.add(answer.status());
                if (answer.status() != 201) {
                    assertThat(answer.text("/code")).isEqualTo("sold_out");
                }
            }
        }

        assertThat(answers).filteredOn(status -> status == 201).hasSize(SEATS);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(BUYERS - SEATS);
    }

    @Test
    void givesASeatBackWhenItsHoldRunsOut() throws Exception {
        JsonNode event =
                Steps.publish(world.person("olivia"), Steps.show("One Seat", suite.now(), 1));
        Visitor alice = world.person("alice");
        String held = Steps.reserve(alice, event, 1).expect(201).text("/id");
        Visitor adam = world.person("adam");
        assertThat(Steps.reserve(adam, event, 1).text("/code")).isEqualTo("sold_out");

        suite.advance(Duration.ofMinutes(11));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Steps.reserve(adam, event, 1).status() == 201);
        assertThat(alice.get("/v1/reservations/" + held).expect(200).text("/status"))
                .isEqualTo("EXPIRED");
        assertThat(alice.send(Calls.openOrder(held)).status()).isEqualTo(409);
    }

    /** Signs in forty buyers, each with an account of their own. */
    private List<Visitor> forty() {
        List<Visitor> buyers = new ArrayList<>();
        try (RealmAdministration realm =
                new RealmAdministration("http://127.0.0.1:" + suite.ports().keycloak())) {
            for (int i = 1; i <= BUYERS; i++) {
                String name = "racer" + i;
                ObjectNode account =
                        JSON.createObjectNode()
                                .put("username", name)
                                .put("enabled", true)
                                .put("email", name + "@example.com")
                                .put("emailVerified", true)
                                .put("firstName", "Racer")
                                .put("lastName", String.valueOf(i));
                account.putArray("credentials")
                        .addObject()
                        .put("type", "password")
                        .put("value", name)
                        .put("temporary", false);
                realm.post("/users", account);
                buyers.add(world.person(name));
            }
        }
        return buyers;
    }
}
