package dev.usher.bench;

import java.io.PrintStream;

/** What the person who started a bench sees: the report on one stream, all else on the other. */
final class Terminal {

    private static final int WIDTH = 79;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final boolean inPlace = Boolean.getBoolean("usher.terminal");
    private volatile boolean ending;

    /** Whoever interrupts a bench need not be told that what it used is gone. */
    Terminal() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "terminal-end"));
    }

    /** Where it is; in place on a terminal, line by line elsewhere. */
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
