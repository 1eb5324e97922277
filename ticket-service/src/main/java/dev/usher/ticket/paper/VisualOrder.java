package dev.usher.ticket.paper;

import java.text.Bidi;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts the characters of a line into the order in which they are drawn from left to right (Unicode
 * Standard Annex 9).
 */
final class VisualOrder {

    private static final String MIRRORED = "()[]{}<>«»‹›";

    private VisualOrder() {}

    /** Tells whether the line begins at the right: its first letter with a direction says so. */
    static boolean beginsRight(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /**
     * Returns the line in the order of drawing, with joined letters and mirrored brackets.
     *
     * @param right whether the text that the line is part of begins at the right
     */
    static String of(String line, boolean right) {
        String joined = ArabicForms.join(line);
        Bidi bidi =
                new Bidi(
                        joined,
                        right ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        if (bidi.isLeftToRight()) {
            return joined;
        }
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        String[] texts = new String[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            String text = joined.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            texts[run] = levels[run] % 2 == 0 ? text : reversed(text);
        }
        Bidi.reorderVisually(levels, 0, texts, 0, runs);
        return String.join("", texts);
    }

    /** Reverses the characters; an accent stays behind its letter. */
    private static String reversed(String text) {
        Deque<String> last = new ArrayDeque<>();
        Graphemes.of(text).forEach(grapheme -> last.push(mirrored(grapheme)));
        return String.join("", last);
    }

    private static String mirrored(String character) {
        int at = MIRRORED.indexOf(character);
        return at < 0 ? character : String.valueOf(MIRRORED.charAt(at ^ 1));
    }
}
