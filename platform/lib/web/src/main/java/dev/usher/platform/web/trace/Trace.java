package dev.usher.platform.web.trace;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace of a request, as in the W3C Trace Context recommendation, level 1. {@code TraceHeader}
 * of the module messaging does the same for messages, with the same keys of the log context.
 *
 * @param traceId 32 hex digits, the same in all services
 * @param spanId 16 hex digits, this process's part of the trace
 */
public record Trace(String traceId, String spanId, String flags) {

    public static final String HEADER = "traceparent";

    /** Key of the log context. */
    public static final String TRACE_ID = "traceId";

    public static final String TRACEPARENT = "traceparent";

    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** Continues the trace of a header in a new span; a malformed header starts a new trace. */
    public static Trace continueFrom(@Nullable String traceparent, RandomGenerator random) {
        String span = HexFormat.of().toHexDigits(nonZero(random));
        if (traceparent != null) {
            Matcher matcher = FORMAT.matcher(traceparent.strip());
            if (matcher.matches()
                    && !matcher.group(1).equals(NO_TRACE)
                    && !matcher.group(2).equals(NO_SPAN)) {
                return new Trace(matcher.group(1), span, matcher.group(3));
            }
        }
        String trace =
                HexFormat.of().toHexDigits(nonZero(random))
                        + HexFormat.of().toHexDigits(random.nextLong());
        return new Trace(trace, span, "01");
    }

    /** Returns the id of the current thread's trace, or null. */
    public static @Nullable String currentId() {
        return MDC.get(TRACE_ID);
    }

    /** Returns the header for a call that this thread makes, or null. */
    public static @Nullable String currentTraceparent() {
        return MDC.get(TRACEPARENT);
    }

    /** Returns the value of the header. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    /** Makes this the trace of the current thread until the scope is closed. */
    public Scope open() {
        MDC.put(TRACE_ID, traceId);
        MDC.put(TRACEPARENT, traceparent());
        return () -> {
            MDC.remove(TRACE_ID);
            MDC.remove(TRACEPARENT);
        };
    }

    /** Ends the current thread's part in a trace. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    private static long nonZero(RandomGenerator random) {
        long value = random.nextLong();
        return value == 0 ? 1 : value;
    }
}
