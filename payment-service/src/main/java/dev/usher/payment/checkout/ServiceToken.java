package dev.usher.payment.checkout;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.platform.web.deadline.Deadline;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Gets this service's own token by the client-credentials grant and keeps it until shortly before
 * it expires.
 */
@Component
class ServiceToken {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration SHORTEST_USE = Duration.ofSeconds(5);

    private final ReservationSettings settings;
    private final RestClient http;
    private final ReentrantLock fetching = new ReentrantLock();

    /** Tokens expire by real time, which the clock of the local suite may not show. */
    private final Clock realTime = Clock.systemUTC();

    private volatile @Nullable Held held;

    ServiceToken(ReservationSettings settings) {
        this.settings = settings;
        this.http = RestClient.builder().requestFactory(requests(settings)).build();
    }

    /**
     * @throws RestClientException if the issuer gives no token
     */
    String value() {
        Held current = held;
        if (current != null && realTime.instant().isBefore(current.useUntil())) {
            return current.token();
        }
        fetching.lock();
        try {
            Held fresh = held;
            if (fresh != null && realTime.instant().isBefore(fresh.useUntil())) {
                return fresh.token();
            }
            Held fetched = fetch();
            held = fetched;
            return fetched.token();
        } finally {
            fetching.unlock();
        }
    }

    /** Drops a token that was refused, so that the next caller gets a new one. */
    void forget() {
        held = null;
    }

    /** Makes requests that wait no longer than the caller of the current request does. */
    static ClientHttpRequestFactory requests(ReservationSettings settings) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        return (uri, method) -> {
            JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
            factory.setReadTimeout(shorter(settings.readTimeout(), Deadline.current().left()));
            return factory.createRequest(uri, method);
        };
    }

    /** Never zero, which would mean no limit. */
    private static Duration shorter(Duration timeout, Duration left) {
        Duration time = timeout.compareTo(left) < 0 ? timeout : left;
        return time.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : time;
    }

    private Held fetch() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", settings.clientId());
        form.add("client_secret", settings.clientSecret());
        form.add("scope", "reservations:claim");
        Answer answer =
                http.post()
                        .uri(settings.tokenUri())
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .accept(MediaType.APPLICATION_JSON)
                        .body(form)
                        .retrieve()
                        .body(Answer.class);
        if (answer == null || answer.token() == null) {
            throw new RestClientException("the issuer answered without a token");
        }
        Duration life = Duration.ofSeconds(answer.expiresIn());
        Duration use =
                life.minus(EARLY).compareTo(SHORTEST_USE) > 0 ? life.minus(EARLY) : SHORTEST_USE;
        return new Held(answer.token(), realTime.instant().plus(use));
    }

    private record Held(String token, Instant useUntil) {}

    private record Answer(
            @JsonProperty("access_token") @Nullable String token,
            @JsonProperty("expires_in") long expiresIn) {}
}
