package dev.usher.platform.messaging;

import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries the W3C trace of a request through the messages it causes: the {@code traceId} of the log
 * context is sent in the header {@code traceparent}, and the listener's log context gets it back.
 * The class {@code Trace} of the module web does the same for HTTP, with the same keys of the log
 * context.
 */
final class TraceHeader {

    static final String LOG_KEY = "traceId";
    static final String HEADER = "traceparent";

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final HexFormat HEX = HexFormat.of();

    private TraceHeader() {}

    /** Returns the header of a message that belongs to the current trace, or begins a new one. */
    static String parentOf(UUID messageId) {
        String current = MDC.get(LOG_KEY);
        String traceId =
                current != null && TRACE_ID.matcher(current).matches() ? current : hex(messageId);
        return traceparent(traceId, messageId);
    }

    /** Makes the message's trace the current one until the scope is closed. */
    static Scope enter(@Nullable String traceparent, UUID messageId) {
        String traceId = traceIdOf(traceparent, messageId);
        MDC.put(LOG_KEY, traceId);
        MDC.put(HEADER, traceparent(traceId, messageId));
        return () -> {
            MDC.remove(LOG_KEY);
            MDC.remove(HEADER);
        };
    }

    /** Ends a trace's scope, without an exception. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    private static String traceIdOf(@Nullable String traceparent, UUID messageId) {
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return hex(messageId);
    }

    private static String traceparent(String traceId, UUID messageId) {
        return "00-" + traceId + "-" + HEX.toHexDigits(messageId.getLeastSignificantBits()) + "-01";
    }

    private static String hex(UUID id) {
        return HEX.toHexDigits(id.getMostSignificantBits())
                + HEX.toHexDigits(id.getLeastSignificantBits());
    }
}
