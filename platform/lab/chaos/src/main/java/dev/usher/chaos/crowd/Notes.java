package dev.usher.chaos.crowd;

import dev.usher.chaos.history.Call;
import dev.usher.chaos.history.Call.Outcome;
import dev.usher.chaos.history.History;
import dev.usher.chaos.history.OperationNames;
import dev.usher.client.ApiCall;
import dev.usher.client.CallObserver;
import dev.usher.client.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes each attempt of a call into the history, with a summary of a successful answer. */
final class Notes implements CallObserver {

    private final History history;

    Notes(History history) {
        this.history = history;
    }

    @Override
    public void observe(Reply reply) {
        Reply.Attempt attempt = reply.attempt();
        ApiCall call = attempt.call();
        Map<String, String> subjects = new HashMap<>(call.subjects());
        if (reply.ok()) {
            subjects.putAll(subjects(call.operation(), reply.json()));
        }
        history.add(
                new Call(
                        attempt.caller().name(),
                        call.operation(),
                        attempt.number(),
                        outcome(reply),
                        reply.status(),
                        code(reply),
                        reply.retryAfter().isPresent(),
                        subjects,
                        reply.ok() ? answer(call.operation(), reply.json()) : null,
                        attempt.startedAt(),
                        attempt.took()));
    }

    private static Outcome outcome(Reply reply) {
        return reply.ok() ? Outcome.OK : reply.refused() ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    private static @Nullable String code(Reply reply) {
        return reply.ok() || reply.status() == 0
                ? null
                : reply.json().path("code").asString("none");
    }

    private static @Nullable String answer(String operation, JsonNode json) {
        return switch (operation) {
            case OperationNames.EVENT_CREATE,
                    OperationNames.EVENT_PUBLISH,
                    OperationNames.RESERVE,
                    OperationNames.ORDER_OPEN,
                    OperationNames.ORDER_READ,
                    OperationNames.ORDER_CANCEL ->
                    json.path("status").asString("");
            case OperationNames.TICKETS_READ -> String.valueOf(json.path("items").size());
            case OperationNames.SCAN -> Door.decision(json);
            default -> null;
        };
    }

    private static Map<String, String> subjects(String operation, JsonNode json) {
        String id = json.path("id").asString("");
        return switch (operation) {
            case OperationNames.EVENT_CREATE, OperationNames.EVENT_PUBLISH -> Map.of("event", id);
            case OperationNames.RESERVE -> Map.of("reservation", id);
            case OperationNames.ORDER_OPEN ->
                    Map.of(
                            "order",
                            id,
                            "session",
                            json.at("/payment/stripeCheckoutSessionId").asString(""));
            case OperationNames.ORDER_READ, OperationNames.ORDER_CANCEL -> Map.of("order", id);
            case OperationNames.TICKETS_READ -> Map.of("tickets", String.join(",", ids(json)));
            default -> Map.of();
        };
    }

    private static List<String> ids(JsonNode json) {
        return json.path("items").valueStream().map(each -> each.path("id").asString()).toList();
    }
}
