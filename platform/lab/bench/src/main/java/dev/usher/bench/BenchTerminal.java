package dev.usher.bench;

import java.io.PrintStream;

/** Prints the report on standard output, and progress and errors on standard error. */
final class BenchTerminal {

    private static final int WIDTH = 79;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final boolean inPlace = Boolean.getBoolean("usher.terminal");
    private volatile boolean ending;

    /** Suppresses errors after an interrupt, which stops everything that the bench uses. */
    BenchTerminal() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "terminal-end"));
    }

    /** Prints the current step: in place on a terminal, line by line elsewhere. */
    void progress(String step) {
        if (inPlace) {
            String line = step.length() > WIDTH ? step.substring(0, WIDTH) : step;
            err.print("\r\033[K" + line);
            err.flush();
        } else {
            err.println("  " + step);
        }
    }

    void print(String text) {
        clear();
        out.print(text);
        out.flush();
    }

    void complain(String text) {
        if (!ending) {
            clear();
            err.println(text);
        }
    }

    private void clear() {
        if (inPlace) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
