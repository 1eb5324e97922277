package dev.usher.stripesandbox.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The active faults. They are in memory only, so a restart ends them. A change releases the
 * webhooks that the faults delayed.
 */
@Service
public class Faults {

    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile @Nullable FateGenerator fates;

    /** Replaces all faults by those of a JSON text. */
    public Map<String, Object> set(String json) {
        FateGenerator next = new FateGenerator(FaultReader.read(json));
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
        fates = null;
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

    /** The fate of the next call. */
    public ApiFate call(String method, String path, boolean keyed) {
        FateGenerator now = fates;
        return now == null ? ApiFate.NONE : now.call(method, path, keyed);
    }
}
