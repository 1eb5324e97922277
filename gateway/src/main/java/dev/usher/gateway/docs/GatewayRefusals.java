package dev.usher.gateway.docs;

import dev.usher.gateway.access.OriginProblems;
import dev.usher.gateway.door.DoorProblems;
import dev.usher.platform.web.openapi.ProblemResponses;
import dev.usher.platform.web.openapi.ResponseHeaders;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes what the gateway adds to the answers of every call: refusals of its own and limits. */
final class GatewayRefusals {

    private GatewayRefusals() {}

    /** The types that only the gateway knows. */
    static List<ProblemType> types() {
        List<ProblemType> types = new ArrayList<>(DoorProblems.all());
        types.addAll(OriginProblems.all());
        return types;
    }

    static void add(ObjectNode document, String publicUrl) {
        ProblemResponses responses = new ProblemResponses(document, publicUrl);
        List<ProblemType> every = new ArrayList<>(types());
        every.add(CommonProblems.INVALID_REQUEST);
        every.add(CommonProblems.RATE_LIMITED);
        every.add(CommonProblems.INTERNAL_ERROR);
        every.add(CommonProblems.BAD_GATEWAY);
        every.add(CommonProblems.UNAVAILABLE);
        every.add(CommonProblems.GATEWAY_TIMEOUT);
        for (JsonNode item : document.path("paths")) {
            for (JsonNode operation : item) {
                if (operation instanceof ObjectNode call) {
                    responses.add(call, every);
                    limit(document, call.path("responses"));
                }
            }
        }
        limit(document, document.at("/components/responses"));
    }

    private static void limit(ObjectNode document, JsonNode responses) {
        for (JsonNode answer : responses) {
            if (answer instanceof ObjectNode response && !response.has("$ref")) {
                ResponseHeaders.add(document, response, ResponseHeaders.OF_LIMITS);
            }
        }
    }
}
