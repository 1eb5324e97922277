package dev.usher.bench.journey.bare;

import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The work of ticket-service: mints tickets, and signs those that are asked for. */
final class TicketPart {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

    private static final String MINT =
            """
            insert into bare.ticket (id, order_id, event_id, holder)
            select * from unnest(?, ?, ?, ?) on conflict do nothing
            """;

    private static final String OF_ORDER =
            "select id, event_id from bare.ticket where order_id = ? and holder = ? order by id limit 100";

    private final Sql sql;
    private final BareTokens tokens;
    private final BareTicketKeys keys;
    private final Consumer<List<ObjectNode>> issued;
    private final CredentialSigner signer = new CredentialSigner();

    /** Sends the minted orders to the consumer, which returns when the messages are durable. */
    TicketPart(Sql sql, BareTokens tokens, BareTicketKeys keys, Consumer<List<ObjectNode>> issued) {
        this.sql = sql;
        this.tokens = tokens;
        this.keys = keys;
        this.issued = issued;
    }

    /** Mints the tickets of paid orders; their ids follow from the order, so a repeat adds none. */
    void paid(List<JsonNode> messages) {
        List<UUID> tickets = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        List<UUID> events = new ArrayList<>();
        List<String> holders = new ArrayList<>();
        List<ObjectNode> minted = new ArrayList<>();
        for (JsonNode message : messages) {
            UUID order = HttpMessage.uuid(message, "/orderId");
            UUID event = HttpMessage.uuid(message, "/eventId");
            ObjectNode all =
                    HttpMessage.JSON
                            .createObjectNode()
                            .put("orderId", order.toString())
                            .put("eventId", event.toString());
            ArrayNode ids = all.putArray("tickets");
            for (int seat = 1; seat <= message.path("quantity").asInt(); seat++) {
                UUID ticket =
                        new UUID(
                                order.getMostSignificantBits(),
                                order.getLeastSignificantBits() + seat);
                tickets.add(ticket);
                orders.add(order);
                events.add(event);
                holders.add(message.path("holder").asString(""));
                ids.add(ticket.toString());
            }
            minted.add(all);
        }
        sql.update(MINT, tickets, orders, events, holders);
        issued.accept(minted);
    }

    HttpMessage answer(HttpMessage request) {
        String account = tokens.account(request);
        if (account == null) {
            return HttpMessage.refused(401, "unauthenticated");
        }
        ObjectNode page = HttpMessage.JSON.createObjectNode();
        page.putArray("items")
                .addAll(
                        sql.rows(
                                OF_ORDER,
                                row ->
                                        ticket(
                                                row.getObject(1, UUID.class),
                                                row.getObject(2, UUID.class)),
                                UUID.fromString(request.parameter("orderId")),
                                account));
        return HttpMessage.answer(200, page);
    }

    private ObjectNode ticket(UUID id, UUID event) {
        return HttpMessage.JSON
                .createObjectNode()
                .put("id", id.toString())
                .put("eventId", event.toString())
                .put(
                        "credential",
                        signer.sign(new Credential(id, event, 1, FROM, UNTIL), keys.of(event)));
    }
}
