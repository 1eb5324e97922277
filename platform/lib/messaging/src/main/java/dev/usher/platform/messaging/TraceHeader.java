package dev.usher.platform.messaging;

import java.util.Collection;
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

    /** Returns the id of the current trace. */
    static @Nullable String current() {
        return MDC.get(LOG_KEY);
    }

    /** Returns the header of a message that belongs to a trace, or begins a new one. */
    static String parentOf(@Nullable String traceId, UUID messageId) {
        String known =
                traceId != null && TRACE_ID.matcher(traceId).matches() ? traceId : hex(messageId);
        return traceparent(known, messageId);
    }

    /** Makes the message's trace the current one until the scope is closed. */
    static Scope enter(@Nullable String traceparent, UUID messageId) {
        String traceId = traceIdOf(traceparent, messageId);
        String outerId = MDC.get(LOG_KEY);
        String outerParent = MDC.get(HEADER);
        MDC.put(LOG_KEY, traceId);
        MDC.put(HEADER, traceparent(traceId, messageId));
        return () -> {
            restore(LOG_KEY, outerId);
            restore(HEADER, outerParent);
        };
    }

    /**
     * Makes the trace that all have in common the current one. If they are of several traces, none
     * is: what is done for all of them belongs to no single request.
     */
    static Scope enterCommon(Collection<? extends Received> all) {
        Received first = all.iterator().next();
        String traceId = traceIdOf(first.traceparent(), first.id());
        boolean common =
                all.stream()
                        .allMatch(each -> traceIdOf(each.traceparent(), each.id()).equals(traceId));
        return common ? enter(first.traceparent(), first.id()) : () -> {};
    }

    private static void restore(String key, @Nullable String outer) {
        if (outer == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, outer);
        }
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
