package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTests {

    private final AnswerReader reader = new AnswerReader();

    @Test
    void endsAnAnswerWhereItsLengthSays() {
        String head = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\n";

        assertThat(arrives(head + "hel")).isFalse();
        assertThat(arrives("lo")).isTrue();
        assertThat(reader.status()).isEqualTo(201);
        assertThat(reader.size()).isEqualTo(head.length() + 5);
    }

    @Test
    void endsAnAnswerInChunksAtTheLastOne() {
        assertThat(arrives("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel"))
                .isFalse();
        assertThat(arrives("lo\r\n1;x=y\r\n!\r\n0\r\n")).isFalse();
        assertThat(arrives("\r\n")).isTrue();
    }

    @Test
    void understandsAnAnswerThatComesByteByByte() {
        String answer =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        for (int i = 0; i < answer.length() - 1; i++) {
            assertThat(arrives(answer.substring(i, i + 1))).isFalse();
        }

        assertThat(arrives("\n")).isTrue();
    }

    @Test
    void expectsNoBodyWhereThereIsNone() {
        assertThat(arrives("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")).isTrue();
    }

    @Test
    void noticesThatTheServerClosesTheConnection() {
        assertThat(arrives("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                .isTrue();
        assertThat(reader.close()).isTrue();
    }

    @Test
    void beginsAnew() {
        arrives("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx");
        reader.reset();

        assertThat(arrives("HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n")).isTrue();
        assertThat(reader.status()).isEqualTo(409);
    }

    @Test
    void refusesAnAnswerWithoutAnEnd() {
        assertThatThrownBy(() -> arrives("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    private boolean arrives(String text) {
        return reader.whole(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
