package dev.usher.chaos.lab;

import dev.usher.platform.time.Backoff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Controls Stripe's sandbox without the proxy. */
public final class Stripe implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);

    /** Limits that no run reaches, so that the sandbox drops nothing. */
    private static final int MOST_SESSIONS = 60_000;

    private static final int MOST_EVENTS = 300_000;
    private static final int MOST_DELIVERIES = 120_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    Stripe(String sandbox) {
        this.address = sandbox + "/_sandbox/";
    }

    /** The environment of a sandbox that keeps a whole run. */
    static Map<String, String> variables() {
        return Map.of(
                "SANDBOX_MAXSESSIONS", String.valueOf(MOST_SESSIONS),
                "SANDBOX_MAXEVENTS", String.valueOf(MOST_EVENTS),
                "SANDBOX_WEBHOOK_MAXDELIVERIES", String.valueOf(MOST_DELIVERIES));
    }

    /** Describes data that the sandbox has dropped. */
    public List<String> forgotten() {
        return forgotten(ledger().path("forgotten").asLong(0), deliveries().size());
    }

    static List<String> forgotten(long sessions, int deliveries) {
        List<String> all = new ArrayList<>();
        if (sessions > 0) {
            all.add("Stripe's sandbox has dropped %d sessions".formatted(sessions));
        }
        // The sandbox does not count dropped deliveries.
        if (deliveries >= MOST_DELIVERIES) {
            all.add("Stripe's sandbox may have dropped deliveries");
        }
        return all;
    }

    /** Replaces the faults. */
    public void faults(JsonNode all) {
        send(request("faults").PUT(BodyPublishers.ofString(all.toString())));
    }

    /** Reports a payment of a session that was never made, truly signed. */
    public void forge(String session) {
        send(request("sessions/" + session + "/forge").POST(BodyPublishers.noBody()));
    }

    /** Counters of the faults carried out so far. */
    public JsonNode faultsDone() {
        return send(request("faults").GET());
    }

    void heal() {
        send(request("faults").DELETE());
    }

    public JsonNode ledger() {
        return send(request("ledger").GET());
    }

    public JsonNode deliveries() {
        return send(request("deliveries").GET());
    }

    /** Moves the time of the whole suite. */
    void advance(Duration by) {
        String body = JSON.createObjectNode().put("by", by.toString()).toString();
        send(request("clock/advance").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> answer = answer(built);
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "The sandbox answered %d to %s: %s"
                                .formatted(answer.statusCode(), built.uri(), answer.body()));
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException("the sandbox does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** A sandbox that was killed is started again; until then nothing has reached it. */
    private HttpResponse<String> answer(HttpRequest request)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + STARTED_WITHIN.toNanos();
        Backoff pauses = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
        while (true) {
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (ConnectException down) {
                if (System.nanoTime() - until > 0) {
                    throw down;
                }
                Thread.sleep(pauses.next());
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
