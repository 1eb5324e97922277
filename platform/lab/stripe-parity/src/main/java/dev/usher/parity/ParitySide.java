package dev.usher.parity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** One of the two sides that are compared: Stripe or a sandbox. */
final class ParitySide implements AutoCloseable {

    /** The version that payment-service's library asks for. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final URI base;
    private final String key;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    ParitySide(String name, URI base, String key) {
        this.name = name;
        this.base = base;
        this.key = key;
    }

    /** The comparison ended before its last call. */
    static final class BrokenOff extends RuntimeException {
        BrokenOff(String reason) {
            super(reason);
        }
    }

    String name() {
        return name;
    }

    /**
     * Makes a call.
     *
     * @throws BrokenOff if there is no answer, or one about real money
     */
    ParityAnswer send(ParityCall call) {
        try {
            HttpResponse<String> answer =
                    http.send(request(call), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new TreeMap<>();
            answer.headers()
                    .map()
                    .forEach((header, values) ->
                            headers.put(header.toLowerCase(Locale.ROOT), values.getFirst()));
            JsonNode body = body(answer.body());
            if (body.path("livemode").asBoolean(false)) {
                throw new BrokenOff(name + " answered about real money; nothing more is sent.");
            }
            return new ParityAnswer(answer.statusCode(), headers, body);
        } catch (IOException lost) {
            throw new BrokenOff("%s did not answer: %s".formatted(name, lost));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokenOff("The comparison was stopped.");
        }
    }

    private HttpRequest request(ParityCall call) {
        boolean post = call.method().equals("POST");
        String parameters = call.encoded();
        String query = post || parameters.isEmpty() ? "" : "?" + parameters;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + call.path() + query))
                        .timeout(PATIENCE)
                        .header("Stripe-Version", API_VERSION);
        String authorization =
                call.authorization() == null ? "Bearer " + key : call.authorization();
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (call.idempotencyKey() != null) {
            request.header("Idempotency-Key", call.idempotencyKey());
        }
        return post
                ? request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(parameters))
                        .build()
                : request.GET().build();
    }

    private JsonNode body(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException _) {
            return StringNode.valueOf(text);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
