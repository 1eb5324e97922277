package dev.usher.platform.web.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints exceptions for the log without their texts, which may hold what a caller sent, and prints
 * the stack trace of one cause once a minute, because an outage fails a thousand calls in the same
 * way. The logback configuration of this module uses it, with the pause in seconds as its option.
 */
public class StackTraces extends ThrowableHandlingConverter {

    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);

    /** The most causes that are told apart; beyond it stack traces are printed sooner. */
    private static final int MAX_CAUSES = 1_000;

    /** The most exceptions behind one that are printed; causes may be circular. */
    private static final int MAX_DEPTH = 20;

    private final Map<String, Long> printedAt = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private Duration pause = DEFAULT_PAUSE;

    public StackTraces() {
        this(System::nanoTime);
    }

    StackTraces(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void start() {
        String seconds = getFirstOption();
        if (seconds != null) {
            pause = Duration.ofSeconds(Long.parseLong(seconds));
        }
        super.start();
    }

    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown == null) {
            return "";
        }
        List<IThrowableProxy> chain = chain(thrown);
        String cause = names(chain) + " " + origin(chain.getLast());
        return isDue(cause)
                ? stackTrace(chain)
                : "  " + cause + " (its stack trace is above)" + System.lineSeparator();
    }

    private boolean isDue(String cause) {
        long now = nanoTime.getAsLong();
        if (printedAt.size() > MAX_CAUSES) {
            printedAt.clear();
        }
        Long before = printedAt.get(cause);
        if (before != null && now - before < pause.toNanos()) {
            return false;
        }
        printedAt.put(cause, now);
        return true;
    }

    private static List<IThrowableProxy> chain(IThrowableProxy thrown) {
        List<IThrowableProxy> chain = new ArrayList<>();
        for (IThrowableProxy each = thrown;
                each != null && chain.size() < MAX_DEPTH;
                each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static String names(List<IThrowableProxy> chain) {
        return String.join(" < ", chain.stream().map(StackTraces::name).toList());
    }

    /** The name of an exception, with the SQLSTATE, which is a code and no text. */
    private static String name(IThrowableProxy proxy) {
        String name = proxy.getClassName().substring(proxy.getClassName().lastIndexOf('.') + 1);
        return proxy instanceof ThrowableProxy wrapped
                        && wrapped.getThrowable() instanceof SQLException sql
                ? name + "[" + sql.getSQLState() + "]"
                : name;
    }

    private static String origin(IThrowableProxy proxy) {
        @Nullable StackTraceElementProxy[] frames = proxy.getStackTraceElementProxyArray();
        return frames == null || frames.length == 0 || frames[0] == null
                ? ""
                : frames[0].getSTEAsString();
    }

    private static String stackTrace(List<IThrowableProxy> chain) {
        String end = System.lineSeparator();
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy each : chain) {
            text.append(text.isEmpty() ? "" : "Caused by: ").append(each.getClassName());
            text.append(name(each).endsWith("]") ? " " + name(each) : "").append(end);
            StackTraceElementProxy[] frames = each.getStackTraceElementProxyArray();
            int shown = frames == null ? 0 : frames.length - each.getCommonFrames();
            for (int i = 0; i < shown; i++) {
                text.append('\t').append(frames[i].getSTEAsString()).append(end);
            }
        }
        return text.toString();
    }
}
