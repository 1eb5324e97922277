package dev.usher.chaos.crowd;

import dev.usher.chaos.history.Call.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came back; status 0 when nothing did. */
record Reply(Outcome outcome, int status, @Nullable String code, boolean comeAgain, JsonNode json) {

    boolean ok() {
        return outcome == Outcome.OK;
    }

    /** Whether asking again may bring another answer. */
    boolean undecided() {
        return outcome == Outcome.UNKNOWN || comeAgain;
    }

    String text(String pointer) {
        return json.at(pointer).asString("");
    }
}
