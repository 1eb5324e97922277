package dev.usher.stripesandbox.hosted;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Executes each page's form once: a second click on the same page gets the outcome of the first.
 * The newest 1,000 pages are known; an older one counts as new.
 */
@Component
class Submissions {

    private static final int MAX = 1_000;

    private final Map<String, CompletableFuture<Object>> outcomes = new LinkedHashMap<>();

    /** Executes the work of a new page. Without a page, for example from a script, it is new. */
    <T> T once(String page, Class<T> type, Supplier<T> work) {
        if (page.isEmpty()) {
            return work.get();
        }
        CompletableFuture<Object> own = new CompletableFuture<>();
        CompletableFuture<Object> first = claim(page, own);
        if (first == null) {
            first = own;
            try {
                own.complete(work.get());
            } catch (RuntimeException failed) {
                own.completeExceptionally(failed);
            }
        }
        try {
            return type.cast(first.join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** The earlier submission of the page, or null. */
    private synchronized @Nullable CompletableFuture<Object> claim(
            String page, CompletableFuture<Object> own) {
        CompletableFuture<Object> earlier = outcomes.putIfAbsent(page, own);
        Iterator<String> oldestFirst = outcomes.keySet().iterator();
        while (outcomes.size() > MAX && oldestFirst.hasNext()) {
            oldestFirst.next();
            oldestFirst.remove();
        }
        return earlier;
    }
}
