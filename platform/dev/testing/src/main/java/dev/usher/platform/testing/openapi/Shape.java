package dev.usher.platform.testing.openapi;

import tools.jackson.databind.JsonNode;

/**
 * A schema without its references.
 *
 * @param schema the schema of the value if it is not null
 */
record Shape(JsonNode schema, boolean nullable) {

    private static final String TYPE = "type";
    private static final String NULL = "null";

    static Shape of(OpenApi api, JsonNode referring) {
        JsonNode schema = api.resolved(referring);
        for (String kind : new String[] {"oneOf", "anyOf"}) {
            JsonNode choices = schema.path(kind);
            if (choices.size() == 2) {
                boolean nullFirst = isNull(choices.get(0));
                if (nullFirst || isNull(choices.get(1))) {
                    return new Shape(of(api, choices.get(nullFirst ? 1 : 0)).schema(), true);
                }
            }
        }
        if (schema.path("allOf").size() == 1 && !schema.has("properties")) {
            return of(api, schema.path("allOf").get(0));
        }
        return new Shape(schema, isNullable(schema));
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path(TYPE).asString("").equals(NULL);
    }

    private static boolean isNullable(JsonNode schema) {
        return schema.path(TYPE).isArray()
                && schema.path(TYPE).valueStream().anyMatch(type -> type.asString("").equals(NULL));
    }

    boolean is(String type) {
        JsonNode stated = schema.path(TYPE);
        return stated.isArray()
                ? stated.valueStream().anyMatch(each -> each.asString("").equals(type))
                : stated.asString("").equals(type);
    }
}
