package dev.usher.gateway.docs;

import dev.usher.platform.web.openapi.UsedComponents;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns documents into what consumers read: their calls, in the order of use. */
final class PublicView {

    /** Only Stripe calls these. */
    private static final String NOT_FOR_CONSUMERS = "/v1/webhooks/";

    private static final String TAGS = "tags";
    private static final List<String> AS_A_TICKET_LIVES =
            List.of(
                    "Events",
                    "Gate staff",
                    "Reservations",
                    "Orders",
                    "Tickets",
                    "Ticket keys",
                    "Own data",
                    "Gates",
                    "Admission",
                    "Administration");

    private PublicView() {}

    /** Returns a service's document without the calls of others, and what only they refer to. */
    static ObjectNode of(JsonNode served) {
        ObjectNode document = (ObjectNode) served.deepCopy();
        if (document.get("paths") instanceof ObjectNode paths) {
            List<String> removed =
                    paths.propertyNames().stream()
                            .filter(path -> path.startsWith(NOT_FOR_CONSUMERS))
                            .toList();
            paths.remove(removed);
        }
        UsedComponents.keep(document);
        return document;
    }

    /** Lists the tags of the merged document in the order of use. */
    static void order(ObjectNode document) {
        orderTags(document, used(document.path("paths")));
    }

    private static Set<String> used(JsonNode paths) {
        Set<String> used = new TreeSet<>();
        for (JsonNode item : paths) {
            for (JsonNode operation : item) {
                operation.path(TAGS).forEach(tag -> used.add(tag.asString("")));
            }
        }
        return used;
    }

    /** Lists every tag that operations have. */
    private static void orderTags(ObjectNode document, Set<String> used) {
        JsonNode described = document.path(TAGS).deepCopy();
        Set<String> names = new LinkedHashSet<>(AS_A_TICKET_LIVES);
        names.addAll(used);
        names.retainAll(used);
        ArrayNode ordered = document.putArray(TAGS);
        for (String name : names) {
            described
                    .valueStream()
                    .filter(tag -> tag.path("name").asString("").equals(name))
                    .findFirst()
                    .ifPresentOrElse(ordered::add, () -> ordered.addObject().put("name", name));
        }
    }
}
