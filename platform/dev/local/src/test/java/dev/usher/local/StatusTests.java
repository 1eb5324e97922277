package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.ProcessId;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.suite.SuiteState.Phase;
import dev.usher.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTests {

    private static final ProcessId GONE = new ProcessId(1, "1@an-earlier-boot");

    @TempDir Path directory;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Home home;
    private Process process;

    @BeforeEach
    void startSomething() throws Exception {
        home = new Home(directory, directory.resolve("state"));
        // Part of each command of a suite is its directory.
        process = new ProcessBuilder("tail", "-f", "/dev/null", home.state() + "/x").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void saysThatComponentsRunWithoutTheirSupervisor() {
        write(GONE, ProcessId.of(process.toHandle()), 0);

        assertThat(status()).isEqualTo(1);
        assertThat(lines()).anyMatch(line -> line.startsWith("validation-service"));
        assertThat(String.join(" ", lines()))
                .contains("run without their supervisor", "./usher up takes them over");
    }

    @Test
    void saysThatNothingRunsOnceAllHasEnded() {
        write(GONE, GONE, 0);

        assertThat(status()).isEqualTo(3);
        assertThat(lines()).containsExactly("Nothing is running. ./usher up starts the suite.");
    }

    @Test
    void countsRestartsAndFitsEightyColumns() {
        write(ProcessId.current(), ProcessId.of(process.toHandle()), 2);

        assertThat(status()).isZero();
        assertThat(lines())
                .contains("validation-service-8 was started again after a crash: 2 x")
                .allMatch(line -> line.length() <= 80);
    }

    private int status() {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new Status(home, new Terminal(out, out, false)).report(false);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void write(ProcessId supervisor, ProcessId component, int restarts) {
        Instant since = Instant.parse("2026-12-01T19:00:00Z");
        ComponentState state =
                new ComponentState(
                        "validation-service-8",
                        component,
                        "jdbc:postgresql://127.0.0.1:15432/usher",
                        "tcp://127.0.0.1:1",
                        Stage.READY,
                        since,
                        3100L,
                        home.log("validation-service-8").toString(),
                        restarts,
                        null);
        new StateFile(home.stateFile())
                .write(
                        new SuiteState(
                                supervisor,
                                Phase.READY,
                                since,
                                Ports.DEFAULTS,
                                List.of(state),
                                null));
    }
}
