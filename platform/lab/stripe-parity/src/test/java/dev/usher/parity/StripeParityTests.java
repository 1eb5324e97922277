package dev.usher.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.stripesandbox.StripeSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole command, with a second sandbox in the place of Stripe. */
class StripeParityTests {

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static StripeSandbox standIn;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final StripeParity parity =
            new StripeParity(
                    new PrintStream(written, true, StandardCharsets.UTF_8),
                    Clock.systemUTC(),
                    new SecureRandom());

    @BeforeAll
    static void start() {
        standIn = StripeSandbox.start();
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @Test
    void findsNoDifferenceBetweenTwoSandboxes() {
        int exit = parity.run(List.of("--base", standIn.baseUrl()), null);

        assertThat(exit).as(text()).isEqualTo(StripeParity.EQUAL);
        assertThat(text())
                .containsPattern("[4-9]\\d calls compared, [4-9]\\d equal, 0 different")
                .containsPattern("more than 20 types +400 +400")
                .contains("tells nothing about Stripe")
                .doesNotContain("not_learnt", StripeSandbox.API_KEY);
    }

    @Test
    void leavesNoSessionOpen() {
        parity.run(List.of("--base", standIn.baseUrl()), null);

        assertThat(standIn.checkouts())
                .isNotEmpty()
                .allSatisfy(checkout ->
                        assertThat(checkout.session().status().name()).isEqualTo("EXPIRED"));
    }

    @Test
    void findsEachSeededDifference() {
        List<AlteringProxy.Alteration> seeded =
                List.of(
                        new AlteringProxy.Alteration(
                                "POST " + SESSIONS,
                                "usher_unknown",
                                402,
                                null,
                                UnaryOperator.identity()),
                        altered(
                                "POST " + SESSIONS,
                                "success_url=javascript",
                                "url_invalid",
                                "url_bad"),
                        altered(
                                "POST " + SESSIONS,
                                "client_reference_id=&",
                                "You passed an empty string",
                                "You sent an empty string"),
                        altered("POST /v1/refunds", "amount=100", "\"message\"", "\"words\""),
                        altered(
                                "GET /v1/events",
                                "starting_after",
                                "\"created\": ",
                                "\"created\": 1.5e1, \"was\": "),
                        altered("GET /v1/refunds/re_", "", "\"code\"", "\"cause\""),
                        new AlteringProxy.Alteration(
                                "GET /v1/disputes/",
                                "",
                                0,
                                "Request-Id",
                                UnaryOperator.identity()));

        int exit;
        try (AlteringProxy different = new AlteringProxy(standIn.baseUrl(), seeded)) {
            exit = parity.run(List.of("--base", different.url()), null);
        }

        assertThat(exit).isEqualTo(StripeParity.DIFFERENT);
        assertThat(text())
                .contains(
                        "status: base has \"402\", sandbox has \"400\"",
                        "error.code: base has \"url_bad\", sandbox has \"url_invalid\"",
                        "error.message: base has \"You sent an empty string",
                        "error.words: base alone has it",
                        "error.message: sandbox alone has it",
                        "data[].created: base has number, sandbox has integer",
                        "data[].was: base alone has it",
                        "error.code: sandbox alone has it",
                        "header request-id: base has \"\", sandbox has \"a value\"");
        assertThat(text()).containsPattern("calls compared, [3-9]\\d equal, \\d different");
    }

    @Test
    void saysThatNothingRanWithoutAKey() {
        assertThat(parity.run(List.of(), null)).isEqualTo(StripeParity.NOT_RUN);
        assertThat(text()).startsWith("NOT RUN: STRIPE_TEST_KEY is not set");
    }

    @Test
    void breaksOffWhereNobodyAnswers() {
        assertThat(parity.run(List.of("--base", "http://127.0.0.1:1"), null))
                .isEqualTo(StripeParity.NOT_RUN);
        assertThat(text()).contains("BROKEN OFF: base did not answer");
    }

    @Test
    void asksForTheVersionThatTheSandboxHas() {
        ParitySide side =
                new ParitySide("sandbox", URI.create(standIn.baseUrl()), StripeSandbox.API_KEY);
        try (side) {
            assertThat(side.send(ParityCall.get(SESSIONS, Map.of())).header("stripe-version"))
                    .contains(ParitySide.API_VERSION);
        }
    }

    private static AlteringProxy.Alteration altered(
            String call, String sent, String from, String to) {
        return new AlteringProxy.Alteration(call, sent, 0, null, body -> body.replace(from, to));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
