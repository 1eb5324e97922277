package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends what cannot be stored, shown or understood beside the body, and in it. */
class InputTests extends ShopTests {

    private static final UUID ID = new UUID(0xabcdefL << 40, 2);

    @LocalServerPort int port;
    @Autowired CupController cups;

    private Http http;
    private String[] alice;

    @BeforeEach
    void callers() {
        http = new Http(port);
        alice = bearer(ISSUER.token("alice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/cups?q=%ff",
                "/v1/cups?%ff=1",
                "/v1/cups?q=%c0%af",
                "/v1/cups?q=%ed%a0%80",
                "/v1/shelves/%ff",
                "/v1/shelves/%c0%af",
                "/v1/nothing?q=%ff"
            })
    void refusesAnAddressThatIsNotUtf8(String path) {
        refused(http.get(path, alice), "", "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/cups?q=%zz", "/v1/cups?q=%", "/v1/cups?q=%f", "/v1/shelves/%zz"})
    void refusesAnAddressWithABrokenPercentSign(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\n", ""))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/cups?q=a%00, /q, invalid_characters",
        "/v1/cups?q=a%0Ab, /q, invalid_characters",
        "/v1/cups?q=%7f, /q, invalid_characters",
        "/v1/cups?q=%c2%85, /q, invalid_characters",
        "/v1/cups?q=a&q=b, /q, repeated",
        "/v1/cups?lmit=1, /lmit, unknown_parameter",
        "/v1/cups?a%2Fb=1, /a~1b, unknown_parameter",
        "/v1/cups/00abcdef-0000-0000-0000-000000000002?limit=1, /limit, unknown_parameter",
        "/v1/shelves/a%01, /name, invalid_characters",
        "/v1/shelves/a%c2%9f, /name, invalid_characters"
    })
    void pointsAtTheParameterThatCannotBeRead(String path, String pointer, String code) {
        refused(http.get(path, alice), pointer, code);
    }

    @Test
    void listsEveryViolationOfTheAddress() {
        Http.Answer answer = http.get("/v1/cups?x=1&q=%00&a=2&limit=1&limit=2", alice);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").valueStream().map(e -> e.at("/pointer").asString()))
                .containsExactly("/a", "/limit", "/q", "/x");
    }

    @Test
    void listsAtMostAHundredViolations() {
        StringBuilder query = new StringBuilder("/v1/cups?a=1");
        for (int i = 0; i < 200; i++) {
            query.append("&p").append(i).append("=1");
        }

        Http.Answer answer = http.get(query.toString(), alice);

        assertThat(answer.json().at("/errors").size()).isEqualTo(100);
        assertThat(answer.json().at("/detail").asString())
                .isEqualTo(
                        "The request has 201 violations, the first 100 of which are listed in"
                                + " errors.");
    }

    @Test
    void refusesMoreParametersThanTheContainerReads() {
        refused(http.get("/v1/cups?" + "&a=".repeat(1_500), alice), "", "malformed");
    }

    @Test
    void letsLinksOfOthersAddParametersToAPage() {
        assertThat(http.get("/v1/welcome?utm_source=mail", alice).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdef-0-0-0-2",
                "%20" + "00abcdef-0000-0000-0000-000000000002",
                "00abcdef-0000-0000-0000-000000000002%20",
                "+0abcdef-0000-0000-0000-000000000002",
                "{00abcdef-0000-0000-0000-000000000002}",
                "00abcdef000000000000000000000002",
                "00abcdef-0000-0000-0000-+00000000002"
            })
    void knowsOneSpellingOfAnId(String spelling) throws IOException {
        String id = spelling.replace("{", "%7B").replace("}", "%7D");

        assertThat(http.get("/v1/cups/" + id, alice).status()).isEqualTo(404);
        refused(http.get("/v1/cups?maker=" + id, alice), "/maker", "wrong_format");
    }

    @Test
    void readsAnIdInEitherCase() {
        String id = ID.toString().toUpperCase(java.util.Locale.ROOT);

        assertThat(http.get("/v1/cups/" + id, alice).status()).isEqualTo(200);
        assertThat(http.get("/v1/cups?maker=" + id, alice).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=%201", "limit=0x1", "limit=%2B1", "limit=01", "limit=", "limit=1e1",
                "limit=9999999999", "limit=%D9%A1", "glaze=blue", "glaze=%20BLUE", "glaze=",
                        "maker="
            })
    void knowsOneSpellingOfANumberAndOfAChoice(String parameter) {
        refused(
                http.get("/v1/cups?" + parameter, alice),
                "/" + parameter.substring(0, parameter.indexOf('=')),
                "wrong_format");
    }

    @Test
    void saysWhichChoicesThereAre() {
        assertThat(http.get("/v1/cups?glaze=GREEN", alice).json().at("/detail").asString())
                .isEqualTo("glaze must be one of BLUE, WHITE");
    }

    @Test
    void refusesControlCharactersInAHeaderThatIsRead() throws IOException {
        String answer =
                raw(
                        "GET /v1/cups HTTP/1.1\r\n",
                        "If-None-Match: \"a\u0085\"\r\nX-Other: \u0085\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"pointer\":\"/If-None-Match\"");
    }

