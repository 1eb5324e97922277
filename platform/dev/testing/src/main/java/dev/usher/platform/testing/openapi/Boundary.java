package dev.usher.platform.testing.openapi;

import tools.jackson.databind.JsonNode;

/**
 * A value at a limit that a schema states.
 *
 * @param limit the limit as the schema states it
 * @param inside whether the schema allows the value
 */
record Boundary(String limit, JsonNode value, boolean inside) {

    /** The value as a query or a header holds it. */
    String text() {
        return value.isString() ? value.asString() : value.toString();
    }
}
