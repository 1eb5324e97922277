package dev.usher.stripesandbox.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The faults that are switched on, if any. They live in memory only: a restart ends them. Changing
 * or ending them lets go what they hold back.
 */
@Component
public class Faults {

    private final List<Runnable> letGo = new CopyOnWriteArrayList<>();
    private volatile @Nullable FateBook fates;

    /** Replaces all faults by those of a JSON text. */
    public Map<String, Object> set(String json) {
        FateBook next = new FateBook(FaultReader.read(json));
        fates = next;
        letGo.forEach(Runnable::run);
        return next.shown();
    }

    /** The settings and counters; empty without faults. */
    public Map<String, Object> shown() {
        FateBook now = fates;
        return now == null ? Map.of() : now.shown();
    }

    /** Ends all faults; answers what they were. */
    public Map<String, Object> end() {
        Map<String, Object> last = shown();
        fates = null;
        letGo.forEach(Runnable::run);
        return last;
    }

    /** Whoever holds something back hears here that it is time to let it go. */
    public void whenChanged(Runnable action) {
        letGo.add(action);
    }

    /** The fate of the next event; {@code total} is that of its session if it completes one. */
    public WebhookFate webhook(@Nullable Long total) {
        FateBook now = fates;
        return now == null ? WebhookFate.NONE : now.webhook(total);
    }

    /** The fate of the next call. */
    public ApiFate call(String method, String path, boolean keyed) {
        FateBook now = fates;
        return now == null ? ApiFate.NONE : now.call(method, path, keyed);
    }
}
