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

    /** A call that opened a session, or was refused. */
    record Call(Instant at, int status) {}

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

    void endFaults() {
        send(request("faults").DELETE().build());
    }

    /** The openings of sessions since a moment; only the newest thousand calls are kept. */
    List<Call> openings(Instant since) {
        List<Call> calls = new ArrayList<>();
        for (JsonNode call : JSON.readTree(send(request("requests").GET().build()))) {
            Instant at = Instant.parse(call.path("at").asString(""));
            if (call.path("method").asString("").equals("POST")
                    && call.path("path").asString("").equals(OPENING)
                    && !at.isBefore(since)) {
                calls.add(new Call(at, call.path("status").asInt(0)));
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
