package dev.usher.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gateway.shared.SharedAnswerMemory.Question;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class SharedAnswerMemoryTests {

    private static final int KILOBYTE = 1024;

    private final SharedAnswerMemory memory =
            new SharedAnswerMemory(
                    new SharedAnswerSettings(
                            Duration.ofHours(1),
                            DataSize.ofKilobytes(10),
                            DataSize.ofKilobytes(1)));

    @Test
    void findsAnAnswerOnlyWhileItIsFresh() {
        keep("/fresh", answer(Duration.ofMinutes(1)));
        keep("/old", answer(Duration.ofNanos(-1)));

        assertThat(memory.find("/fresh")).isNotNull();
        assertThat(memory.find("/old")).isNull();
        assertThat(memory.find("/other")).isNull();
    }

    @Test
    void neverTakesMoreThanItsMemory() {
        IntStream.range(0, 1000).forEach(i -> keep("/" + i, answer(Duration.ofMinutes(1))));

        assertThat(memory.kept()).isBetween(1L, 9L);
    }

    @Test
    void joinsAQuestionUnderWayUntilItEndsOrSomethingChanges() {
        Question first = memory.newQuestion();
        assertThat(memory.join("/", first)).isSameAs(first);
        assertThat(memory.join("/", memory.newQuestion())).isSameAs(first);

        memory.change();
        Question second = memory.newQuestion();
        assertThat(memory.join("/", second)).isSameAs(second);

        // The end of the first one is not that of the second.
        memory.end("/", first, Optional.empty());
        assertThat(memory.join("/", memory.newQuestion())).isSameAs(second);
        memory.end("/", second, Optional.empty());
        Question third = memory.newQuestion();
        assertThat(memory.join("/", third)).isSameAs(third);
        assertThat(second.answer()).isCompletedWithValue(Optional.empty());
    }

    @Test
    void forgetsWhatWasKnownBeforeAChange() {
        Question before = memory.newQuestion();
        keep("/", answer(Duration.ofMinutes(1)));

        memory.change();
        memory.keep("/late", before, answer(Duration.ofMinutes(1)));

        assertThat(memory.find("/")).isNull();
        assertThat(memory.find("/late")).isNull();
    }

    private void keep(String address, SharedAnswer answer) {
        memory.keep(address, memory.newQuestion(), answer);
    }

    private static SharedAnswer answer(Duration fresh) {
        return new SharedAnswer(
                new HttpHeaders(),
                new byte[KILOBYTE],
                Map.of(),
                System.nanoTime() + fresh.toNanos());
    }
}
