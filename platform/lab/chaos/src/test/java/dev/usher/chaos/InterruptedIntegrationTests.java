package dev.usher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An interrupted run leaves no process behind. */
@Tag("integration")
class InterruptedIntegrationTests {

    /** By then PostgreSQL, Kafka, Keycloak, the sandbox and a service are starting. */
    private static final int MANY = 5;

    private final Path state = ProjectRoot.find().resolve("platform/lab/chaos/target/interrupted");
    private Process lab;

    @BeforeEach
    void startALab() throws IOException {
        Files.createDirectories(state);
        lab =
                new ProcessBuilder(
                                // A test run in the background ignores the signal of Ctrl-C, and
                                // its children inherit that.
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dusher.root=" + ProjectRoot.find(),
                                "-Dusher.state=" + state,
                                "-Dusher.results=" + state.resolve("results"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.usher.chaos.Chaos",
                                "quiet",
                                "--seed",
                                "1")
                        .redirectErrorStream(true)
                        .redirectOutput(state.resolve("said.txt").toFile())
                        .start();
    }

    @AfterEach
    void endIt() {
        lab.destroyForcibly();
    }

    private List<ProcessHandle> startedByTheLab() {
        try (Stream<ProcessHandle> descendants = lab.descendants()) {
            return descendants.toList();
        }
    }

    @Test
    void stopsEverythingThatItStartedOnControlC() throws Exception {
        // One look both counts and keeps them: some, such as the shell that starts a server, end
        // soon.
        List<ProcessHandle> started =
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .failFast("the lab must stay alive", () -> !lab.isAlive())
                        .until(this::startedByTheLab, processes -> processes.size() >= MANY);

        new ProcessBuilder("kill", "-INT", String.valueOf(lab.pid())).start().waitFor();

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !lab.isAlive());
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(belongingHere()).isEmpty();
    }

    private List<String> belongingHere() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(state.toString()))
                .toList();
    }
}
