package dev.usher.platform.web.problem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A member that a kind of problem has beside those of every problem.
 *
 * @param always whether every occurrence has it
 * @param schema its JSON Schema
 * @param example its value in the example of the problem
 */
public record ProblemMember(String name, boolean always, JsonNode schema, JsonNode example) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Describes a member that every occurrence has, by its JSON Schema and an example in JSON. */
    public static ProblemMember of(String name, String schema, String example) {
        return new ProblemMember(name, true, JSON.readTree(schema), JSON.readTree(example));
    }

    /** Returns the member as one that an occurrence may lack. */
    public ProblemMember optional() {
        return new ProblemMember(name, false, schema, example);
    }
}
