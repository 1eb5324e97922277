package dev.usher.event.reservation;

import static java.util.Objects.requireNonNull;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.idempotency.KeyedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of a new reservation and refuses it with every violation it finds. */
final class ReservationForm {

    static final int MAX_ITEMS = 100;

    /** The largest capacity of a ticket type; the limits of the event are checked later. */
    static final int MAX_QUANTITY = 1_000_000;

    private ReservationForm() {}

    static ReservationRequest read(
            String buyer, @Nullable KeyedRequest keyed, @Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body);
        form.require("eventId", "items");
        UUID event = form.uuid("eventId");
        List<Seats> seats = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (JsonForm item : form.objects("items", MAX_ITEMS)) {
            item.require("ticketTypeId", "quantity");
            UUID type = item.uuid("ticketTypeId");
            Integer quantity = item.integer("quantity", 1, MAX_QUANTITY);
            if (type != null && !seen.add(type)) {
                item.reject("ticketTypeId", "duplicate", "ticketTypeId must not occur twice");
            }
            if (type != null && quantity != null) {
                seats.add(new Seats(new TicketTypeId(type), quantity));
            }
        }
        CallerReferences references = CallerReferences.read(form);
        form.finish();
        return new ReservationRequest(
                buyer, keyed, new EventId(requireNonNull(event)), seats, references);
    }
}
