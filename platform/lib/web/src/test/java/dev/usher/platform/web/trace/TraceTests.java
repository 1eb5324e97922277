package dev.usher.platform.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void goesOnWithTheTraceInASpanOfItsOwn() {
        Trace trace = Trace.continueFrom("00-" + TRACE + "-" + SPAN + "-00", new Random(1));

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.spanId()).hasSize(16).isNotEqualTo(SPAN);
        assertThat(trace.traceparent()).isEqualTo("00-" + TRACE + "-" + trace.spanId() + "-00");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void startsAnewWithoutAGoodHeader(String header) {
        Trace trace = Trace.continueFrom(header, new Random(1));

        assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(trace.flags()).isEqualTo("01");
    }

    @Test
    void isTheThreadsUntilItsScopeEnds() {
        Trace trace = Trace.continueFrom(null, new Random(1));

        try (Trace.Scope _ = trace.open()) {
            assertThat(Trace.currentId()).isEqualTo(trace.traceId());
            assertThat(Trace.currentTraceparent()).isEqualTo(trace.traceparent());
        }
        assertThat(Trace.currentId()).isNull();
    }
}
