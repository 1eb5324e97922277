package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.experiment.Experiments;
import dev.usher.seededbugs.SeededBug;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrapTests {

    @Test
    void existsForEverySeededBugWithAKnownExperiment() {
        assertThat(Trap.all()).extracting(Trap::bug).containsExactly(SeededBug.values());
        assertThat(Trap.all())
                .allMatch(trap ->
                        Experiments.named(trap.experiment().name())
                                .equals(java.util.Optional.of(trap.experiment())))
                .allMatch(trap -> !trap.invariants().isEmpty());
    }

    @Test
    void switchesTheBugOnInEveryComponentWithItsCode() {
        assertThat(Trap.of(SeededBug.NO_INBOX).agents())
                .containsOnlyKeys(SeededBug.NO_INBOX.components());
        assertThat(Trap.of(SeededBug.CACHE_ADMITS).agents().get("validation-service"))
                .singleElement()
                .asString()
                .startsWith("-javaagent:/")
                .endsWith("=CACHE_ADMITS");
    }

    @Test
    void countsOnlyInvariantsThatTheBugCanBreak() {
        Trap trap = Trap.of(SeededBug.WEBHOOK_AMOUNT_TRUSTED);
        Map<String, Long> violations =
                Map.of("I4-amounts", 3L, "I4-books", 1L, "I1-counters", 1L, "at rest", 2L);

        assertThat(trap.caughtBy(TestResults.withBug("X", "forged-amount", violations)))
                .containsExactly("I4-amounts", "I4-books");
    }

    @Test
    void isShownWithTheResultOfTheLastRun() {
        String page =
                BugHunt.text(
                        List.of(
                                TestResults.withBug("NO_INBOX", "redelivery", Map.of()),
                                TestResults.withBug(
                                        "WEBHOOK_AMOUNT_TRUSTED",
                                        "forged-amount",
                                        Map.of("I4-amounts", 3L))));

        assertThat(page)
                .contains("| redelivery | 1 | **escaped** | abc1234 | 2026-11-22 |")
                .contains("| forged-amount | 1 | I4-amounts | abc1234 | 2026-11-22 |")
                .contains("| same-fact-twice | | not run yet | | |");
    }
}
