package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenOrderTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID RESERVATION = new UUID(1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com/thanks",
                "https://shop.example.com",
                "https://shop.example.com:8443?s={CHECKOUT_SESSION_ID}#top",
                "http://localhost:3000/thanks",
                "http://127.0.0.1/thanks",
                "http://[::1]:8080/thanks"
            })
    void takesSecureAndLocalAddresses(String url) {
        ObjectNode body = body().put("successUrl", url).put("cancelUrl", url);

        assertThat(OpenOrder.read(body))
                .isEqualTo(new OpenOrder(RESERVATION, url, url, null, Map.of()));
    }

    /** Stripe refuses, for example, a scheme in capitals. */
    @ParameterizedTest
    @CsvSource({
        "HTTPS://shop.example.com/, https://shop.example.com/",
        "hTTps://Shop.EXAMPLE.com/Thanks?A={CHECKOUT_SESSION_ID}#Top,"
                + " https://shop.example.com/Thanks?A={CHECKOUT_SESSION_ID}#Top",
        "HTTP://LocalHost:3000, http://localhost:3000",
        "https://shop.example.com/dank/für?x=ß, https://shop.example.com/dank/f%C3%BCr?x=%C3%9F",
        "https://shop.example.com/\uD83C\uDFAB, https://shop.example.com/%F0%9F%8E%AB"
    })
    void writesAddressesInTheirNormalForm(String url, String normal) {
        ObjectNode body = body().put("successUrl", url).put("cancelUrl", url);

        assertThat(OpenOrder.read(body))
                .isEqualTo(new OpenOrder(RESERVATION, normal, normal, null, Map.of()));
    }

    @Test
    void refusesAnAddressThatIsTooLongOnceItIsEscaped() {
        String url = "https://shop.example.com/" + "ü".repeat(1_900);

        assertThat(violations(body().put("cancelUrl", url)))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/cancelUrl", "too_long"));
    }

    @Test
    void takesItsDocumentedExample() {
        OpenOrder example = OpenOrder.read(JSON.readTree(CheckoutExamples.OPEN_ORDER));

        assertThat(example.returnUrls().success()).contains("{CHECKOUT_SESSION_ID}");
    }

    @Test
    void needsNoAddresses() {
        ObjectNode body = body().putNull("successUrl");

        assertThat(OpenOrder.read(body))
                .isEqualTo(new OpenOrder(RESERVATION, null, null, null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "thanks",
                "/thanks",
                "http://shop.example.com",
                "http://localhost.example.com",
                "http://localhost@example.com",
                "https://user:password@example.com",
                "https://",
                "https:thanks",
                "ftp://localhost/",
                "javascript:alert(1)",
                "https://exa mple.com",
                "https://example.com/{OTHER}",
                "https://{CHECKOUT_SESSION_ID}.example.com/",
                "https://shop.example.com:99999/",
                "https://sho\u212A.example.com/",
                "http://loc\u0430lhost/",
                "https://shop.example.com\\@evil.example/"
            })
    void refusesOtherAddresses(String url) {
        assertThat(violations(body().put("successUrl", url)))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/successUrl", "invalid_url"));
    }

    @ParameterizedTest
    @CsvSource({
        "{}, /reservationId, required, reservationId must be given",
        "{\"reservationId\": null}, /reservationId, required, reservationId must be given",
        "{\"reservationId\": 1}, /reservationId, wrong_type, reservationId must be text",
        "{\"reservationId\": \"x\"}, /reservationId, wrong_format, reservationId must be a UUID",
        "[], '', wrong_type, the body must be a JSON object"
    })
    void statesWhatMustHold(String body, String pointer, String code, String detail) {
        assertThat(violations(body)).containsExactly(new Violation(pointer, code, detail));
    }

    @Test
    void listsEveryViolationAtOnce() {
        List<Violation> violations =
                violations(
                        JSON.createObjectNode()
                                .put("successUrl", "https://example.com/" + "x".repeat(2_000))
                                .put("cancelUrl", true)
                                .put("price", 1));

        assertThat(violations)
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(
                        tuple("/reservationId", "required"),
                        tuple("/successUrl", "too_long"),
                        tuple("/cancelUrl", "wrong_type"),
                        tuple("/price", "unknown_field"));
        assertThat(violations)
                .extracting(Violation::detail)
                .allMatch(detail -> detail.contains("must") || detail.contains("unknown"));
    }

    private static ObjectNode body() {
        return JSON.createObjectNode().put("reservationId", RESERVATION.toString());
    }

    private static List<Violation> violations(ObjectNode body) {
        return violations(body.toString());
    }

    private static List<Violation> violations(String body) {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class, () -> OpenOrder.read(JSON.readTree(body)));
        assertThat(problem).as("the problem with " + body).isNotNull();
        return problem.violations();
    }
}
