package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.client.ApiCall;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import dev.usher.local.tokens.LoadTokens;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** After an erasure no table of any service names the person, and everything else goes on. */
@EndToEndTest
class ErasureEndToEndTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** The texts of Stripe are deleted after their own retention, and are not searched. */
    private static final String TABLES =
            """
            select quote_ident(table_schema) || '.' || quote_ident(table_name)
              from information_schema.tables
             where table_schema in ('event', 'payment', 'ticket', 'validation')
               and table_type = 'BASE TABLE' and table_name <> 'stripe_event'
             order by 1
            """;

    private final RunningSuite suite;
    private final World world;

    ErasureEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void leavesNoTraceOfAPersonAndTheTicketsStillAdmit() throws Exception {
        LoadTokens.Person person = LoadTokens.person("evanescentia");
        Visitor leaving = suite.holder(person);
        Visitor olivia = world.person("olivia");
        JsonNode event = Steps.publish(olivia, Steps.show("Farewell", suite.now(), 100));
        String eventId = event.path("id").asString();
        olivia.send(
                        ApiCall.of("staff", "POST", "/v1/events/" + eventId + "/staff")
                                .json(object("email", person.email()))
                                .keyed(UUID.randomUUID().toString()))
                .expect(201);
        Purchase purchase = Purchase.open(world, leaving, event, 2).paid();
        List<JsonNode> bought = purchase.ticketsOnceFulfilled();
        String gift = gift(event, person);
        leaving.get("/v1/tickets/" + gift).expect(200);
        String first = bought.getFirst().path("credential").asString();
        assertThat(Steps.validated(leaving, eventId, first).text("/ticket/holderName"))
                .isEqualTo(person.name());
        assertThat(tablesThatName(person)).isNotEmpty();

        leaving.send(ApiCall.of("erase", "DELETE", "/v1/me")).expect(202);

        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(tablesThatName(person)).isEmpty());
        Reply order = leaving.get("/v1/orders/" + purchase.orderId()).expect(200);
        assertThat(order.text("/status")).isEqualTo("FULFILLED");
        assertThat(order.json().at("/buyer/name").isNull()).isTrue();
        leaving.get("/v1/tickets/" + gift).expect(404);
        assertThat(leaving.send(Calls.validate(eventId, first)).status()).isEqualTo(403);
        Reply admitted =
                Visitor.until(
                        () -> Steps.scan(olivia, UUID.randomUUID(), eventId, first, "North"),
                        reply -> reply.status() == 200,
                        "a scan");
        assertThat(admitted.text("/result")).isEqualTo("ADMITTED");
        assertThat(admitted.json().at("/ticket/holderName").isNull()).isTrue();
    }

    /** Another person buys a ticket and hands it to this one; returns its id. */
    private String gift(JsonNode event, LoadTokens.Person to) {
        Visitor adam = world.person("adam");
        String ticket =
                Purchase.open(world, adam, event, 1)
                        .paid()
                        .ticketsOnceFulfilled()
                        .getFirst()
                        .path("id")
                        .asString();
        ObjectNode holder = object("name", to.name()).put("email", to.email());
        adam.send(
                        ApiCall.of("hand", "PATCH", "/v1/tickets/" + ticket)
                                .json(JsonMapper.shared().createObjectNode().set("holder", holder)))
                .expect(200);
        return ticket;
    }

    private static ObjectNode object(String member, String value) {
        return JsonMapper.shared().createObjectNode().put(member, value);
    }

    /** Lists the tables with a row that has the name, as text or in a stored answer. */
    private List<String> tablesThatName(LoadTokens.Person person) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection database = suite.database()) {
            for (String table : names(database)) {
                String sql =
                        "select exists (select from %s as t where t::text ~* ?)".formatted(table);
                try (PreparedStatement query = database.prepareStatement(sql)) {
                    query.setString(1, person.name() + "|" + hex(person.name()));
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        if (row.getBoolean(1)) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Bytes in a row, those of a stored answer among them, are written in hex. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(TABLES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
