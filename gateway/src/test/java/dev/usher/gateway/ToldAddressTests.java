package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's address, which payment-service is told when an order is opened. */
class ToldAddressTests extends GatewayTest {

    private static final String HEADER = "Usher-Client-Address";

    @Test
    void isTheOneOfTheConnection() {
        api.post("/v1/orders", "{}", alice()).expect(200);

        assertThat(told(PAYMENT)).containsExactly("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Usher-Client-Address", "usher-client-address", "USHER-CLIENT-ADDRESS"})
    void isNotWhatTheCallerSays(String header) {
        api.post("/v1/orders", "{}", alice(), header, "9.9.9.9").expect(200);

        assertThat(told(PAYMENT)).containsExactly("127.0.0.1");
    }

    @Test
    void isNotTakenFromAProxyThatIsNotTrusted() {
        api.post("/v1/orders", "{}", alice(), "X-Forwarded-For", "9.9.9.9").expect(200);

        assertThat(told(PAYMENT)).containsExactly("127.0.0.1");
        assertThat(PAYMENT.last().headers().get("X-Forwarded-For")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/orders/7",
        "POST, /v1/orders/7/cancel",
        "POST, /v1/webhooks/stripe",
        "POST, /v1/reservations",
        "GET,  /v1/events"
    })
    void isToldWithNoOtherCall(String method, String path) {
        api.send(
                        method,
                        path,
                        method.equals("POST") ? "{}" : null,
                        alice(),
                        HEADER,
                        "9.9.9.9",
                        "Stripe-Signature",
                        SIGNATURE)
                .expect(200);

        assertThat(ALL)
                .allSatisfy(service ->
                        assertThat(service.seen())
                                .allSatisfy(
                                        seen -> assertThat(seen.headers().get(HEADER)).isNull()));
    }

    private static List<String> told(Upstream service) {
        return service.last().headers().get(HEADER);
    }
}
