package dev.usher.platform.testing.openapi;

import dev.usher.platform.testing.openapi.Mutation.Effect;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares an answer with what the document says about the values that were sent. */
final class Verdict {

    /** Codes of violations that say that a value is beyond a limit of its schema. */
    private static final Set<String> LIMIT_CODES =
            Set.of(
                    "required",
                    "wrong_type",
                    "wrong_format",
                    "out_of_range",
                    "too_long",
                    "too_short",
                    "length",
                    "blank",
                    "unknown_field",
                    "unknown_parameter");

    private Verdict() {}

    /** The answer to a request in which one value alone was changed. */
    static List<String> alone(Mutation change, Answer answer) {
        List<JsonNode> named = violations(answer, change.pointer());
        return switch (change.effect()) {
            case OUTSIDE ->
                    answer.status() == 400 && (!named.isEmpty() || hasOwnCode(answer))
                            ? List.of()
                            : List.of("must be a 400 with a violation of " + change.pointer());
            case REFUSED -> answer.status() >= 400 ? List.of() : List.of("must be refused");
            case INSIDE ->
                    named.stream()
                                    .map(violation -> violation.path("code").asString(""))
                                    .anyMatch(code -> saysBeyond(change, code))
                            ? List.of("must not be refused, because the document allows it")
                            : List.of();
            case ANY -> List.of();
        };
    }

    /** Null is the same as absent, which may leave a choice between members open. */
    private static boolean saysBeyond(Mutation change, String code) {
        return LIMIT_CODES.contains(code)
                && !(change.limit().equals("null") && code.equals("required"));
    }

    /** The answer to a request in which several values were changed. */
    static List<String> together(List<Mutation> changes, Answer answer) {
        boolean mustFail =
                changes.stream()
                        .anyMatch(change ->
                                change.effect() == Effect.OUTSIDE
                                        || change.effect() == Effect.REFUSED);
        return mustFail && placesDiffer(changes) && answer.status() < 400
                ? List.of("must be refused")
                : List.of();
    }

    /** A later change of the same place may have made an earlier one good again. */
    private static boolean placesDiffer(List<Mutation> changes) {
        for (int i = 0; i < changes.size(); i++) {
            for (int j = 0; j < changes.size(); j++) {
                if (i != j && changes.get(j).pointer().startsWith(changes.get(i).pointer())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A refusal with a code of its own, such as {@code invalid_cursor}, lists no violations. */
    private static boolean hasOwnCode(Answer answer) {
        return !answer.json().path("code").asString("").equals("invalid_request");
    }

    private static List<JsonNode> violations(Answer answer, String pointer) {
        return answer.isProblem()
                ? answer.json()
                        .path("errors")
                        .valueStream()
                        .filter(error -> error.path("pointer").asString("").startsWith(pointer))
                        .toList()
                : List.of();
    }
}
