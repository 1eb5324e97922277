package dev.usher.parity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of one side.
 *
 * @param headers under their names in lower case
 */
record ParityAnswer(int status, Map<String, String> headers, JsonNode body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The text at a JSON pointer; empty if there is none. */
    String text(String pointer) {
        return body.at(pointer).asString("");
    }

    /** The same answer, in which a list has only the objects that this run has made. */
    ParityAnswer withOwnElements(Collection<String> ids) {
        if (!body.path("object").asString("").equals("list") || !body.path("data").isArray()) {
            return this;
        }
        ObjectNode list = (ObjectNode) body.deepCopy();
        ArrayNode data = list.putArray("data");
        for (JsonNode element : body.path("data")) {
            if (isOf(element, ids)) {
                data.add(element);
            }
        }
        return new ParityAnswer(status, headers, list);
    }

    /** Line items are always of the session that was asked for. */
    private static boolean isOf(JsonNode element, Collection<String> ids) {
        return element.path("object").asString("").equals("item")
                || ids.contains(element.path("id").asString(""))
                || ids.contains(element.at("/data/object/id").asString(""));
    }
}
