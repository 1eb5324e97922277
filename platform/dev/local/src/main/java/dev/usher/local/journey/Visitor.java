package dev.usher.local.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who calls the API: with a token of their own, or as a stranger without. */
public final class Visitor {

    /** Above the longest answer that may be waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String NOBODY = "anyone";

    private final String name;
    private final @Nullable String token;
    private final String gateway;
    private final HttpClient http;
    private final Consumer<Exchange> watcher;

    private Visitor(
            String name,
            @Nullable String token,
            String gateway,
            HttpClient http,
            Consumer<Exchange> watcher) {
        this.name = name;
        this.token = token;
        this.gateway = gateway;
        this.http = http;
        this.watcher = watcher;
    }

    /** Without a token. */
    public static Visitor stranger(String gateway, HttpClient http, Consumer<Exchange> watcher) {
        return new Visitor(NOBODY, null, gateway, http, watcher);
    }

    /** Signed in by name and password, which are the same for the people of the local realm. */
    public Visitor signedIn(String person, String issuer) {
        return holding(person, tokenFor(person, issuer));
    }

    String tokenFor(String person, String issuer) {
        String form =
                "client_id=usher-cli&grant_type=password&username=%1$s&password=%1$s"
                        .formatted(person);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return send(person, request, "token from Keycloak").expect(200).text("/access_token");
    }

    /** Somebody whose token was made beforehand. */
    public Visitor holding(String person, String accessToken) {
        return new Visitor(person, accessToken, gateway, http, watcher);
    }

    /** The same person, whose calls nobody watches. */
    public Visitor unseen() {
        return new Visitor(name, token, gateway, http, _ -> {});
    }

    public String name() {
        return name;
    }

    public Answer get(String path, String... headers) {
        return call("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, JsonNode body, String... headers) {
        return call("POST", path, BodyPublishers.ofString(body.toString()), json(headers));
    }

    public Answer post(String path) {
        return call("POST", path, BodyPublishers.noBody());
    }

    public Answer put(String path) {
        return call("PUT", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    private static String[] json(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return all;
    }

    private Answer call(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .timeout(PATIENCE)
                        .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(name, request.build(), path);
    }

    private Answer send(String who, HttpRequest request, String shown) {
        long begin = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            Exchange exchange =
                    new Exchange(who, request.method(), shown, response.statusCode(), millis);
            watcher.accept(exchange);
            return new Answer(exchange, response.headers(), response.body());
        } catch (IOException failed) {
            throw new JourneyFailed(
                    "%s %s got no answer: %s".formatted(request.method(), request.uri(), failed),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed("interrupted", interrupted);
        }
    }
}
