package dev.usher.platform.testing.openapi;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads the problem codes that a schema allows. */
final class DocumentedCodes {

    private final OpenApi api;

    DocumentedCodes(OpenApi api) {
        this.api = api;
    }

    /** The codes, sorted; none if the schema does not name them. */
    Set<String> of(JsonNode schema) {
        Set<String> codes = new TreeSet<>();
        collect(schema, codes);
        return codes;
    }

    private void collect(JsonNode referring, Set<String> codes) {
        JsonNode schema = api.resolved(referring);
        JsonNode code = api.resolved(schema.path("properties").path("code"));
        if (code.has("const")) {
            codes.add(code.get("const").asString());
        }
        code.path("enum").forEach(each -> codes.add(each.asString()));
        for (String kind : new String[] {"allOf", "anyOf", "oneOf"}) {
            schema.path(kind).forEach(part -> collect(part, codes));
        }
    }
}
