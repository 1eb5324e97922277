package dev.usher.local.journey;

import dev.usher.client.ApiCall;
import dev.usher.client.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The admin interface of the Stripe sandbox: what it sent, and what it can be told to do. */
public final class Box {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Visitor caller;
    private final String sandbox;

    public Box(Visitor caller, String sandbox) {
        this.caller = caller;
        this.sandbox = sandbox;
    }

    /** Attempts to deliver events, oldest first. */
    public JsonNode deliveries() {
        JsonNode all = send(ApiCall.of("sandbox", "GET", admin("deliveries")));
        return all.isArray() ? all : all.path("items");
    }

    /** The time at which the last webhook that says "paid" was sent to us after that moment. */
    public Optional<Instant> lastCompletedSince(Instant moment) {
        Instant found = null;
        for (JsonNode each : deliveries()) {
            // "at" is the time of our answer.
            Instant sent =
                    Instant.parse(each.path("at").asString())
                            .minusMillis(each.path("millis").asLong(0));
            if (each.path("type").asString("").equals("checkout.session.completed")
                    && each.path("success").asBoolean(false)
                    && sent.isAfter(moment)) {
                found = sent;
            }
        }
        return Optional.ofNullable(found);
    }

    public JsonNode post(String path, JsonNode body) {
        return send(ApiCall.of("sandbox", "POST", admin(path)).json(body));
    }

    /** Reads from the Stripe API that the sandbox offers. */
    public JsonNode stripe(String path) {
        return send(
                ApiCall.of("sandbox", "GET", sandbox + path)
                        .header("Authorization", "Bearer sk_test_sandbox_local"));
    }

    private String admin(String path) {
        return sandbox + "/_sandbox/" + path;
    }

    private JsonNode send(ApiCall call) {
        return caller.send(call.within(PATIENCE)).expect(200, 201, 202, 204).json();
    }
}
