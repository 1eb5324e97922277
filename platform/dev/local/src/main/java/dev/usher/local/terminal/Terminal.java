package dev.usher.local.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Writes to the person who started a program of {@code ./usher}. */
public final class Terminal {

    private static final String START_OF_LINE = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final long begin = System.nanoTime();

    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /**
     * The terminal of this process; the script knows whether it is one. The output is UTF-8 in any
     * locale, since the QR code is drawn with block characters.
     */
    public static Terminal ofThisProcess() {
        return new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("usher.terminal"));
    }

    public void say(String line) {
        out.println(line);
    }

    /** Writes a problem in words, on lines that fit. */
    public void complain(String message) {
        err.println(Lines.fitted(message));
    }

    /** Writes a step after the time since the start. */
    public void progress(String step) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        out.println(Lines.cut(String.format(Locale.ROOT, "%7.1f s  %s", seconds, step)));
    }

    /** Shows a step in the place of the one before; line by line where there is no terminal. */
    public void replace(String step) {
        if (interactive) {
            err.print(START_OF_LINE + Lines.cut(step));
            err.flush();
        } else {
            err.println("  " + step);
        }
    }

    /** Takes away the step that is shown. */
    public void clear() {
        if (interactive) {
            err.print(START_OF_LINE);
            err.flush();
        }
    }

    public PrintStream out() {
        return out;
    }

    public boolean interactive() {
        return interactive;
    }
}
