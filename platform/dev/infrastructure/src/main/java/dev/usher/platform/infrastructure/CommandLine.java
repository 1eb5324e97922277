package dev.usher.platform.infrastructure;

import java.util.ArrayList;
import java.util.List;

/** A program with its arguments, and the wrapper that changes the user it runs as, if any. */
record CommandLine(List<String> asOtherUser, List<String> program) {

    static CommandLine of(List<String> program) {
        return new CommandLine(List.of(), program);
    }

    /** Returns the whole line with a wrapper that must come after the change of user. */
    List<String> with(List<String> before, List<String> around) {
        List<String> line = new ArrayList<>(before);
        line.addAll(asOtherUser);
        line.addAll(around);
        line.addAll(program);
        return line;
    }
}
