package dev.usher.local.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of Keycloak's admin API that a local suite needs. */
public final class RealmAdministration implements AutoCloseable {

    public static final String ADMINISTRATOR = "admin";
    public static final String PASSWORD = "admin";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String server;
    private final String token;

    /** Signs in as the local administrator of the Keycloak at this address. */
    public RealmAdministration(String server) {
        this.server = server;
        String form =
                "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                        .formatted(ADMINISTRATOR, PASSWORD);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(server + "/realms/master/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        this.token = JSON.readTree(send(request)).path("access_token").asString();
    }

    public JsonNode get(String path) {
        return JSON.readTree(send(request(path).GET().build()));
    }

    /** Returns the client of that name in the admin API's form. */
    public JsonNode client(String clientId) {
        String named = URLEncoder.encode(clientId, StandardCharsets.UTF_8);
        JsonNode found = get("/clients?clientId=" + named).path(0);
        if (found.isMissingNode()) {
            throw new IllegalStateException(
                    "The realm has no client %s: ./usher up --fresh makes a new one."
                            .formatted(clientId));
        }
        return found;
    }

    public void put(String path, JsonNode body) {
        send(write(path).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    public void post(String path, JsonNode body) {
        send(write(path).POST(BodyPublishers.ofString(body.toString())).build());
    }

    public void delete(String path) {
        send(request(path).DELETE().build());
    }

    private HttpRequest.Builder write(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/admin/realms/usher" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "Keycloak answered %d to %s %s: %s"
                                .formatted(
                                        answer.statusCode(),
                                        request.method(),
                                        request.uri().getPath(),
                                        answer.body()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException("Keycloak does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
