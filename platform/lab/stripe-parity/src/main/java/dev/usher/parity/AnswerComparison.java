package dev.usher.parity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares the answers of two sides to one step: status, headers that we rely on, error, the shape
 * of the object, and the values that both must have.
 */
final class AnswerComparison {

    /** Headers whose values must be equal. */
    private static final List<String> HEADERS =
            List.of("idempotent-replayed", "stripe-version", "stripe-should-retry");

    /** Headers that both or neither must have, with values of their own. */
    private static final List<String> PRESENT =
            List.of("request-id", "idempotency-key", "original-request", "retry-after");

    /** Members that tell the same on both sides. */
    private static final Set<String> VALUES =
            Set.of(
                    "amount_subtotal",
                    "amount_total",
                    "api_version",
                    "cancel_url",
                    "client_reference_id",
                    "code",
                    "currency",
                    "customer_email",
                    "expires_at",
                    "has_more",
                    "livemode",
                    "mode",
                    "object",
                    "param",
                    "payment_status",
                    "quantity",
                    "status",
                    "success_url",
                    "type",
                    "ui_mode");

    /** A link into the dashboard of Stripe, which a sandbox does not have. */
    static final String NOT_COMPARED = "error.request_log_url";

    private final String first;
    private final String second;

    AnswerComparison(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** An answer of one side, and the ids that its texts may hold. */
    record Told(ParityAnswer answer, Collection<String> ids) {

        /** A text without what differs from side to side. */
        private String masked(String text) {
            String masked = text;
            for (String id : ids) {
                masked = masked.replace(id, "ID");
            }
            return masked.replaceAll("\\breq_\\w+", "REQUEST");
        }
    }

    /** Each difference as a line; none if the answers are equal. */
    List<String> differences(ParityStep step, Told one, Told other) {
        List<String> differences = new ArrayList<>();
        note(
                differences,
                "status",
                String.valueOf(one.answer().status()),
                String.valueOf(other.answer().status()));
        for (String header : HEADERS) {
            note(differences, "header " + header, header(one, header), header(other, header));
        }
        for (String header : PRESENT) {
            note(differences, "header " + header, presence(one, header), presence(other, header));
        }
        note(differences, "media type", mediaType(one), mediaType(other));
        differences.addAll(shape(one).differences(shape(other), first, second));
        values("", one.answer().body(), other.answer().body(), differences);
        if (step.words()) {
            note(differences, "error.message", message(one), message(other));
        }
        return differences;
    }

    private void values(String path, JsonNode one, JsonNode other, List<String> differences) {
        Set<String> shared = new TreeSet<>(one.propertyNames());
        shared.retainAll(new TreeSet<>(other.propertyNames()));
        for (String name : shared) {
            String below = path.isEmpty() ? name : path + "." + name;
            JsonNode mine = one.path(name);
            JsonNode theirs = other.path(name);
            if (VALUES.contains(name) && mine.isValueNode() && theirs.isValueNode()) {
                note(differences, below, mine.asString(""), theirs.asString(""));
            }
            values(below, mine, theirs, differences);
        }
        for (int i = 0; one.isArray() && i < Math.min(one.size(), other.size()); i++) {
            values(path + "[" + i + "]", one.path(i), other.path(i), differences);
        }
    }

    private void note(List<String> differences, String what, String mine, String theirs) {
        if (!mine.equals(theirs)) {
            differences.add(
                    "%s: %s has \"%s\", %s has \"%s\""
                            .formatted(what, first, mine, second, theirs));
        }
    }

    private static JsonShape shape(Told told) {
        return JsonShape.of(told.answer().body()).without(NOT_COMPARED);
    }

    private static String header(Told told, String name) {
        return told.answer().header(name).orElse("");
    }

    private static String presence(Told told, String name) {
        return told.answer().header(name).isPresent() ? "a value" : "";
    }

    private static String mediaType(Told told) {
        return header(told, "content-type").split(";", 2)[0].strip();
    }

    private static String message(Told told) {
        return told.masked(told.answer().text("/error/message"));
    }
}
