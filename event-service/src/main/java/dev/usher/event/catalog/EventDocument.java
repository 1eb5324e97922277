package dev.usher.event.catalog;

import dev.usher.event.Money;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as the body that would create it. A merge patch (RFC 7396) is applied to this body, and
 * the result is read and validated like any other body.
 */
final class EventDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPES = "ticketTypes";

    private final Event event;
    private final Map<UUID, TicketType> types;

    EventDocument(Event event) {
        this.event = event;
        this.types =
                event.ticketTypes().stream()
                        .collect(
                                Collectors.toMap(
                                        type -> type.id().value(),
                                        Function.identity(),
                                        (one, _) -> one,
                                        LinkedHashMap::new));
    }

    /** Returns the body after the patch. */
    ObjectNode patched(ObjectNode patch) {
        ObjectNode whole = body();
        boolean ofOneType = patch.has("price") || patch.has("capacity");
        if (ofOneType && event.sold().size() == 1 && !patch.has(TYPES)) {
            JsonNode type = whole.remove(TYPES).get(0);
            whole.set("price", type.get("price"));
            whole.set("capacity", type.get("capacity"));
        }
        merge(whole, patch);
        JsonNode list = patch.get(TYPES);
        if (list instanceof ArrayNode entries) {
            whole.set(TYPES, completed(entries));
        } else if (list != null && list.isNull()) {
            // Read as an empty list and refused, instead of being read as the short form.
            whole.set(TYPES, JSON.arrayNode());
        }
        return whole;
    }

    /** Members absent from an entry with a known id keep their value. */
    private ArrayNode completed(ArrayNode list) {
        ArrayNode completed = JSON.arrayNode();
        for (JsonNode entry : list) {
            TicketType known = named(entry.get("id"));
            if (known == null || !entry.isObject()) {
                completed.add(entry);
            } else {
                ObjectNode type = entry(known);
                merge(type, entry.asObject());
                completed.add(type);
            }
        }
        return completed;
    }

    /** Finds the ticket type by its id, in upper or lower case as the form does. */
    private @Nullable TicketType named(@Nullable JsonNode id) {
        if (id == null || !id.isString()) {
            return null;
        }
        try {
            return types.get(UUID.fromString(id.stringValue()));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /**
     * Sets a removed member to null instead of removing it, so that the form sees its name and
     * refuses an unknown one.
     */
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            JsonNode value = member.getValue();
            if (value.isObject()) {
                ObjectNode inner =
                        target.get(member.getKey()) instanceof ObjectNode object
                                ? object
                                : JSON.objectNode();
                merge(inner, value.asObject());
                target.set(member.getKey(), inner);
            } else {
                target.set(member.getKey(), value);
            }
        }
    }

    private ObjectNode body() {
        ObjectNode body = JSON.objectNode();
        body.put("title", event.title());
        put(body, "description", event.description());
        ObjectNode location = body.putObject("location");
        location.put("name", event.location().name());
        put(location, "address", event.location().address());
        put(location, "city", event.location().city());
        put(location, "country", event.location().country());
        put(body, "startsAt", event.startsAt());
        put(body, "endsAt", event.endsAt());
        body.put("timeZone", event.timeZone());
        ArrayNode list = body.putArray(TYPES);
        event.sold().forEach(type -> list.add(entry(type)));
        if (event.maxPerBuyer() != null) {
            body.put("maxPerBuyer", event.maxPerBuyer());
        }
        Admission rules = event.admission();
        ObjectNode admission = body.putObject("admission");
        put(admission, "opensAt", rules.opensAt());
        put(admission, "closesAt", rules.closesAt());
        admission.put("reentry", rules.reentry());
        admission.put("supersedeOnHolderChange", rules.supersedeOnHolderChange());
        admission.put("degradedOnSignature", rules.degradedOnSignature());
        CallerReferences references =
                CallerReferences.of(event.externalReference(), event.metadata());
        put(body, "externalReference", references.externalReference());
        ObjectNode metadata = body.putObject("metadata");
        references.metadata().forEach(metadata::put);
        return body;
    }

    /** The entry of a ticket type, with its id. */
    static ObjectNode entry(TicketType type) {
        ObjectNode entry = JSON.objectNode();
        entry.put("id", type.id().toString());
        entry.put("name", type.name());
        Money price = type.price();
        entry.putObject("price").put("amount", price.amount()).put("currency", price.currency());
        entry.put("capacity", type.capacity());
        entry.put("maxPerOrder", type.maxPerOrder());
        put(entry, "salesStartAt", type.salesStartAt());
        put(entry, "salesEndAt", type.salesEndAt());
        entry.put("retired", type.retired());
        return entry;
    }

    private static void put(ObjectNode node, String member, @Nullable String text) {
        if (text != null) {
            node.put(member, text);
        }
    }

    private static void put(ObjectNode node, String member, @Nullable Instant instant) {
        if (instant != null) {
            node.put(member, instant.toString());
        }
    }
}
