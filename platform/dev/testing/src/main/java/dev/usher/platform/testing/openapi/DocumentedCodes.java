package dev.usher.platform.testing.openapi;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the problem codes that a schema allows. */
final class DocumentedCodes {

    private final OpenApi api;

    DocumentedCodes(OpenApi api) {
        this.api = api;
    }

    /** The codes, sorted; none if the schema does not name them. */
    Set<String> of(JsonNode schema) {
        Set<String> allowed = allowed(schema);
        return allowed == null ? Set.of() : allowed;
    }

    /** The codes that a schema allows; null if it allows any. */
    private @Nullable Set<String> allowed(JsonNode referring) {
        JsonNode schema = api.resolved(referring);
        Set<String> allowed = own(api.resolved(schema.path("properties").path("code")));
        for (JsonNode part : schema.path("allOf")) {
            allowed = both(allowed, allowed(part));
        }
        for (String kind : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(kind)) {
                Set<String> any = new TreeSet<>();
                schema.path(kind).forEach(choice -> any.addAll(of(choice)));
                allowed = both(allowed, any);
            }
        }
        return allowed;
    }

    private static @Nullable Set<String> own(JsonNode code) {
        if (!code.has("const") && !code.has("enum")) {
            return null;
        }
        Set<String> codes = new TreeSet<>();
        if (code.has("const")) {
            codes.add(code.get("const").asString());
        }
        code.path("enum").forEach(each -> codes.add(each.asString()));
        return codes;
    }

    private static @Nullable Set<String> both(
            @Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }
}
