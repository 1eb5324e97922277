package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The refusals of requests that are malformed, before they reach a route. */
class DoorTests extends GatewayTest {

    private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no HTTP at all             | hello                              |
                    no version                 | GET /v1/events                     | Host: a
                    another protocol           | GET /v1/events RTSP/1.0            | Host: a
                    HTTP/2 in clear text       | PRI * HTTP/2.0                     |
                    HTTP/3.0                   | GET /v1/events HTTP/3.0            | Host: a
                    HTTP/1.2                   | GET /v1/events HTTP/1.2            | Host: a
                    HTTP/0.9                   | GET /v1/events HTTP/0.9            |
                    no path                    | GET  HTTP/1.1                      | Host: a
                    a control in the path      | GET /v1/e<01>vents HTTP/1.1      | Host: a
                    bytes that aren't encoded  | GET /v1/events?q=<c3> HTTP/1.1   | Host: a
                    no Host                    | GET /v1/events HTTP/1.1            | Accept: */*
                    an empty Host              | GET /v1/events HTTP/1.1            | Host:
                    a Host that is none        | GET /v1/events HTTP/1.1            | Host: a b
                    a Host with a path         | GET /v1/events HTTP/1.1            | Host: a/b
                    a Host with a bad port     | GET /v1/events HTTP/1.1            | Host: a:99999
                    a Host with an open bracket| GET /v1/events HTTP/1.1            | Host: [::1
                    a Host with a bad literal  | GET /v1/events HTTP/1.1            | Host: [zz]:80
                    two Hosts                  | GET /v1/events HTTP/1.1            | Host: a~Host: a
                    two Authorizations         | GET /v1/events HTTP/1.1            | Host: a~Authorization: Bearer x~Authorization: Bearer y
                    Bearer without its space   | GET /v1/events HTTP/1.1            | Host: a~Authorization: Bearerx
                    Bearer with a tab          | GET /v1/events HTTP/1.1            | Host: a~Authorization: Bearer\tx
                    Bearer without a token     | GET /v1/events HTTP/1.1            | Host: a~Authorization: Bearer
                    a blank before the colon   | GET /v1/events HTTP/1.1            | Host: a~X-A : b
                    a name that is no token    | GET /v1/events HTTP/1.1            | Host: a~X(A: b
                    no colon                   | GET /v1/events HTTP/1.1            | Host: a~nonsense
                    NUL in a header            | GET /v1/events HTTP/1.1            | Host: a~X-A: b<00>c
                    C1 in If-None-Match        | GET /v1/events HTTP/1.1            | Host: a~If-None-Match: "<85>"
                    C1 in If-Match             | DELETE /v1/events/7 HTTP/1.1       | Host: a~If-Match: "<9b>"
                    C1 in Prefer               | GET /v1/orders/7 HTTP/1.1          | Host: a~Prefer: wait=<80>5
                    DEL in User-Agent          | GET /v1/events HTTP/1.1            | Host: a~User-Agent: <7f>a
                    two Content-Types          | POST /v1/orders HTTP/1.1           | Host: a~Content-Type: text/plain~Content-Type: application/json~Content-Length: 0
                    two Idempotency-Keys       | POST /v1/orders HTTP/1.1           | Host: a~Idempotency-Key: a~Idempotency-Key: b~Content-Length: 0
                    two lengths                | POST /v1/orders HTTP/1.1           | Host: a~Content-Length: 1~Content-Length: 2
                    a length that is none      | POST /v1/orders HTTP/1.1           | Host: a~Content-Length: x
                    a negative length          | POST /v1/orders HTTP/1.1           | Host: a~Content-Length: -1
                    a length with a sign       | POST /v1/orders HTTP/1.1           | Host: a~Content-Length: +1
                    length and chunks          | POST /v1/orders HTTP/1.1           | Host: a~Content-Length: 1~Transfer-Encoding: chunked
                    chunks and length          | POST /v1/orders HTTP/1.1           | Host: a~Transfer-Encoding: chunked~Content-Length: 1
                    an unknown coding          | POST /v1/orders HTTP/1.1           | Host: a~Transfer-Encoding: gzip
                    chunks before another      | POST /v1/orders HTTP/1.1           | Host: a~Transfer-Encoding: chunked, identity
                    chunked twice              | POST /v1/orders HTTP/1.1           | Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked
                    chunks in HTTP/1.0         | POST /v1/orders HTTP/1.0           | Host: a~Transfer-Encoding: chunked
                    """)
    void refusesWhatIsNotWellFormed(String kind, String line, String headers) {
        String lines = headers == null ? "" : headers.replace("~", "\r\n") + "\r\n";

        RawCall.Answer answer = raw().bytes(withBytes(line + "\r\n" + lines + "\r\n"));

        assertThat(answer.status()).as(kind).isEqualTo(400);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
        assertThat(ALL).allSatisfy(upstream -> assertThat(upstream.seen()).isEmpty());
    }

    @Test
    void namesThePathOfARefusedRequestUnlessThePathIsWhatIsWrong() {
        assertThat(raw().bytes("GET /v1/events?q=%ff HTTP/1.1\r\nHost: a\r\n\r\n").toString())
                .contains("\"instance\":\"/v1/events\"");
        assertThat(raw().bytes("GET /v1/%ff?q=1 HTTP/1.1\r\nHost: a\r\n\r\n").toString())
                .doesNotContain("instance");
    }

    /** Replaces each number in angle brackets by the byte of this number. */
    private static String withBytes(String text) {
        return BYTE.matcher(text).replaceAll(number -> Matcher.quoteReplacement(character(number)));
    }

