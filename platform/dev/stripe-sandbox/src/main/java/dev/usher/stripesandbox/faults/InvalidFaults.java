package dev.usher.stripesandbox.faults;

import java.util.List;

/** Thrown for settings that break rules. The message lists all of them. */
public final class InvalidFaults extends RuntimeException {

    InvalidFaults(List<String> problems) {
        super("The faults stay as they were: " + String.join("; ", problems) + ".");
    }

    /** The message, which is never null here. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
