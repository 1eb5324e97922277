package dev.usher.stripesandbox.objects;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, in the order they are put. */
final class Members {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** An object of Stripe's, which starts with its id and kind. */
    static Members object(String id, String kind) {
        return new Members().put("id", id).put("object", kind);
    }

    Members put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    Members nulls(String... names) {
        for (String name : names) {
            members.put(name, null);
        }
        return this;
    }

    Map<String, @Nullable Object> map() {
        return members;
    }
}
