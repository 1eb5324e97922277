package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=9s",
            "usher.routes.reserve=1s"
        })
class TimeLeftTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/events,            8000",
        "POST, /v1/reservations,      8000",
        "POST, /v1/orders,           14000",
        "POST, /v1/orders/7/cancel,  14000",
        "GET,  /v1/orders/7,         34000"
    })
    void isTheTimeOfTheRouteWithoutTheReserve(String method, String path, long most) {
        api.send(method, path, method.equals("POST") ? "{}" : null, alice()).expect(200);

        assertThat(timeLeft()).isBetween(1L, most).isGreaterThan(most - 8_000);
    }

    @Test
    void isNotWhatTheCallerSays() {
        api.get("/v1/events", null, "Usher-Time-Left", "999999").expect(200);

        assertThat(EVENT.last().headers().get("Usher-Time-Left")).hasSize(1);
        assertThat(timeLeft()).isBetween(1L, 8_000L);
    }

    @Test
    void isNotSentWithAStream() {
        api.get("/v1/events/7/availability/stream", null, "Usher-Time-Left", "5").expect(200);

        assertThat(EVENT.last().headers().get("Usher-Time-Left")).isNull();
    }

    private static long timeLeft() {
        return ALL.stream()
                .flatMap(service -> service.seen().stream())
                .map(seen -> seen.headers().getFirst("Usher-Time-Left"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
