package dev.usher.platform.web.idempotency;

import dev.usher.platform.time.Ids;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Idempotency-Key, or none, of a request whose handler works in several transactions. The
 * statement that begins the work claims the key ({@link FirstAnswerRows#CLAIM}), and the
 * transaction that ends it stores the answer ({@link FirstAnswerRows#KEEP}), so that the key costs
 * no commit of its own. It belongs to the thread of the request.
 *
 * @param <T> the result of the work
 */
public final class KeyedWork<T> {

    private final @Nullable KeyedRequest request;
    private final Function<T, FirstAnswer> answer;
    private boolean stored;

    /**
     * @param request null if the caller sent no key
     * @param answer makes the answer out of the result
     */
    public KeyedWork(@Nullable KeyedRequest request, Function<T, FirstAnswer> answer) {
        this.request = request;
        this.answer = answer;
    }

    /** Makes the work of a request without a key, or of no request. */
    public static <T> KeyedWork<T> withoutKey() {
        return new KeyedWork<>(
                null,
                _ -> {
                    throw new IllegalStateException("an answer is stored under a key only");
                });
    }

    /** Returns the claim that must be made now; empty if there is no key or it is claimed. */
    public Optional<KeyClaim> claim(Ids ids) {
        return request == null || request.claimedBy().isPresent()
                ? Optional.empty()
                : Optional.of(request.claim(ids.next()));
    }

    /** Tells that the key could not be claimed. */
    public void keyIsUsed() {
        if (request != null) {
            request.keyIsUsed();
        }
    }

    /** Returns the answer that must be stored in the transaction with this result, if any. */
    public Optional<FirstAnswerRow> answered(T result) {
        if (request == null) {
            return Optional.empty();
        }
        Optional<FirstAnswerRow> row =
                request.claimedBy().map(run -> request.answered(run, answer.apply(result)));
        stored = row.isPresent();
        return row;
    }

    /**
     * Tells that the answer is sent. Must be called after the transaction that has stored it, and
     * only if it is the answer to this result.
     */
    public void sendsAnswer() {
        if (stored && request != null) {
            request.answerIsKept();
        }
    }
}
