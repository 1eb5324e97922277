package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTests {

    private static final String HOME = "/tmp/no-such-directory";

    private Process process;

    @BeforeEach
    void startSomething() throws Exception {
        // Part of each command of a suite is its directory.
        process = new ProcessBuilder("tail", "-f", "/dev/null", HOME + "/logs/kafka.log").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void endsAProcessOfTheLastRun() {
        ProcessId id = ProcessId.of(process.toHandle());
        assertThat(id.alive()).isTrue();

        assertThat(Leftovers.end(StateFileTests.state(id, HOME))).containsExactly("kafka");

        assertThat(process.isAlive()).isFalse();
        assertThat(id.alive()).isFalse();
    }

    @Test
    void leavesAStrangerWithAReusedNumberAlone() {
        ProcessId earlier = new ProcessId(process.pid(), "1@an-earlier-boot");

        assertThat(earlier.alive()).isFalse();
        assertThat(Leftovers.end(StateFileTests.state(earlier, HOME))).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void leavesAProgramAloneThatIsNotOfThisDirectory() {
        ProcessId id = ProcessId.of(process.toHandle());

        assertThat(Leftovers.end(StateFileTests.state(id, "/tmp/elsewhere"))).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void knowsThatAKilledProcessIsGone() {
        ProcessId id = ProcessId.of(process.toHandle());

        process.destroyForcibly().onExit().join();

        assertThat(id.alive()).isFalse();
    }
}
