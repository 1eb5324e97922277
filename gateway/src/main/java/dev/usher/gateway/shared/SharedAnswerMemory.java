package dev.usher.gateway.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that are shared, by the address they were asked at, and the questions under way. A
 * question that began before a change is not kept and not joined any more after it.
 */
@Component
class SharedAnswerMemory {

    /** A question to a service; its answer, or empty if it cannot be shared. */
    static final class Question {

        private final long changes;
        private final CompletableFuture<Optional<SharedAnswer>> answer = new CompletableFuture<>();

        Question(long changes) {
            this.changes = changes;
        }

        CompletableFuture<Optional<SharedAnswer>> answer() {
            return answer;
        }
    }

    private final Cache<String, SharedAnswer> answers;

    /** The questions under way, as many at most as requests. */
    private final ConcurrentMap<String, Question> questions = new ConcurrentHashMap<>();

    private final AtomicLong changes = new AtomicLong();

    SharedAnswerMemory(SharedAnswerSettings settings) {
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(settings.memory().toBytes())
                        .weigher((String address, SharedAnswer answer) ->
                                2 * address.length() + answer.size())
                        .expireAfterWrite(settings.atMost())
                        .executor(Runnable::run)
                        .build();
    }

    /** Returns the fresh answer, or null. */
    @Nullable SharedAnswer find(String address) {
        SharedAnswer known = answers.getIfPresent(address);
        return known != null && known.isFresh(System.nanoTime()) ? known : null;
    }

    Question newQuestion() {
        return new Question(changes.get());
    }

    /** Begins the question, or returns the one under way. */
    Question join(String address, Question mine) {
        Question underWay = questions.putIfAbsent(address, mine);
        return underWay == null ? mine : underWay;
    }

    /** Keeps the answer unless something has changed since its question began. */
    void keep(String address, Question question, SharedAnswer answer) {
        if (question.changes != changes.get()) {
            // It must not replace the answer to a question that began after the change.
            return;
        }
        answers.put(address, answer);
        // Looked at again after the answer is there: a change either sees it or is seen.
        if (question.changes != changes.get()) {
            answers.asMap().remove(address, answer);
        }
    }

    /** Ends the question for all who wait for it. */
    void end(String address, Question question, Optional<SharedAnswer> answer) {
        questions.remove(address, question);
        question.answer.complete(answer);
    }

    /** Forgets every answer, because something was changed. */
    void change() {
        changes.incrementAndGet();
        answers.invalidateAll();
        questions.clear();
    }

    long kept() {
        return answers.estimatedSize();
    }
}
