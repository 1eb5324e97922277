package dev.usher.local.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.ProcessId;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.suite.SuiteState.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTests {

    private static final Instant START = Instant.parse("2026-12-01T19:00:00Z");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Clock later = Clock.fixed(START.plusMillis(12_340), ZoneOffset.UTC);

    @Test
    void tellsEachChangeOnceWhereThereIsNoTerminal() {
        Board board = board(false);

        board.show(state(kafka(Stage.STARTING, null)));
        board.show(state(kafka(Stage.STARTING, null)));
        board.show(state(kafka(Stage.READY, 12_500L)));

        assertThat(lines())
                .containsExactly(
                        "  kafka               starting   12.3 s",
                        "  kafka               ready      12.5 s  127.0.0.1:19092");
    }

    @Test
    void drawsOverItselfOnATerminal() {
        Board board = board(true);

        board.show(state(kafka(Stage.STARTING, null)));
        board.show(state(kafka(Stage.READY, 12_500L)));

        assertThat(lines().get(1)).startsWith("\u001b[1A\u001b[2K  kafka");
    }

    @Test
    void saysWhatAStartWaitsFor() {
        Board board = board(false);

        board.show(state(kafka(Stage.STARTING, null).held("Port 19092 of kafka is taken.")));
        board.show(state(kafka(Stage.STARTING, null).held("Port 19092 of kafka is taken.")));

        assertThat(lines())
                .containsExactly(
                        "  kafka               starting   12.3 s",
                        "  Port 19092 of kafka is taken.");
    }

    @Test
    void fitsEightyColumns() {
        Board board = board(false);

        board.show(state(component("x".repeat(100), Stage.READY, 1L)));

        assertThat(lines()).allMatch(line -> line.length() < 80);
    }

    private Board board(boolean terminal) {
        return new Board(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, later);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static SuiteState state(ComponentState component) {
        return new SuiteState(
                ProcessId.current(),
                Phase.STARTING,
                START,
                Ports.DEFAULTS,
                List.of(component),
                null);
    }

    private static ComponentState kafka(Stage stage, @Nullable Long readyAfter) {
        return component("kafka", stage, readyAfter);
    }

    private static ComponentState component(String name, Stage stage, @Nullable Long readyAfter) {
        return new ComponentState(
                name,
                null,
                "127.0.0.1:19092",
                "tcp://127.0.0.1:19092",
                stage,
                START,
                readyAfter,
                "logs/kafka.log",
                0,
                null);
    }
}
