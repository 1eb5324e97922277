package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.local.mail.MailCatcher;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.platform.infrastructure.FreePorts;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTests {

    private static final RestartRules AT_ONCE =
            new RestartRules(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1), 3);

    @TempDir Path state;

    private final List<Suite> suites = new ArrayList<>();
    private SmallComponent one;
    private SmallComponent two;

    @BeforeEach
    void plan() {
        one = SmallComponent.of("one", FreePorts.one(), state);
        two = SmallComponent.of("two", FreePorts.one(), state);
    }

    @AfterEach
    void stop() {
        suites.forEach(Suite::close);
    }

    @Test
    void startsACrashedComponentAgainAndCountsIt() {
        Suite suite = started(one, two);
        Keeper keeper = suite.keep(AT_ONCE, _ -> {});

        suite.kill("one");

        await().until(() -> keeper.restarts() == 1);
        assertThat(stateOf(suite, "one").stage()).isEqualTo(Stage.READY);
        assertThat(stateOf(suite, "one").restarts()).isEqualTo(1);
        assertThat(stateOf(suite, "two").restarts()).isZero();
    }

    @Test
    void leavesAComponentDownThatCrashesEveryTimeUntilSomebodyRestartsIt() {
        Suite suite = started(one, two);
        suite.keep(AT_ONCE, _ -> {});

        one.broken().set(true);
        suite.kill("one");

        await().until(() -> problemOf(suite, "one").contains("stays down"));
        assertThat(problemOf(suite, "one"))
                .contains("It crashed 4 times in a row")
                .contains("./usher restart one");
        assertThat(stateOf(suite, "one").stage()).isEqualTo(Stage.CRASHED);
        assertThat(stateOf(suite, "one").restarts()).isEqualTo(3);
        assertThat(stateOf(suite, "two").stage()).isEqualTo(Stage.READY);

        one.broken().set(false);
        suite.restart("one");
        assertThat(stateOf(suite, "one").stage()).isEqualTo(Stage.READY);
    }

    @Test
    void leavesAStoppedComponentDown() {
        Suite suite = started(one, two);
        Keeper keeper = suite.keep(AT_ONCE, _ -> {});

        suite.terminate("one");
        suite.kill("two");

        await().until(() -> keeper.restarts() == 1);
        assertThat(stateOf(suite, "one").stage()).isEqualTo(Stage.STOPPED);
    }

    @Test
    void waitsForATakenPortWhileTheOthersRun() throws Exception {
        Suite suite = suite(Duration.ofMinutes(1), one, two);
        Thread starting;
        try (ServerSocket stranger = listening(one.port())) {
            starting = Thread.ofVirtual().start(suite::start);

            await().until(() -> problemOf(suite, "one").contains("is taken"));
            await().until(() -> stateOf(suite, "two").stage() == Stage.READY);
            assertThat(problemOf(suite, "one"))
                    .isEqualTo(
                            "Port %d of one is taken: its start waits until it is free."
                                    .formatted(stranger.getLocalPort()));
            assertThat(stateOf(suite, "one").stage()).isEqualTo(Stage.STARTING);
        }
        starting.join();
        assertThat(stateOf(suite, "one").stage()).isEqualTo(Stage.READY);
    }

    @Test
    void namesThePortThatStaysTaken() throws Exception {
        Suite suite = suite(Duration.ZERO, one);
        try (ServerSocket stranger = listening(one.port())) {
            assertThatThrownBy(suite::start)
                    .hasMessageContaining("Port %d of one".formatted(stranger.getLocalPort()));
        }
    }

    @Test
    void takesOverWhatAKilledSupervisorLeft() {
        SuiteState left = started(one, two).state();

        Suite next = suite(Duration.ofMinutes(1), one, two.withVersion("2"));
        next.takeOver(left);
        next.start();

        assertThat(pidOf(next.state(), "one")).isEqualTo(pidOf(left, "one"));
        assertThat(pidOf(next.state(), "two")).isNotEqualTo(pidOf(left, "two"));
        assertThat(left.component("two").running()).isEmpty();
        next.keep(AT_ONCE, _ -> {});
        long taken = pidOf(next.state(), "one");
        ProcessHandle.of(taken).orElseThrow().destroyForcibly();
        await().until(() -> stateOf(next, "one").restarts() == 1);
        await().until(() -> stateOf(next, "one").stage() == Stage.READY);
        next.stop();
        assertThat(next.state().running()).isEmpty();
    }

    private Suite started(SmallComponent... components) {
        Suite suite = suite(Duration.ofMinutes(1), components);
        suite.start();
        return suite;
    }

    private Suite suite(Duration portFreeWithin, SmallComponent... components) {
        Home home = new Home(ProjectRoot.find(), state);
        SuiteSettings settings = new SuiteSettings(home, Ports.DEFAULTS, true, Map.of());
        Plan plan =
                new Plan(settings) {
                    @Override
                    List<Component> components() {
                        return List.of(components);
                    }

                    @Override
                    Optional<MailCatcher> catchMail(Clock clock) {
                        return Optional.empty();
                    }
                };
        Suite suite = new Suite(settings, plan, Clock.systemUTC(), portFreeWithin, _ -> {});
        suites.add(suite);
        return suite;
    }

    private static ServerSocket listening(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static ComponentState stateOf(Suite suite, String name) {
        return suite.state().component(name);
    }

    private static String problemOf(Suite suite, String name) {
        return String.valueOf(stateOf(suite, name).problem());
    }

    private static long pidOf(SuiteState state, String name) {
        return state.component(name).process().pid();
    }
}
