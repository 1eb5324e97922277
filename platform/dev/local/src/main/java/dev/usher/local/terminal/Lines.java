package dev.usher.local.terminal;

import java.util.ArrayList;
import java.util.List;

/** Fits text into the width of a terminal. */
public final class Lines {

    /** The number of columns of a usual terminal. */
    public static final int COLUMNS = 80;

    private Lines() {}

    /**
     * Breaks a paragraph between words.
     *
     * @param first the number of blanks before the first line
     * @param more the number of blanks before each further line
     */
    public static List<String> wrapped(String paragraph, int first, int more) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(first));
        boolean empty = true;
        for (String word : paragraph.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(more));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Shortens a line that is too long; its end says so. */
    public static String cut(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    }

    /** Breaks the paragraphs of a message; indented lines, as of a log, stay as they are. */
    static String fitted(String message) {
        List<String> lines = new ArrayList<>();
        message.lines()
                .forEach(line -> {
                    if (line.startsWith(" ")) {
                        lines.add(line);
                    } else {
                        lines.addAll(wrapped(line, 0, 0));
                    }
                });
        return String.join("\n", lines);
    }
}
