package dev.usher.bench.journey.bare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReaderTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void readsOneMessageAfterTheOtherHoweverTheyArrive(int atOnce) throws IOException {
        HttpReader reader =
                reader(
                        """
                        POST /v1/tickets?limit=9&orderId=a HTTP/1.1
                        Host: x
                        Content-Length: 7

                        {"a":1}GET /b HTTP/1.1

                        """,
                        atOnce);

        HttpMessage first = Objects.requireNonNull(reader.next());
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.path()).isEqualTo("/v1/tickets");
        assertThat(first.parameter("orderId")).isEqualTo("a");
        assertThat(first.parameter("order")).isEmpty();
        assertThat(first.headers()).isEqualTo(Map.of("host", "x"));
        assertThat(first.json().path("a").asInt()).isOne();
        HttpMessage second = Objects.requireNonNull(reader.next());
        assertThat(second.path()).isEqualTo("/b");
        assertThat(second.body()).isEmpty();
        assertThat(reader.next()).isNull();
    }

    @Test
    void joinsTheChunksOfAnAnswer() throws IOException {
        HttpReader reader =
                reader(
                        """
                        HTTP/1.1 200 -
                        Transfer-Encoding: chunked

                        3
                        abc
                        A;x=y
                        0123456789
                        0

                        HTTP/1.1 204 -

                        """,
                        5);

        HttpMessage answer = Objects.requireNonNull(reader.next());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo("abc0123456789");
        assertThat(Objects.requireNonNull(reader.next()).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: x",
                "GET / HTTP/1.1\nContent-Length: 5\n\nabc",
                "HTTP/1.1 200 \nTransfer-Encoding: chunked\n\n5\nabc"
            })
    void doesNotTakeAPartForTheWhole(String cutOff) {
        assertThatThrownBy(() -> reader(cutOff, 1000).next()).isInstanceOf(EOFException.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        String head = "GET / HTTP/1.1\nA: " + "x".repeat(40_000) + "\n\n";
        assertThatThrownBy(() -> reader(head, 1000).next()).hasMessageContaining("a head of");

        String body = "GET / HTTP/1.1\nContent-Length: 2000000\n\n";
        assertThatThrownBy(() -> reader(body, 1000).next()).hasMessageContaining("a body of");
    }

    @Test
    void readsWhatAMessageWrites() throws IOException {
        HttpMessage sent =
                HttpMessage.post("/v1/x", HttpMessage.JSON.createObjectNode().put("name", "Zoë"));

        HttpMessage read =
                Objects.requireNonNull(
                        new HttpReader(new ByteArrayInputStream(sent.toBytes())).next());

        assertThat(read.first()).isEqualTo("POST /v1/x HTTP/1.1");
        assertThat(read.headers()).isEqualTo(sent.headers());
        assertThat(read.json().path("name").asString()).isEqualTo("Zoë");
    }

    /** Reads the text, whose lines end as those of HTTP, that many bytes at once. */
    private static HttpReader reader(String text, int atOnce) {
        InputStream all =
                new ByteArrayInputStream(
                        text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return new HttpReader(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return all.read();
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return all.read(into, from, Math.min(length, atOnce));
                    }
                });
    }
}
