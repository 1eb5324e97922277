package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.SuiteState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTests {

    @TempDir Path directory;

    @Test
    void givesBackWhatWasWritten() {
        StateFile file = new StateFile(directory.resolve("run/state.json"));
        SuiteState state = state(ProcessId.current(), "/tmp");

        file.write(state);

        assertThat(file.read()).contains(state);
    }

    @Test
    void readsNoStateFromAnUnreadableFile() throws Exception {
        Path path = directory.resolve("state.json");
        Files.writeString(path, "{\"supervisor\":");

        assertThat(new StateFile(path).read()).isEmpty();
        assertThat(new StateFile(directory.resolve("none.json")).read()).isEmpty();
    }

    static SuiteState state(ProcessId process, String home) {
        return new SuiteState(
                process,
                Phase.READY,
                Instant.parse("2026-12-01T19:00:00Z"),
                Ports.DEFAULTS,
                List.of(
                        new ComponentState(
                                "kafka",
                                process,
                                "127.0.0.1:19092",
                                "tcp://127.0.0.1:19092",
                                Stage.READY,
                                Instant.parse("2026-12-01T19:00:01Z"),
                                3100L,
                                home + "/logs/kafka.log",
                                0,
                                null)),
                null);
    }
}
