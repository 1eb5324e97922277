package dev.usher.bench.payments;

import dev.usher.bench.harness.BenchFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin interface of the Stripe sandbox. */
final class SandboxControl implements AutoCloseable {

    private static final String OPENING = "/v1/checkout/sessions";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    SandboxControl(String url) {
        this.url = url + "/_sandbox/";
    }

    /** Loses every webhook from now on. */
    void loseWebhooks() {
        faults("{\"webhooks\": {\"lose\": 1}}");
    }

    /** Answers each opening of a session after this time. */
    void openAfter(Duration latency) {
        faults(
                "{\"api\": {\"latency\": \"%dms\"}, \"operations\": [\"POST %s\"]}"
                        .formatted(latency.toMillis(), OPENING));
    }

    /** Also refuses calls beyond these rates in a second, and counts the refusals from 0. */
    void openAfterAndLimit(Duration latency, int perOperation, int inTotal) {
        faults(
                """
                {"api": {"latency": "%dms"}, "operations": ["POST %s"],
                 "limiter": {"enabled": true, "perOperation": %d, "inTotal": %d}}\
                """
                        .formatted(latency.toMillis(), OPENING, perOperation, inTotal));
    }

    /** The calls that were refused for their rate, while the limiter is on. */
    long refused() {
        JsonNode faults = JSON.readTree(send(request("faults").GET().build()));
        JsonNode counters = faults.path("counters");
        if (!faults.path("limiter").path("enabled").asBoolean(false)
                || !counters.path("endpointRate").isNumber()
                || !counters.path("globalRate").isNumber()) {
            throw new BenchFailed("the sandbox's limiter is not on: " + faults);
        }
        return counters.path("endpointRate").asLong() + counters.path("globalRate").asLong();
    }

    void endFaults() {
        send(request("faults").DELETE().build());
    }

    /**
     * The times at which calls came to open a session, also those that were refused, since a
     * moment; only the newest thousand calls are kept.
     */
    List<Instant> openings(Instant since) {
        List<Instant> calls = new ArrayList<>();
        for (JsonNode call : JSON.readTree(send(request("requests").GET().build()))) {
            Instant at = Instant.parse(call.path("at").asString(""));
            if (call.path("method").asString("").equals("POST")
                    && call.path("path").asString("").equals(OPENING)
                    && !at.isBefore(since)) {
                calls.add(at);
            }
        }
        return calls;
    }

    /** Pays a session by a card that works. */
    void pay(String session) {
        String answer =
                send(
                        request("sessions/" + session + "/pay")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build());
        String outcome = JSON.readTree(answer).path("outcome").asString("");
        if (!outcome.equals("completed")) {
            throw new BenchFailed("session %s was not paid: %s".formatted(session, outcome));
        }
    }

    private void faults(String json) {
        send(request("faults").PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchFailed(
                        "the sandbox answered %d: %s"
                                .formatted(answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
