package dev.usher.local.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command and the environment with which a process was started; both are empty if it has ended
 * or belongs to another user.
 *
 * @param variables as NAME=value
 */
record ProcessFacts(List<String> command, List<String> variables) {

    static ProcessFacts of(long pid) {
        return new ProcessFacts(words(pid, "cmdline"), words(pid, "environ"));
    }

    /** Tells whether this text is part of a word of the command. */
    boolean mentions(String text) {
        return command.stream().anyMatch(word -> word.contains(text));
    }

    private static List<String> words(long pid, String file) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/" + file));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.isEmpty() ? List.of() : List.of(text.split("\0", -1));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
