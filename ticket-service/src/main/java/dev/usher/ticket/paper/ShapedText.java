package dev.usher.ticket.paper;

import java.util.List;

/**
 * A text as the glyphs of a font. Lengths are in thousandths of the font's size.
 *
 * @param glyphs from left to right
 */
record ShapedText(List<Glyph> glyphs, float width) {

    /**
     * A glyph with its place, which is told from the beginning of the text on the baseline.
     *
     * @param text the characters that a reader finds and copies at this glyph, in the order in
     *     which they were written; a glyph that shares its characters with others may have none
     */
    record Glyph(int id, String text, float x, float y) {}

    /** Tells whether each glyph has characters. */
    boolean hasText() {
        return glyphs.stream().noneMatch(glyph -> glyph.text().isEmpty());
    }
}
