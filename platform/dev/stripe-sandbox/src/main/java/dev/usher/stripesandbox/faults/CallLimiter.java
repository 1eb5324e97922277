package dev.usher.stripesandbox.faults;

import dev.usher.stripesandbox.settings.SandboxSettings;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the calls beyond Stripe's rates: of an operation, and of the account. All keys are of one
 * account. A refused call does not count.
 *
 * <p>It goes by real time, as the rate of a caller does. By the clock of the sandbox a test that
 * stops the time would be refused for ever, and one that moves the time would be forgiven at once.
 */
final class CallLimiter {

    private final SandboxSettings.Limiter settings;
    private final LongSupplier nanos;
    private final Window account = new Window();
    private final Map<String, Window> operations = new HashMap<>();

    CallLimiter(SandboxSettings.Limiter settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /**
     * Counts a call, or tells which rate it exceeds. An unknown operation has no rate of its own.
     */
    synchronized Optional<RateLimit> exceeded(@Nullable String operation) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        long since = now - settings.within().toNanos();
        Window own =
                operation == null
                        ? new Window()
                        : operations.computeIfAbsent(operation, _ -> new Window());
        if (own.callsAfter(since) >= settings.perOperation()) {
            return Optional.of(RateLimit.ENDPOINT);
        }
        if (account.callsAfter(since) >= settings.inTotal()) {
            return Optional.of(RateLimit.GLOBAL);
        }
        own.add(now);
        account.add(now);
        return Optional.empty();
    }

    /** The times of the calls that were not refused, as far back as they count. */
    private static final class Window {

        private final ArrayDeque<Long> calls = new ArrayDeque<>();

        int callsAfter(long since) {
            while (!calls.isEmpty() && calls.getFirst() - since <= 0) {
                calls.removeFirst();
            }
            return calls.size();
        }

        void add(long now) {
            calls.addLast(now);
        }
    }
}
