package dev.usher.ticket.paper;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a text into graphemes, which are what a person takes for one character: a letter with its
 * accents, an emoji with its colour of skin, a flag (Unicode Standard Annex 29).
 */
final class Graphemes {

    private static final int TEXT_STYLE = 0xfe0e;
    private static final int EMOJI_STYLE = 0xfe0f;
    private static final int KEYCAP = 0x20e3;

    private Graphemes() {}

    static List<String> of(String text) {
        List<String> graphemes = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            graphemes.add(text.substring(start, end));
            start = end;
        }
        return graphemes;
    }

    /** Tells whether the grapheme asks for the picture rather than the sign, as ❤ can be both. */
    static boolean isEmoji(String grapheme) {
        return grapheme.indexOf(TEXT_STYLE) < 0
                && grapheme.codePoints()
                        .anyMatch(c ->
                                c == EMOJI_STYLE
                                        || c == KEYCAP
                                        || Character.isEmojiPresentation(c));
    }

    /** Tells whether the character has no look of its own: joiners, and what chooses a style. */
    static boolean isInvisible(int c) {
        return c == 0x200c
                || c == 0x200d
                || isStyle(c)
                || (c >= 0xe0020 && c <= 0xe007f)
                || (c >= 0xe0100 && c <= 0xe01ef);
    }

    /** Tells whether the glyphs of the text depend on which characters stand side by side. */
    static boolean needShaping(String text) {
        return text.codePoints().anyMatch(Graphemes::joins);
    }

    private static boolean joins(int c) {
        int type = Character.getType(c);
        boolean mark =
                type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK
                        || type == Character.ENCLOSING_MARK;
        return (mark && !isStyle(c))
                || c == 0x200d
                || Character.isEmojiModifier(c)
                || (c >= 0x1f1e6 && c <= 0x1f1ff);
    }

    private static boolean isStyle(int c) {
        return c >= 0xfe00 && c <= 0xfe0f;
    }
}
