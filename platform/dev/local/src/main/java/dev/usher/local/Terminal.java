package dev.usher.local;

import dev.usher.local.progress.Board;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Writes to the person who started the launcher. */
final class Terminal {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;

    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /**
     * The terminal of this process; the script knows whether it is one. The output is UTF-8 in any
     * locale, since the QR code is drawn with block characters.
     */
    static Terminal ofThisProcess() {
        return new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("usher.terminal"));
    }

    void say(String line) {
        out.println(line);
    }

    void complain(String line) {
        err.println(line);
    }

    PrintStream out() {
        return out;
    }

    boolean interactive() {
        return interactive;
    }

    Board board(Clock clock) {
        return new Board(out, interactive, clock);
    }
}
