package dev.usher.bench.journey.bare;

import dev.usher.credential.SignedCredential;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The work of validation-service: learns of tickets, and admits each once. */
final class ValidationPart {

    private static final String LEARN =
            "insert into bare.roster (ticket_id, event_id) select * from unnest(?, ?) on conflict do nothing";

    /**
     * Admits a ticket unless another scan has; a repeat of a scan finds its own id. Both counts are
     * of one moment, so a ticket that arrives meanwhile is unknown and not admitted already.
     */
    private static final String ADMIT =
            """
            with admitted as (
                update bare.roster set scan_id = ?, admitted_at = coalesce(admitted_at, now())
                where ticket_id = ? and event_id = ? and (scan_id is null or scan_id = ?)
                returning ticket_id)
            select (select count(*) from admitted), count(*) from bare.roster where ticket_id = ?
            """;

    private final Sql sql;
    private final BareTokens tokens;
    private final BareTicketKeys keys;

    ValidationPart(Sql sql, BareTokens tokens, BareTicketKeys keys) {
        this.sql = sql;
        this.tokens = tokens;
        this.keys = keys;
    }

    void issued(List<JsonNode> messages) {
        List<UUID> tickets = new ArrayList<>();
        List<UUID> events = new ArrayList<>();
        for (JsonNode message : messages) {
            for (JsonNode ticket : message.path("tickets")) {
                tickets.add(UUID.fromString(ticket.asString("")));
                events.add(HttpMessage.uuid(message, "/eventId"));
            }
        }
        sql.update(LEARN, tickets, events);
    }

    HttpMessage answer(HttpMessage request) {
        if (tokens.account(request) == null) {
            return HttpMessage.refused(401, "unauthenticated");
        }
        JsonNode shown = request.json();
        UUID scan = HttpMessage.uuid(shown, "/scanId");
        UUID event = HttpMessage.uuid(shown, "/eventId");
        String refusal = refusal(scan, event, shown.path("credential").asString(""));
        ObjectNode answer =
                HttpMessage.JSON
                        .createObjectNode()
                        .put("scanId", scan.toString())
                        .put("result", refusal.isEmpty() ? "ADMITTED" : "REFUSED");
        return HttpMessage.answer(200, refusal.isEmpty() ? answer : answer.put("reason", refusal));
    }

    /** Admits, or returns why not. */
    private String refusal(UUID scan, UUID event, String credential) {
        Optional<SignedCredential> signed = SignedCredential.parse(credential);
        if (signed.isEmpty()
                || !signed.get().claims().eventId().equals(event)
                || !signed.get().verify(keys.of(event).verifyingKey())) {
            return "INVALID_CREDENTIAL";
        }
        UUID ticket = signed.get().claims().ticketId();
        return sql.rows(ADMIT, ValidationPart::refusal, scan, ticket, event, scan, ticket)
                .getFirst();
    }

    private static String refusal(ResultSet counts) throws SQLException {
        boolean admitted = counts.getInt(1) == 1;
        boolean known = counts.getInt(2) == 1;
        return admitted ? "" : known ? "ALREADY_ADMITTED" : "UNKNOWN_TICKET";
    }
}
