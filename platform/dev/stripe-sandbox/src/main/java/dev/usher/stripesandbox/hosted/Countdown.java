package dev.usher.stripesandbox.hosted;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time left. A style sheet counts it down, because the page has no script. If more than an hour
 * is left, only the end is shown.
 */
record Countdown(long secondsLeft, Instant end) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    String html() {
        if (!runs()) {
            return "<p class=\"timer\" id=\"countdown\">Open until %s</p>"
                    .formatted(TIME.format(end));
        }
        return ("<p class=\"timer\" id=\"countdown\">Open until %s: <span class=\"count\""
                        + " aria-hidden=\"true\"></span></p>")
                .formatted(TIME.format(end));
    }

    boolean runs() {
        return secondsLeft < 3600;
    }

    /** Two animated integers: one counts the seconds of each minute down, the other the minutes. */
    String css() {
        if (!runs()) {
            return "";
        }
        long minutes = secondsLeft / 60;
        long into = 59 - secondsLeft % 60;
        return """
        @property --m { syntax: "<integer>"; inherits: false; initial-value: 0; }
        @property --s { syntax: "<integer>"; inherits: false; initial-value: 0; }
        @keyframes m { from { --m: %1$d } to { --m: -1 } }
        @keyframes s { from { --s: 59 } to { --s: -1 } }
        .count::after { animation: m %2$ds steps(%3$d) -%4$ds 1 both, s 60s steps(60) -%4$ds %3$d both; \
        counter-reset: m max(0, var(--m)) s max(0, var(--s)); \
        content: counter(m) ":" counter(s, decimal-leading-zero) " left"; }
        """
                .formatted(minutes, (minutes + 1) * 60, minutes + 1, into);
    }
}
