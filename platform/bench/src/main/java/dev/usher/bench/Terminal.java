package dev.usher.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person who started a bench sees: the report on one stream, all else on the other. */
final class Terminal {

    private static final int WIDTH = 79;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final boolean inPlace = Boolean.getBoolean("usher.terminal");

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
        clear();
        err.println(text);
    }

    private void clear() {
        if (inPlace) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
