package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTests {

    private Process process;

    @BeforeEach
    void startSomething() throws Exception {
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void endsAProcessOfTheLastRun() {
        ProcessId id = ProcessId.of(process.toHandle());
        assertThat(id.alive()).isTrue();

        assertThat(Leftovers.end(StateFileTests.state(id))).containsExactly("kafka");

        assertThat(process.isAlive()).isFalse();
        assertThat(id.alive()).isFalse();
    }

    @Test
    void leavesAStrangerWithAReusedNumberAlone() {
        ProcessId earlier = new ProcessId(process.pid(), "1@an-earlier-boot");

        assertThat(earlier.alive()).isFalse();
        assertThat(Leftovers.end(StateFileTests.state(earlier))).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void knowsThatAKilledProcessIsGone() {
        ProcessId id = ProcessId.of(process.toHandle());

        process.destroyForcibly().onExit().join();

        assertThat(id.alive()).isFalse();
    }
}