    private static String character(MatchResult number) {
        return Character.toString(Integer.parseInt(number.group(1), 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\nab\r\n0\r\n\r\n", "-1\r\n\r\n", "2\r\nabcd\r\n0\r\n\r\n", "\r\n\r\n"})
    void refusesABadChunk(String chunks) {
        RawCall.Answer answer =
                raw().send(
                                "POST",
                                "/v1/reservations",
                                "Authorization: Bearer " + alice(),
                                "Content-Type: application/json",
                                "Transfer-Encoding: chunked\r\n\r\n" + chunks);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        assertThat(EVENT.seen()).isEmpty();
    }

    @Test
    void answers414ForAnAddressThatIsTooLong() {
        RawCall.Answer answer = raw().send("GET", "/v1/events?q=" + "a".repeat(100_000));

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.code()).isEqualTo("uri_too_long");
    }

    @Test
    void answers431ForHeadersThatAreTooLarge() {
        RawCall.Answer answer = raw().send("GET", "/v1/events", "X-A: " + "a".repeat(100_000));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.code()).isEqualTo("headers_too_large");
    }

    @Test
    void keepsTheCallersTraceInARefusal() {
        RawCall.Answer answer =
                raw().send(
                                "GET",
                                "/v1/events?q=%ff",
                                "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(answer.problem().path("traceId").asString())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void answersHttp10WithoutAHost() {
        assertThat(raw().bytes("GET /v1/events HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.example.com:8080", "127.0.0.1:1", "[::1]:8080", "[fe80::1]"})
    void acceptsEveryFormOfHost(String host) {
        assertThat(
                        raw().bytes(
                                        "GET /v1/events HTTP/1.1\r\nConnection: close\r\nHost: "
                                                + host
                                                + "\r\n\r\n")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void hasAPageForItsOwnProblems() {
        for (String code : new String[] {"request_timeout", "uri_too_long", "headers_too_large"}) {
            assertThat(api.get("/docs/problems/" + code, null).string("/code")).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "t=1",
                "v1=abc",
                "t=x,v1=abc",
                "t=1,v1=",
                "t=1,v1=ab",
                "t=1,v0=0af30af30af30af30af30af30af30af30af30af30af30af30af30af30af30af3"
            })
    void refusesAWebhookWithoutAWellFormedSignatureBeforeItsBody(String signature) {
        RawCall.Answer answer =
                raw().send(
                                "POST",
                                "/v1/webhooks/stripe",
                                signature.isEmpty() ? "X-A: b" : "Stripe-Signature: " + signature,
                                "Content-Length: 500000");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        assertThat(PAYMENT.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v0"})
    void acceptsASignatureWithAnotherBesideIt(String scheme) {
        String signature = SIGNATURE + "," + scheme + "=" + "cd".repeat(32);

        assertThat(
                        api.post("/v1/webhooks/stripe", "{}", null, "Stripe-Signature", signature)
                                .status())
                .isEqualTo(200);
    }
}
