package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

class ProblemsTests extends ShopTests {

    @LocalServerPort int port;

    private Http http;
    private String[] alice;

    @BeforeEach
    void callers() {
        http = new Http(port);
        alice = bearer(ISSUER.token("alice"));
    }

    @Test
    void answersAnUnknownRouteWithAProblemThatResolvesInTheDocs() {
        Http.Answer answer =
                http.get(
                        "/v1/nothing",
                        "Authorization",
                        alice[1],
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/type").asString())
                .isEqualTo("https://usher.test/docs/problems/not_found");
        assertThat(answer.json().at("/code").asString()).isEqualTo("not_found");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(404);
        assertThat(answer.json().at("/instance").asString()).isEqualTo("/v1/nothing");
        assertThat(answer.json().at("/traceId").asString())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void namesTheMethodsARouteHas() {
        Http.Answer answer = http.send("DELETE", "/v1/cups", null, alice);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().at("/code").asString()).isEqualTo("method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void refusesABodyThatIsNotJson() {
        Http.Answer answer =
                http.post(
                        "/v1/cups",
                        "name=mug",
                        "Authorization",
                        alice[1],
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().at("/code").asString()).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name": }                                    |                  | malformed
                    {"name": "mug"} x                             |                  | malformed
                    {"nmae": "mug"}                               | /nmae            | unknown_field
                    {"name": 7}                                   | /name            | wrong_type
                    {"handles": "2"}                              | /handles         | wrong_type
                    {"handles": 2.5}                              | /handles         | wrong_type
                    {"handles": 99999999999}                      | /handles         | out_of_range
                    {"glaze": "GREEN"}                            | /glaze           | wrong_format
                    {"glaze": 0}                                  | /glaze           | wrong_type
                    {"madeAt": "tomorrow"}                        | /madeAt          | wrong_format
                    {"madeAt": "2026-12-01T19:00:00"}             | /madeAt          | wrong_format
                    {"madeAt": 1764000000}                        | /madeAt          | wrong_type
                    {"maker": "me"}                               | /maker           | wrong_format
                    {"prices": {}}                                | /prices          | wrong_type
                    {"prices": [{"amount": 1}, {"amuont": 1}]}    | /prices/1/amuont | unknown_field
                    {"name": "a", "name": "b"}                    |                  | malformed
                    [1]                                           |                  | wrong_type
                    """)
    void pointsAtTheMemberThatCannotBeRead(String body, String pointer, String code) {
        Http.Answer answer = http.post("/v1/cups", body, alice);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/code").asString()).isEqualTo("invalid_request");
        assertThat(answer.json().at("/errors/0/pointer").asString())
                .as(answer.text())
                .isEqualTo(pointer == null ? "" : pointer);
        assertThat(answer.json().at("/errors/0/code").asString()).as(answer.text()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("jackson").doesNotContain("dev.usher");
    }

    @Test
    void listsEveryViolationOfABody() {
        Http.Answer answer =
                http.post(
                        "/v1/cups",
                        """
                        {"x": 1, "glaze": "GREEN", "maker": 5, "y": {"z": [1]}, "madeAt": "no"}
                        """,
                        alice);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/x", "/glaze", "/maker", "/y", "/madeAt");
    }

    @Test
    void readsAnInstantWithAnOffset() {
        Http.Answer answer =
                http.post("/v1/cups", "{\"madeAt\": \"2026-12-01T20:00:00+01:00\"}", alice);

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void refusesAMissingBody() {
        Http.Answer answer =
                http.send(
                        "POST",
                        "/v1/cups",
                        "",
                        "Authorization",
                        alice[1],
                        "Content-Type",
                        "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("required");
    }

    @Test
    void treatsAMalformedIdAsUnknown() {
        assertThat(http.get("/v1/cups/7").status()).isEqualTo(404);
        assertThat(http.get("/v1/cups/" + new UUID(1, 2)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, out_of_range", "101, out_of_range", "many, wrong_format"})
    void refusesALimitOutOfRange(String limit, String code) {
        Http.Answer answer = http.get("/v1/cups?limit=" + limit, alice);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/limit");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void rendersAFeaturesProblemWithItsMembers() {
        Http.Answer answer = http.post("/v1/refusals", "{\"how\": \"sold\"}", alice);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/code").asString()).isEqualTo("out_of_cups");
        assertThat(answer.json().at("/available").asInt()).isZero();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void keepsTheDetailOfADefectToItself(CapturedOutput log) {
        Http.Answer answer = http.get("/v1/broken", alice);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().at("/traceId").asString()).hasSize(32);
        assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(log)
                .contains("GET /v1/broken failed")
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void answersAnUnavailableDatabaseWithRetryAfter() {
        Http.Answer answer = http.post("/v1/refusals", "{\"how\": \"outage\"}", alice);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text()).doesNotContain("10.0.0.7");
    }

    @Test
    void answersARequestThatTomcatRefusesAsAProblem() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            "GET /v1/<x> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
            assertThat(answer).doesNotContain("Tomcat").doesNotContain("<html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"name\": "})
    @ExtendWith(OutputCaptureExtension.class)
    void blamesACallerThatHangsUpDuringTheBody(String begun, CapturedOutput log)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "POST /v1/cups HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Authorization: "
                            + alice[1]
                            + "\r\nContent-Length: 100\r\nConnection: close\r\n\r\n"
                            + begun;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("invalid_request");
            assertThat(log).doesNotContain("ERROR");
        }
    }

    @Test
    void answersAPathTheFirewallRefusesAsAProblem() {
        Http.Answer answer = http.get("/v1/cups//x;a=b", alice);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
