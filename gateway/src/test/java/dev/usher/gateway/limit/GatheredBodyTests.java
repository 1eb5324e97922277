package dev.usher.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.platform.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;

class GatheredBodyTests {

    @Test
    void keepsTheBytesInTheirOrder() {
        GatheredBody body = new GatheredBody(10_000, memory(10_000, 10_000).of("a"));
        StringBuilder sent = new StringBuilder();
        for (int part = 0; part < 1_000; part++) {
            body.add(buffer("part" + part));
            sent.append("part").append(part);
        }

        assertThat(StandardCharsets.US_ASCII.decode(body.buffer()).toString())
                .isEqualTo(sent.toString());
    }

    @Test
    void isRefusedBeyondItsLimit() {
        GatheredBody body = new GatheredBody(4, memory(10_000, 10_000).of("a"));
        body.add(buffer("abcd"));

        assertThat(statusOf(() -> body.add(buffer("e")))).isEqualTo(413);
    }

    @Test
    void sharesTheMemoryWithOthersAndGivesItBack() {
        BodyMemory memory = memory(2_000, 2_000);
        GatheredBody first = new GatheredBody(2_000, memory.of("a"));
        GatheredBody second = new GatheredBody(2_000, memory.of("b"));
        first.add(buffer("a".repeat(1_500)));

        assertThat(statusOf(() -> second.add(buffer("b".repeat(1_500))))).isEqualTo(503);

        first.close();
        first.close();
        second.add(buffer("b".repeat(2_000)));
    }

    @Test
    void fillsNoMoreThanTheMemoryOfItsCaller() {
        BodyMemory memory = memory(10_000, 2_000);
        GatheredBody first = new GatheredBody(2_000, memory.of("a"));
        first.add(buffer("a".repeat(1_500)));
        GatheredBody second = new GatheredBody(2_000, memory.of("a"));

        assertThat(statusOf(() -> second.add(buffer("a".repeat(1_500))))).isEqualTo(429);

        new GatheredBody(2_000, memory.of("b")).add(buffer("b".repeat(2_000)));
        first.close();
        second.add(buffer("a".repeat(2_000)));
    }

    private static int statusOf(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).type().status();
    }

    private static BodyMemory memory(long total, long perCaller) {
        return new BodyMemory(DataSize.ofBytes(total), DataSize.ofBytes(perCaller));
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(
                text.getBytes(StandardCharsets.US_ASCII));
    }
}
