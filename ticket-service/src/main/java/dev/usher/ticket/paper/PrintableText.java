package dev.usher.ticket.paper;

import java.text.Normalizer;

/**
 * Cleans a text of a stranger so that it cannot change what is printed around it: no controls, no
 * line breaks, and none of the characters that turn the direction of the text that follows.
 */
final class PrintableText {

    private PrintableText() {}

    /** Returns the text as one line, with letters and their accents composed. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !turnsDirection(c) && !isInvisible(c))
                .map(c -> isSpace(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip().replaceAll(" {2,}", " ");
    }

    private static boolean isSpace(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c);
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200e
                || c == 0x200f
                || c == 0x061c;
    }

    /** Joiners are kept: Persian words and some emoji are written with them. */
    private static boolean isInvisible(int c) {
        boolean joiner = c == 0x200c || c == 0x200d;
        return switch (Character.getType(c)) {
            case Character.FORMAT -> !joiner;
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
