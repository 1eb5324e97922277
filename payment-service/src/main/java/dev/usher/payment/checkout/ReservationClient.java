package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;
import dev.usher.platform.time.Backoff;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.deadline.DeadlinePropagation;
import dev.usher.platform.web.trace.TracePropagation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Claims reservations at event-service. A claim is idempotent by order id, so a claim without an
 * answer is repeated until its deadline, or for as long as the caller of this service waits.
 */
@Component
class ReservationClient {

    private static final Logger log = LoggerFactory.getLogger(ReservationClient.class);

    private final ReservationSettings settings;
    private final ServiceToken token;
    private final RestClient http;
    private final JsonMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    ReservationClient(ReservationSettings settings, ServiceToken token) {
        this.settings = settings;
        this.token = token;
        this.http =
                RestClient.builder()
                        .requestFactory(ServiceToken.requests(settings))
                        .requestInterceptor(new TracePropagation())
                        .requestInterceptor(new DeadlinePropagation())
                        .build();
    }

    ClaimOutcome claim(OrderState order, Instant expiresAt) {
        UUID reservation = order.reservationId();
        ClaimRequest request =
                new ClaimRequest(
                        order.id().value(), order.buyer().accountId(), expiresAt.toString());
        Duration left = Deadline.current().left();
        Duration time = left.compareTo(settings.deadline()) < 0 ? left : settings.deadline();
        long end = System.nanoTime() + time.toNanos();
        for (int call = 1; call <= settings.maxCalls(); call++) {
            ClaimOutcome outcome = call(reservation, request);
            boolean timeForAnother = System.nanoTime() + settings.readTimeout().toNanos() <= end;
            if (!(outcome instanceof ClaimOutcome.Unavailable)
                    || call == settings.maxCalls()
                    || !timeForAnother
                    || !pause(call)) {
                return outcome;
            }
        }
        return new ClaimOutcome.Unavailable();
    }

    private ClaimOutcome call(UUID reservation, ClaimRequest request) {
        try {
            String bearer = token.value();
            return http.post()
                    .uri(settings.url() + "/internal/reservations/{id}/claim", reservation)
                    .headers(headers -> headers.setBearerAuth(bearer))
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .body(json.writeValueAsBytes(request))
                    .exchangeForRequiredValue((_, answer) -> outcome(reservation, answer));
        } catch (RuntimeException noAnswer) {
            log.warn(
                    "event-service did not answer the claim of reservation {}",
                    reservation,
                    noAnswer);
            return new ClaimOutcome.Unavailable();
        }
    }

    private ClaimOutcome outcome(UUID reservation, ClientHttpResponse answer) throws IOException {
        HttpStatusCode status = answer.getStatusCode();
        byte[] body = answer.getBody().readAllBytes();
        if (status.value() == 200) {
            return new ClaimOutcome.Claimed(json.readValue(body, ClaimAnswer.class).sale());
        }
        if (status.value() == 401) {
            token.forget();
        }
        String code = code(body);
        if (status.value() == 404 && "not_found".equals(code)) {
            return new ClaimOutcome.Unknown();
        }
        if (status.value() == 409 && "reservation_not_held".equals(code)) {
            return new ClaimOutcome.NotHeld();
        }
        if (status.value() == 409 && "event_not_on_sale".equals(code)) {
            return new ClaimOutcome.NotOnSale();
        }
        if (status.value() == 403 && "account_suspended".equals(code)) {
            return new ClaimOutcome.Suspended();
        }
        log.warn(
                "event-service answered the claim of reservation {} with {} {}",
                reservation,
                status,
                code);
        return new ClaimOutcome.Unavailable();
    }

    private @Nullable String code(byte[] body) {
        try {
            JsonNode code = json.readTree(body).get("code");
            return code == null ? null : code.asString();
        } catch (RuntimeException _) {
            return null;
        }
    }

    private boolean pause(int call) {
        Duration pause = Backoff.after(call, settings.pause(), settings.deadline());
        try {
            TimeUnit.NANOSECONDS.sleep(
                    pause.toNanos() + ThreadLocalRandom.current().nextLong(1 + pause.toNanos()));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record ClaimRequest(UUID orderId, String holderId, String expiresAt) {}
}
