package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.usher.event.Money;
import dev.usher.event.form.JsonForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ticket types of a new event, from their list or from the short form. */
class TicketTypeForm {

    static final int MAX_TYPES = 100;
    static final int MAX_CAPACITY = 1_000_000;
    static final int MAX_PER_ORDER = 100;
    static final int USUAL_MAX_PER_ORDER = 10;
    static final String ONLY_TYPE = "General admission";

    private record Read(
            @Nullable String name,
            @Nullable Integer capacity,
            int maxPerOrder,
            @Nullable Instant salesStartAt,
            @Nullable Instant salesEndAt) {}

    private final JsonForm event;
    private final PriceForm prices;
    private final List<Read> types = new ArrayList<>();

    TicketTypeForm(JsonForm event, CatalogSettings settings) {
        this.event = event;
        this.prices = new PriceForm(settings);
    }

    /** The types, or nothing when the body is already known to be wrong. */
    List<TicketTypeDraft> read() {
        if (event.has("ticketTypes")) {
            readList();
        } else {
            readShort();
        }
        List<Money> money = prices.prices();
        List<TicketTypeDraft> drafts = new ArrayList<>();
        for (int i = 0; i < types.size() && event.clean(); i++) {
            Read type = types.get(i);
            drafts.add(
                    new TicketTypeDraft(
                            requireNonNull(type.name()),
                            money.get(i),
                            requireNonNull(type.capacity()),
                            type.maxPerOrder(),
                            type.salesStartAt(),
                            type.salesEndAt()));
        }
        return drafts;
    }

    private void readShort() {
        if (!event.has("capacity")) {
            event.reject("capacity", "required", "Either capacity or ticketTypes is required.");
        }
        Integer capacity = event.integer("capacity", 1, MAX_CAPACITY);
        prices.read(event, "price", USUAL_MAX_PER_ORDER);
        types.add(new Read(ONLY_TYPE, capacity, USUAL_MAX_PER_ORDER, null, null));
    }

    private void readList() {
        for (String member : List.of("price", "capacity")) {
            if (event.has(member)) {
                event.reject(
                        member,
                        "not_with_ticket_types",
                        member + " is given per ticket type when there is ticketTypes.");
            }
        }
        for (JsonForm form : event.objects("ticketTypes", MAX_TYPES)) {
            form.require("name", "capacity");
            String name = form.words("name", 200);
            Integer capacity = form.integer("capacity", 1, MAX_CAPACITY);
            int maxPerOrder =
                    requireNonNullElse(
                            form.integer("maxPerOrder", 1, MAX_PER_ORDER), USUAL_MAX_PER_ORDER);
            Instant salesStartAt = form.instant("salesStartAt");
            Instant salesEndAt = form.instant("salesEndAt");
            if (salesStartAt != null && salesEndAt != null && !salesEndAt.isAfter(salesStartAt)) {
                form.reject("salesEndAt", "not_after_start", "salesEndAt is after salesStartAt.");
            }
            prices.read(form, "price", maxPerOrder);
            types.add(new Read(name, capacity, maxPerOrder, salesStartAt, salesEndAt));
        }
    }
}
