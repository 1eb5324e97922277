package dev.usher.parity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The ids and times that one side has answered with, which later calls name. */
final class LearntIds {

    private final Map<String, String> values = new LinkedHashMap<>();

    void learn(String what, String value) {
        values.put(what, value);
    }

    /**
     * Returns a text that no side knows if it was not learnt, so that the call can still be made.
     */
    String of(String what) {
        return Objects.requireNonNullElse(values.get(what), "not_learnt");
    }

    Collection<String> all() {
        return values.values();
    }
}
