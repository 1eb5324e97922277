package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceHeaderTests {

    private static final UUID ID = UUID.fromString("0198c1f0-0000-7000-8000-0000000000aa");
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void continuesInTheMessagesThatARequestCauses() {
        try (var _ = TraceHeader.enter("00-" + TRACE_ID + "-00f067aa0ba902b7-01", ID)) {
            assertThat(MDC.get("traceId")).isEqualTo(TRACE_ID);
            assertThat(TraceHeader.parentOf(TraceHeader.current(), ID))
                    .isEqualTo("00-" + TRACE_ID + "-80000000000000aa-01");
        }
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void beginsWithTheMessageIfThereIsNone() {
        assertThat(TraceHeader.parentOf(TraceHeader.current(), ID))
                .isEqualTo("00-0198c1f00000700080000000000000aa-80000000000000aa-01");
    }

    @Test
    void ignoresAMalformedHeader() {
        try (var _ = TraceHeader.enter("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", ID)) {
            assertThat(MDC.get("traceId")).isEqualTo("0198c1f00000700080000000000000aa");
        }
        try (var _ = TraceHeader.enter("\r\nforged", ID)) {
            assertThat(MDC.get("traceId")).isEqualTo("0198c1f00000700080000000000000aa");
        }
    }

    @Test
    void isTheOneThatAllRecordsHaveInCommon() {
        Received one = new Deletion(ID, "a", 1, "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
        Received same = new Deletion(ID, "b", 1, "00-" + TRACE_ID + "-00f067aa0ba902b8-01");
        Received other = new Deletion(ID, "c", 1, null);

        try (var _ = TraceHeader.enterCommon(List.of(one, same))) {
            assertThat(MDC.get("traceId")).isEqualTo(TRACE_ID);
        }
        try (var _ = TraceHeader.enterCommon(List.of(one, other))) {
            assertThat(MDC.get("traceId")).isNull();
            one.inItsTrace(
                    () -> assertThat(Messages.convertedAs(ID, 1).traceId()).isEqualTo(TRACE_ID));
            assertThat(Messages.convertedAs(ID, 1).traceId()).isNull();
        }
    }

    @Test
    void givesWayToATraceWithinAndComesBack() {
        try (var _ = TraceHeader.enter("00-" + TRACE_ID + "-00f067aa0ba902b7-01", ID)) {
            new Deletion(ID, "a", 1, null)
                    .inItsTrace(() -> assertThat(MDC.get("traceId")).isNotEqualTo(TRACE_ID));
            assertThat(MDC.get("traceId")).isEqualTo(TRACE_ID);
            assertThat(MDC.get("traceparent")).contains(TRACE_ID);
        }
        assertThat(MDC.get("traceparent")).isNull();
    }
}
