package dev.usher.platform.web.trace;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where a request belongs, as in the W3C Trace Context recommendation, level 1.
 *
 * @param traceId 32 hex digits, the same along the whole way
 * @param spanId 16 hex digits, of this process's part of the way
 */
public record Trace(String traceId, String spanId, String flags) {

    public static final String HEADER = "traceparent";

    /** Keys of the logging context. */
    public static final String TRACE_ID = "traceId";

    public static final String TRACEPARENT = "traceparent";

    private static final Pattern FORMAT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /**
     * Goes on with the trace a header names, in a span of its own; a bad header starts a new one.
     */
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

    /** The trace id of what this thread is doing, if anything. */
    public static @Nullable String currentId() {
        return MDC.get(TRACE_ID);
    }

    /** The value to hand on to whom this thread calls, if it belongs to a trace. */
    public static @Nullable String currentTraceparent() {
        return MDC.get(TRACEPARENT);
    }

    /** The value of the header. */
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

    /** Ends a thread's part in a trace. */
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
