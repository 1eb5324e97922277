package dev.usher.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskWhileUsedTests {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksAsLongAsTheAnswerIsUsed() {
        AskWhileUsed question = new AskWhileUsed(NEVER, asked::incrementAndGet);

        question.askIfUsed();
        question.use();
        question.askIfUsed();

        assertThat(asked).hasValue(2);
    }

    @Test
    void restsWithoutAUseAndAsksBeforeTheNextOne() {
        AskWhileUsed question = new AskWhileUsed(AT_ONCE, asked::incrementAndGet);

        question.askIfUsed();
        question.askIfUsed();
        assertThat(asked).hasValue(0);

        question.use();
        question.use();
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksOnceForAllWhoComeAfterARest() {
        AskWhileUsed question = new AskWhileUsed(AT_ONCE, asked::incrementAndGet);
        question.askIfUsed();

        List<CompletableFuture<Integer>> uses =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(() -> {
                                    question.use();
                                    return asked.get();
                                }))
                        .limit(50)
                        .toList();

        assertThat(uses).allSatisfy(use -> assertThat(use.join()).isEqualTo(1));
    }

    @Test
    void letsAUserGoOnIfTheQuestionFails() {
        AskWhileUsed question =
                new AskWhileUsed(
                        AT_ONCE,
                        () -> {
                            asked.incrementAndGet();
                            throw new IllegalStateException("no answer");
                        });
        question.askIfUsed();

        question.use();
        question.use();

        assertThat(asked).hasValue(1);
    }

    @Test
    void needsATimeAfterWhichItRests() {
        assertThatThrownBy(() -> new AskWhileUsed(Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
