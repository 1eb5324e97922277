package dev.usher.local.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Stripe sandbox from behind: what it sent, and what it can be told to do. */
public final class Box {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final String address;

    public Box(HttpClient http, String address) {
        this.http = http;
        this.address = address + "/_sandbox/";
    }

    /** Attempts to deliver events, oldest first. */
    public JsonNode deliveries() {
        JsonNode all = send(HttpRequest.newBuilder(URI.create(address + "deliveries")).GET());
        return all.isArray() ? all : all.path("items");
    }

    /** When the webhook that says "paid" reached us, the last one since that moment. */
    public Optional<Instant> lastCompletedSince(Instant moment) {
        Instant found = null;
        for (JsonNode each : deliveries()) {
            // Noted when the answer came back; we want when it was sent.
            Instant at =
                    Instant.parse(each.path("at").asString())
                            .minusMillis(each.path("millis").asLong(0));
            if (each.path("type").asString("").equals("checkout.session.completed")
                    && each.path("success").asBoolean(false)
                    && at.isAfter(moment)) {
                found = at;
            }
        }
        return Optional.ofNullable(found);
    }

    public JsonNode post(String path, JsonNode body) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** What its Stripe API answers to a read. */
    public JsonNode stripe(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(address).resolve(path))
                        .header("Authorization", "Bearer sk_test_sandbox_local")
                        .GET());
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(built, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new JourneyFailed(
                        "The sandbox answered %d to %s: %s"
                                .formatted(answer.statusCode(), built.uri(), answer.body()));
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new JourneyFailed("The sandbox does not answer: " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed("interrupted", interrupted);
        }
    }
}
