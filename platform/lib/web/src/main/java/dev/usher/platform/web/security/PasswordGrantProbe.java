package dev.usher.platform.web.security;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Refuses to start in production on a realm that gives tokens for a password, as the local one
 * does, which also publishes the key of the load tests. The discovery document names the grant in
 * any case, so the realm is asked: it says {@code invalid_grant} about an unknown person only if a
 * client may use the grant, and another error if not.
 *
 * <p>If the realm does not answer, the service starts all the same: a restart must not need it.
 */
final class PasswordGrantProbe implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(PasswordGrantProbe.class);

    /** The client of the local realm for people with a terminal. */
    private static final String LOCAL_CLIENT = "usher-cli";

    private static final String NOBODY = "usher-start-probe";

    private final SecuritySettings settings;

    PasswordGrantProbe(SecuritySettings settings) {
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> clients = new LinkedHashSet<>(settings.clients());
        clients.add(LOCAL_CLIENT);
        clients.removeIf(client -> client.endsWith("*"));
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(settings.keyTimeout()).build()) {
            Optional<String> open =
                    clients.stream().filter(client -> answersPasswords(http, client)).findFirst();
            open.ifPresent(client -> {
                throw new IllegalStateException(
                        "the issuer must not give tokens for passwords in production, but it does"
                                + " for the client "
                                + client);
            });
        }
    }

    private boolean answersPasswords(HttpClient http, String client) {
        String form =
                "grant_type=password&username=%s&password=%s&client_id=%s"
                        .formatted(
                                NOBODY, NOBODY, URLEncoder.encode(client, StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(settings.tokenAddress()))
                        .timeout(settings.keyTimeout())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer.statusCode() < 300 || answer.body().contains("\"invalid_grant\"");
        } catch (IOException unavailable) {
            log.warn(
                    "the issuer could not be asked whether it gives tokens for passwords: {}",
                    unavailable.getClass().getSimpleName());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
