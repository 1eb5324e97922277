package dev.usher.stripesandbox.faults;

import java.util.List;

/** The settings cannot be used; the message lists everything that is wrong. */
public final class InvalidFaults extends RuntimeException {

    InvalidFaults(List<String> problems) {
        super("The faults stay as they were: " + String.join("; ", problems) + ".");
    }

    /** For people; never null, unlike an exception's message in general. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
