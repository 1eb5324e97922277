package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTests {

    @TempDir Path directory;

    @Test
    void returnsAddedResults() throws Exception {
        RunLog log = new RunLog(directory.resolve("results/runs.jsonl"));
        Result clean = TestResults.clean("quiet", 1, Duration.ofMillis(1234));
        Result broken =
                TestResults.result(
                        "random-kill",
                        2,
                        "NO_INBOX",
                        null,
                        Map.of("I7-order", 3L),
                        List.of("not reached"));

        log.add(clean);
        log.add(broken);

        assertThat(log.all()).containsExactly(clean, broken);
        assertThat(Files.readAllLines(log.file())).hasSize(2);
    }

    @Test
    void isEmptyBeforeTheFirstRun() {
        assertThat(new RunLog(directory.resolve("none.jsonl")).all()).isEmpty();
    }
}
