package dev.usher.gateway;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiDocument;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.testing.openapi.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway in front of four stand-ins, with tokens of the test issuer. */
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "usher.public-url=https://usher.test",
            "usher.cors.origins=https://shop.example.com",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=700ms"
        })
abstract class GatewayTest {

    static final TestIssuer ISSUER = TestIssuer.shared();
    static final Upstream EVENT = new Upstream("event");
    static final Upstream PAYMENT = new Upstream("payment");
    static final Upstream TICKET = new Upstream("ticket");
    static final Upstream VALIDATION = new Upstream("validation");
    static final List<Upstream> ALL = List.of(EVENT, PAYMENT, TICKET, VALIDATION);

    @LocalServerPort int port;

    Api api;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("usher.security.issuer", ISSUER::issuer);
        properties.add("usher.security.jwks-uri", ISSUER::jwksUri);
        properties.add("usher.services.event", EVENT::address);
        properties.add("usher.services.payment", PAYMENT::address);
        properties.add("usher.services.ticket", TICKET::address);
        properties.add("usher.services.validation", VALIDATION::address);
    }

    @BeforeEach
    void fresh() {
        api = new Api(() -> "http://127.0.0.1:" + port, GatewayTest::requireDocumented);
        ALL.forEach(Upstream::forget);
    }

    /** The merged document must describe every answer of the gateway itself. */
    static void requireDocumented(Answer answer) {
        if (answer.headers().firstValue(Upstream.STAND_IN).isEmpty()) {
            ApiDocument.answersOf("usher").check(answer);
        }
    }

    /** A signature of the form that Stripe sends; payment-service would check it. */
    static final String SIGNATURE = "t=1796000000,v1=" + "0af3".repeat(16);

    ApiResponse notify(Object body) {
        return api.post("/v1/webhooks/stripe", body, null, "Stripe-Signature", SIGNATURE);
    }

    RawCall raw() {
        return new RawCall(port);
    }

    static String alice() {
        return ISSUER.token("alice", "attendee");
    }
}
