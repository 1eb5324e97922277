package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends webhooks that no client of Stripe would send, byte by byte. Each is refused with 400, with
 * 413 if it is too large or with 415 if it is a form, and nothing of it is stored. With {@code
 * usher.seed} other headers are drawn.
 */
@PaymentTest
class HostileWebhooksIntegrationTests {

    private static final int DRAWN = 24;
    private static final int A_MEGABYTE = 1_048_576;
    private static final int TIMEOUT_MS = 60_000;
    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/xml",
                    "application/json; charset=utf-16",
                    "nonsense",
                    "*/*",
                    "");

    private final Api api;
    private final JdbcClient jdbc;
    private final Random random = new Random(Long.getLong("usher.seed", 20_261_201));
    private final String name = "hostile_" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, byte[]> requests = new LinkedHashMap<>();

    HostileWebhooksIntegrationTests(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void areRefusedAndNotStored() throws IOException {
        signatures();
        contentTypes();
        sizes();
        bodies();

        Map<String, Integer> wrong = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> each : requests.entrySet()) {
            int status = statusOf(each.getValue());
            if (!expected(each.getKey()).contains(status)) {
                wrong.put(each.getKey(), status);
            }
        }

        assertThat(requests).hasSizeGreaterThanOrEqualTo(60);
        assertThat(wrong).isEmpty();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from stripe_event"
                                                + " where payload like '%' || ? || '%'")
                                .param(name)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static Set<Integer> expected(String what) {
        if (what.startsWith("large")) {
            return Set.of(413);
        }
        // Forms are refused for every call, before its signature is looked at.
        return what.startsWith("type") ? Set.of(400, 415) : Set.of(400);
    }

    /** Headers that are no signature, and true ones with a random change. */
    private void signatures() {
        StripeMail mail = mail();
        List<String> headers =
                new ArrayList<>(
                        List.of(
                                "",
                                ",",
                                "=",
                                "t",
                                "t=,v1=",
                                "t=0,v1=" + "0".repeat(64),
                                "t=-1,v1=" + "0".repeat(64),
                                "t=NaN,v1=" + "0".repeat(64),
                                "t=1e9,v1=" + "0".repeat(64),
                                "t=" + "9".repeat(12) + ",v1=" + "0".repeat(64),
                                "t=" + "9".repeat(400) + ",v1=00",
                                "v1=" + "0".repeat(64),
                                "t=" + StripeMail.now() + ",v1=null",
                                "t=" + StripeMail.now() + ",v1=" + "g".repeat(64),
                                "t=" + StripeMail.now() + ",v1=" + "0".repeat(64),
                                "t=" + StripeMail.now() + ",v1=" + "0".repeat(64).repeat(20),
                                mail.signature().replace("v1=", "v0="),
                                mail.signature().toUpperCase(Locale.ROOT),
                                mail.signature().replace(",", ";"),
                                mail.signature(StripeMail.now() + 3_600, "whsec_sandbox_tests"),
                                mail.signature(StripeMail.now() - 3_600, "whsec_sandbox_tests"),
                                mail.signature(StripeMail.now(), "whsec_"),
                                mail.signature(StripeMail.now(), "other")));
        for (int i = 0; i < DRAWN; i++) {
            headers.add(changed(mail.signature()));
        }
        for (String header : headers) {
            request("signature " + header, "application/json", header, mail.body());
        }
        add("no signature", head("application/json", null) + length(mail.body()), mail.body());
        add(
                "two signatures, the wrong one first",
                head("application/json", "t=1,v1=00")
                        + "Stripe-Signature: t=2,v1=01\r\n"
                        + length(mail.body()),
                mail.body());
    }

    /** Changes one hexadecimal digit of a signature. */
    private String changed(String signature) {
        int start = signature.indexOf("v1=") + "v1=".length();
        int at = start + random.nextInt(signature.length() - start);
        char other = signature.charAt(at) == 'a' ? 'b' : 'a';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }

    private void contentTypes() {
        for (String type : TYPES) {
            StripeMail mail = mail();
            request("type " + type, type, mail.signature(StripeMail.now(), "other"), mail.body());
        }
    }

    private void sizes() {
        StripeMail large = new StripeMail(mail().body() + " ".repeat(A_MEGABYTE));
        request("large, signed", "application/json", large.signature(), large.body());
        String half = Integer.toHexString(A_MEGABYTE / 2);
        String chunk = half + "\r\n" + " ".repeat(A_MEGABYTE / 2) + "\r\n";
        add(
                "large, in chunks",
                head("application/json", large.signature()) + "Transfer-Encoding: chunked\r\n",
                chunk + chunk + "0\r\n\r\n");
        String small = mail().body();
        add(
                "in chunks, signed by another",
                head("application/json", new StripeMail(small).signature(StripeMail.now(), "other"))
                        + "Transfer-Encoding: chunked\r\n",
                Integer.toHexString(small.length()) + "\r\n" + small + "\r\n0\r\n\r\n");
    }

    /** Bodies that were truly signed and are no events. */
    private void bodies() {
        for (String body :
                List.of(
                        "",
                        "null",
                        "[]",
                        "42",
                        "\"" + name + "\"",
                        "{}",
                        "{\"id\": \"" + name + "\"}",
                        "{\"id\": 7, \"type\": [], \"note\": \"" + name + "\"}",
                        "{\"id\": null, \"type\": null, \"livemode\": null, \"data\": null}",
                        "[".repeat(20_000),
                        "{\"a\":".repeat(5_000),
                        mail().body().substring(1),
                        "{\"id\": \"evt\", \"type\": \"x\", \"data\": {\"object\": "
                                + "{\"a\":".repeat(20_000),
                        "\u0000" + name)) {
            request(
                    "body " + body.substring(0, Math.min(40, body.length())) + body.length(),
                    "application/json",
                    new StripeMail(body).signature(),
                    body);
        }
    }

    private StripeMail mail() {
        return StripeMail.paid(name, "cs_test_" + name, 5_000, "eur", false);
    }

    private void request(String what, String type, String signature, String body) {
        add(what, head(type, signature) + length(body), body);
    }

    private static String length(String body) {
        return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
    }

    private static String head(String type, @Nullable String signature) {
        return "POST "
                + Postbox.PATH
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + (signature == null ? "" : "Stripe-Signature: " + signature + "\r\n");
    }

    private void add(String what, String head, String body) {
        requests.put(what, (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request and reads the status, also if the server stops reading before its end. */
    private int statusOf(byte[] request) throws IOException {
        URI service = URI.create(api.baseUrl());
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(TIMEOUT_MS);
            Thread sending = Thread.startVirtualThread(() -> send(socket, request));
            String line = firstLine(socket.getInputStream());
            sending.interrupt();
            return Integer.parseInt(line.split(" ", -1)[1]);
        }
    }

    private static void send(Socket socket, byte[] request) {
        try {
            new ByteArrayInputStream(request).transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // The server has answered, and reads no more.
        }
    }

    private static String firstLine(InputStream answer) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0) {
                throw new IOException("no answer, but " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
