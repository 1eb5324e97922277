package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.ProblemType;
import tools.jackson.databind.JsonNode;

/**
 * A kind of problem as the documentation lists it.
 *
 * @param example an answer with this problem
 */
record ListedProblem(String code, int status, String title, String description, JsonNode example) {

    /** Reads an entry of a document's list. */
    static ListedProblem of(JsonNode entry) {
        return new ListedProblem(
                entry.path("code").asString(""),
                entry.path("status").asInt(0),
                entry.path("title").asString(""),
                entry.path("description").asString(""),
                entry.path("example"));
    }

    /** The type with an example that fits any problem. */
    ProblemType type() {
        return new ProblemType(code, status, title, description);
    }

    boolean isWellFormed() {
        return code.matches("[a-z][a-z0-9_]*") && status >= 400 && status <= 599;
    }
}
