package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.web.form.JsonForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ticket types of an event, from their list or from the short form. Those of an event
 * that exists are known by their ids.
 */
class TicketTypeForm {

    static final int MAX_TYPES = 100;
    static final int MAX_CAPACITY = 1_000_000;
    static final int MAX_PER_ORDER = 100;
    static final int USUAL_MAX_PER_ORDER = 10;
    static final String ONLY_TYPE = "General admission";

    /** Retired ones included: each message about the event carries them all. */
    static final int MAX_TYPES_EVER = 300;

    private record Read(
            @Nullable TicketTypeId id,
            @Nullable String name,
            @Nullable Integer capacity,
            int maxPerOrder,
            @Nullable Instant salesStartAt,
            @Nullable Instant salesEndAt) {}

    private final JsonForm event;
    private final PriceForm prices;
    private final @Nullable Event before;
    private final List<Read> types = new ArrayList<>();

    TicketTypeForm(JsonForm event, CatalogSettings settings, @Nullable Event before) {
        this.event = event;
        this.prices =
                new PriceForm(
                        settings,
                        before == null
                                ? settings.defaultCurrency()
                                : before.sold().getFirst().price().currency());
        this.before = before;
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
                            type.id(),
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
        TicketType only = before == null ? null : before.sold().getFirst();
        int maxPerOrder = only == null ? USUAL_MAX_PER_ORDER : only.maxPerOrder();
        prices.read(event, "price", maxPerOrder);
        types.add(
                only == null
                        ? new Read(null, ONLY_TYPE, capacity, maxPerOrder, null, null)
                        : new Read(
                                only.id(),
                                only.name(),
                                capacity,
                                maxPerOrder,
                                only.salesStartAt(),
                                only.salesEndAt()));
    }

    private void readList() {
        for (String member : List.of("price", "capacity")) {
            if (event.has(member)) {
                event.reject(
                        member,
                        "not_with_ticket_types",
                        member + " is given per ticket type when there is more than one.");
            }
        }
        Set<TicketTypeId> named = new HashSet<>();
        for (JsonForm form : event.objects("ticketTypes", MAX_TYPES)) {
            TicketType known = before == null ? null : known(form, before, named);
            if (known != null && known.retired()) {
                readRetired(form, known);
            } else {
                readType(form, known == null ? null : known.id());
            }
        }
        if (types.isEmpty() && event.clean()) {
            event.reject("ticketTypes", "required", "One ticket type at least is not retired.");
        }
        if (before != null) {
            long unnamed =
                    before.ticketTypes().stream()
                            .filter(type -> !named.contains(type.id()))
                            .count();
            if (types.size() + unnamed > MAX_TYPES_EVER) {
                event.reject(
                        "ticketTypes",
                        "out_of_range",
                        "An event has at most %d ticket types, retired ones included."
                                .formatted(MAX_TYPES_EVER));
            }
        }
    }

    /** The one that the entry names; null for a new one, or when it is wrong. */
    private static @Nullable TicketType known(
            JsonForm form, Event before, Set<TicketTypeId> named) {
        UUID id = form.uuid("id");
        boolean retired = requireNonNullElse(form.flag("retired"), false);
        TicketType known =
                before.ticketTypes().stream()
                        .filter(type -> type.id().value().equals(id))
                        .findFirst()
                        .orElse(null);
        if (known == null) {
            if (id != null) {
                form.reject(
                        "id",
                        "unknown_ticket_type",
                        "The event has no such ticket type; leave id out for a new one.");
            }
        } else if (!named.add(known.id())) {
            form.reject("id", "duplicate", "A ticket type is named once.");
        }
        if (retired && (known == null || !known.retired())) {
            form.reject("retired", "read_only", "A ticket type is retired by leaving it out.");
        }
        return known;
    }

    /** It may be sent along as it was read, and stays what it is. */
    private static void readRetired(JsonForm form, TicketType retired) {
        if (!form.says(EventDocument.entry(retired))) {
            form.reject("id", "retired_ticket_type", "A retired ticket type does not change.");
        }
        form.passOver();
    }

    private void readType(JsonForm form, @Nullable TicketTypeId id) {
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
        types.add(new Read(id, name, capacity, maxPerOrder, salesStartAt, salesEndAt));
    }
}
