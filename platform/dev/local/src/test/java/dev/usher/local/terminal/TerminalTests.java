package dev.usher.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void breaksProblemsBetweenWordsAndLeavesLogsAlone() {
        String log = "  " + "x".repeat(100);

        terminal(false).complain("word ".repeat(30).strip() + "\n" + log);

        List<String> lines = lines(err);
        assertThat(lines).hasSize(3).endsWith(log);
        assertThat(lines.subList(0, 2)).allMatch(line -> line.length() <= Lines.COLUMNS);
        assertThat(String.join(" ", lines.subList(0, 2))).isEqualTo("word ".repeat(30).strip());
    }

    @Test
    void cutsLongSteps() {
        terminal(false).progress("y".repeat(100));

        assertThat(lines(out)).singleElement().asString().hasSize(Lines.COLUMNS).endsWith("…");
    }

    @Test
    void replacesAStepOnATerminalOnly() {
        terminal(true).replace("one");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\r\033[Kone");

        err.reset();
        terminal(false).replace("one");
        assertThat(lines(err)).containsExactly("  one");
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(printing(out), printing(err), interactive);
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
