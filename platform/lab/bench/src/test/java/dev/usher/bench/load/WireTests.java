package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTests {

    @Test
    void takesRequestsInTurnAndBeginsAnew() {
        Wire wire = new Wire(List.of(new Request("a"), new Request("b")), false, 0);

        assertThat(text(wire.next()) + text(wire.next()) + text(wire.next())).isEqualTo("aba");
        assertThat(wire.more()).isTrue();
    }

    @Test
    void sendsEachOnceIfThatIsWanted() {
        Wire wire = new Wire(List.of(new Request("a")), true, 0);

        assertThat(wire.more()).isTrue();
        wire.next();
        assertThat(wire.more()).isFalse();
    }

    @Test
    void makesTheUniquePartUniqueEachTime() {
        Request keyed = Request.post("h", "/p", null, "{}", "Idempotency-Key: " + Request.UNIQUE);
        Wire wire = new Wire(List.of(keyed), false, 41);

        String first = key(text(wire.next()));
        String second = key(text(wire.next()));

        assertThat(first).isNotEqualTo(second);
        assertThat(UUID.fromString(first)).hasToString(first);
        assertThat(UUID.fromString(second)).hasToString(second);
        assertThat(wire.nextNumber()).isEqualTo(43);
    }

    @Test
    void writesWholeRequests() {
        String text = Request.post("localhost", "/v1/x", "t0ken", "{\"é\":1}").text();

        assertThat(text)
                .startsWith("POST /v1/x HTTP/1.1\r\nHost: localhost\r\n")
                .contains("Authorization: Bearer t0ken\r\n")
                .contains("Content-Length: 8\r\n")
                .endsWith("\r\n\r\n{\"é\":1}");
    }

    private static String key(String text) {
        String name = "Idempotency-Key: ";
        int from = text.indexOf(name) + name.length();
        return text.substring(from, text.indexOf('\r', from));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
