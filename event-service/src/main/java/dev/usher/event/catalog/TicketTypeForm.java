package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.form.JsonForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ticket types of an event, from their list or from the short form. An entry of an
 * existing event names its ticket type by id; an entry without id is a new ticket type.
 */
class TicketTypeForm {

    static final int MAX_TYPES = 100;
    static final int MAX_CAPACITY = 1_000_000;
    static final int MAX_PER_ORDER = 100;
    static final int USUAL_MAX_PER_ORDER = 10;
    static final String ONLY_TYPE = "General admission";

    /** Includes retired ticket types, because each message about the event contains them all. */
    static final int MAX_TYPES_EVER = 300;

    private record Read(
            TicketTypeId id,
            @Nullable String name,
            @Nullable Integer capacity,
            int maxPerOrder,
            @Nullable Instant salesStartAt,
            @Nullable Instant salesEndAt) {}

    private final JsonForm event;
    private final PriceForm prices;
    private final Ids ids;
    private final @Nullable Event before;
    private final List<Read> types = new ArrayList<>();

    TicketTypeForm(JsonForm event, CatalogSettings settings, Ids ids, @Nullable Event before) {
        this.event = event;
        this.prices =
                new PriceForm(
                        settings,
                        before == null
                                ? settings.defaultCurrency()
                                : before.sold().getFirst().price().currency());
        this.ids = ids;
        this.before = before;
    }

    /** Reads the ticket types; an empty list if the body has a violation. */
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
            event.reject("capacity", "required", "capacity must be given if ticketTypes is not");
        }
        Integer capacity = event.integer("capacity", 1, MAX_CAPACITY);
        TicketType only = before == null ? null : before.sold().getFirst();
        int maxPerOrder = only == null ? USUAL_MAX_PER_ORDER : only.maxPerOrder();
        prices.read(event, "price", maxPerOrder);
        types.add(
                only == null
                        ? new Read(newId(), ONLY_TYPE, capacity, maxPerOrder, null, null)
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
                        member + " must not be given together with ticketTypes");
            }
        }
        Set<TicketTypeId> named = new HashSet<>();
        for (JsonForm form : event.objects("ticketTypes", MAX_TYPES)) {
            TicketType known = before == null ? null : known(form, before, named);
            if (known != null && known.retired()) {
                readRetired(form, known);
            } else {
                readType(form, known == null ? newId() : known.id());
            }
        }
        if (types.isEmpty() && event.clean()) {
            event.reject(
                    "ticketTypes",
                    "required",
                    "ticketTypes must have an entry that is not retired");
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
                        "ticketTypes must not be more than %d, including retired ones"
                                .formatted(MAX_TYPES_EVER));
            }
        }
    }

    /** Finds the ticket type that the entry names; null for a new one and after a violation. */
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
                        "id must be that of a ticket type of the event; leave it out for a new one");
            }
        } else if (!named.add(known.id())) {
            form.reject("id", "duplicate", "id must not be in two entries");
        }
        if (retired && (known == null || !known.retired())) {
            form.reject(
                    "retired",
                    "read_only",
                    "retired must not be set; leave a ticket type out to retire it");
        }
        return known;
    }

    /** Read-only: a client may send it back unchanged, but it cannot be changed. */
    private static void readRetired(JsonForm form, TicketType retired) {
        if (!form.says(EventDocument.entry(retired))) {
            form.reject(
                    "id",
                    "retired_ticket_type",
                    "id must not be that of a retired ticket type, unless its entry is unchanged");
        }
        form.passOver();
    }

    private TicketTypeId newId() {
        return new TicketTypeId(ids.next());
    }

    private void readType(JsonForm form, TicketTypeId id) {
        form.require("name", "capacity");
        String name = form.words("name", 200);
        Integer capacity = form.integer("capacity", 1, MAX_CAPACITY);
        int maxPerOrder =
                requireNonNullElse(
                        form.integer("maxPerOrder", 1, MAX_PER_ORDER), USUAL_MAX_PER_ORDER);
        Instant salesStartAt = form.instant("salesStartAt");
        Instant salesEndAt = form.instant("salesEndAt");
        if (salesStartAt != null && salesEndAt != null && !salesEndAt.isAfter(salesStartAt)) {
            form.reject("salesEndAt", "not_after_start", "salesEndAt must be after salesStartAt");
        }
        prices.read(form, "price", maxPerOrder);
        types.add(new Read(id, name, capacity, maxPerOrder, salesStartAt, salesEndAt));
    }
}
