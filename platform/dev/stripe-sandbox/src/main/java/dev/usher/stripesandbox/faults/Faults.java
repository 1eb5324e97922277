package dev.usher.stripesandbox.faults;

import dev.usher.stripesandbox.settings.SandboxSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The active faults. They are in memory only, so a restart ends them. A change releases the
 * webhooks that the faults delayed. The limiter may be on from the start; then it is on again when
 * the faults end.
 */
public final class Faults {

    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final SandboxSettings.Limiter limiterAtStart;
    private final LongSupplier nanos;
    private volatile @Nullable FateGenerator fates;

    /** Begins without faults; the limiter goes by these nanoseconds of real time. */
    public Faults(SandboxSettings.Limiter limiterAtStart, LongSupplier nanos) {
        this.limiterAtStart = limiterAtStart;
        this.nanos = nanos;
        this.fates = atStart();
    }

    private @Nullable FateGenerator atStart() {
        return limiterAtStart.enabled() ? generator("{}") : null;
    }

    private FateGenerator generator(String json) {
        return new FateGenerator(FaultReader.read(json, limiterAtStart), nanos);
    }

    /** Replaces all faults by those of a JSON text. */
    public Map<String, Object> set(String json) {
        FateGenerator next = generator(json);
        fates = next;
        actions.forEach(Runnable::run);
        return next.shown();
    }

    /** The settings and counters; empty without faults. */
    public Map<String, Object> shown() {
        FateGenerator now = fates;
        return now == null ? Map.of() : now.shown();
    }

    /** Ends all faults and returns their last settings and counters. */
    public Map<String, Object> end() {
        Map<String, Object> last = shown();
        fates = atStart();
        actions.forEach(Runnable::run);
        return last;
    }

    /** Runs the action after every change of the faults. */
    public void onChange(Runnable action) {
        actions.add(action);
    }

    /** The fate of the next event; {@code total} is that of its session if it completes one. */
    public WebhookFate webhook(@Nullable Long total) {
        FateGenerator now = fates;
        return now == null ? WebhookFate.NONE : now.webhook(total);
    }

    /** The rate that the next call exceeds. */
    public Optional<RateLimit> exceeded(String method, String path) {
        FateGenerator now = fates;
        return now == null ? Optional.empty() : now.exceeded(method, path);
    }

    /** The fate of the next call. */
    public ApiFate call(String method, String path, boolean keyed) {
        FateGenerator now = fates;
        return now == null ? ApiFate.NONE : now.call(method, path, keyed);
    }
}