    @Test
    void doesNotLookAtAHeaderThatIsNotRead() throws IOException {
        assertThat(raw("GET /v1/cups HTTP/1.1\r\n", "X-Other: \u0085\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-form-urlencoded; charset=nope",
                "multipart/form-data",
                "multipart/form-data; boundary=x"
            })
    @ExtendWith(OutputCaptureExtension.class)
    void readsNoForm(String type, CapturedOutput log) {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "GET"}) {
            Http.Answer answer =
                    http.send(
                            method,
                            "/v1/cups",
                            "name=%zz&credential=secret",
                            "Authorization",
                            alice[1],
                            "Content-Type",
                            type);

            assertThat(answer.status()).as(method).isEqualTo(415);
            assertThat(answer.json().at("/code").asString()).isEqualTo("unsupported_media_type");
            assertThat(log).doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/*+json",
                "text/*;charset=utf-8",
                "*",
                "**"
            })
    void readsNoBodyOfARangeOfMediaTypes(String type) {
        int before = cups.made.get();

        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            Http.Answer answer =
                    http.send(
                            method,
                            "/v1/cups",
                            "{\"name\": \"mug\"}",
                            "Authorization",
                            alice[1],
                            "Content-Type",
                            type);

            assertThat(answer.status()).as(method).isEqualTo(415);
            assertThat(answer.json().at("/code").asString()).isEqualTo("unsupported_media_type");
        }
        assertThat(cups.made.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "br, 415", "utf-8, 415", "'gzip, identity', 415", "Identity, 201"})
    void readsNoBodyWithAContentCoding(String coding, int status) {
        Http.Answer answer =
                http.post(
                        "/v1/cups",
                        "{\"name\": \"mug\"}",
                        "Authorization",
                        alice[1],
                        "Content-Encoding",
                        coding);

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16"})
    void readsJsonInUtf8Alone(String charset) throws IOException {
        byte[] body = "{\"name\": \"mug\"}".getBytes(Charset.forName(charset));

        for (String type :
                new String[] {"application/json", "application/json;charset=" + charset}) {
            refused(http.post("/v1/cups", body, type, alice), "", "malformed");
        }
    }

    @Test
    void readsUtf8WhateverCharsetACallerNames() {
        byte[] body = "{\"name\": \"tasse à thé\"}".getBytes(StandardCharsets.UTF_8);

        Http.Answer answer =
                http.post("/v1/cups", body, "application/json;charset=ISO-8859-1", alice);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).contains("tasse à thé");
    }

    @ParameterizedTest
    @CsvSource({
        "Accept-Language, 'de;q=0.1,', 300",
        "Accept-Language, 'a,', 21",
        "Accept, 'text/x;q=0.1,', 300",
        "Accept-Charset, 'x,', 500",
        "Accept-Encoding, 'x;q=0,', 400",
        "Cookie, 'a=b; ', 150",
        "Forwarded, 'for=1.2.3.4,', 300",
        "X-Forwarded-For, '1.2.3.4,', 300",
        "Range, 'bytes=0-1,', 200",
        "If-None-Match, '\"a\",', 500",
        "Via, '1.1 x,', 500"
    })
    void answersHoweverLongTheListsInHeadersAre(String name, String element, int times)
            throws IOException {
        String header = name + ": " + element.repeat(times) + "\r\n";

        assertThat(raw("GET /v1/cups HTTP/1.1\r\n", header)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /v1/nothing HTTP/1.1\r\n", header)).startsWith("HTTP/1.1 404");
        assertThat(raw("GET /v1/cups/%ff HTTP/1.1\r\n", header)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "image/png", "application/xml;q=0.9", "nonsense", "*/*;q=0"})
    void answersInJsonWhateverTheCallerAccepts(String accept) {
        int before = cups.made.get();

        Http.Answer answer =
                http.post(
                        "/v1/cups",
                        "{\"name\": \"mug\"}",
                        "Authorization",
                        alice[1],
                        "Accept",
                        accept);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(cups.made.get()).isEqualTo(before + 1);
        assertThat(http.get("/v1/nothing", "Authorization", alice[1], "Accept", accept).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "image/*;q=0, text/html", "image/png;q=0, */*", "x"})
    void settlesTheFormOfAnImageBeforeItIsDrawn(String accept) {
        int before = cups.drawn.get();

        Http.Answer answer =
                http.get(
                        "/v1/cups/" + ID + "/picture", "Authorization", alice[1], "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.json().at("/code").asString()).isEqualTo("not_acceptable");
        assertThat(cups.drawn.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/*", "*/*", "text/html, */*;q=0.1"})
    void drawsAnImageForACallerThatAcceptsIt(String accept) {
        assertThat(
                        http.get(
                                        "/v1/cups/" + ID + "/picture",
                                        "Authorization",
                                        alice[1],
                                        "Accept",
                                        accept)
                                .header("Content-Type"))
                .isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource({
        "\\u0000, invalid_characters",
        "a\\n, invalid_characters",
        "\\u0085, invalid_characters",
        "\\ud800, invalid_characters",
        "\\u00a0, blank",
        "\\u200b\\u2060, blank",
        "'', blank"
    })
    void refusesATextThatCannotBeShown(String text, String code) {
        refused(http.post("/v1/cups", "{\"name\": \"" + text + "\"}", alice), "/name", code);
    }

    @Test
    void answersAnUnknownMemberWhoseNameCannotBeShown() {
        refused(http.post("/v1/cups", "{\"a\\u0000\": 1}", alice), "/a\ufffd", "unknown_field");
    }

    private static void refused(Http.Answer answer, String pointer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/detail").asString()).containsPattern("must|unknown");
    }

    private String raw(String line, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    line
                            + "Host: a\r\nConnection: close\r\nAuthorization: "
                            + alice[1]
                            + "\r\n"
                            + headers
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
