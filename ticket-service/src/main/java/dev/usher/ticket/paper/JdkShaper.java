package dev.usher.ticket.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shapes text with HarfBuzz, which is part of the JDK and applies the rules that a font has
 * (OpenType's tables GSUB and GPOS).
 */
final class JdkShaper implements Shaper {

    private static final Logger log = LoggerFactory.getLogger(JdkShaper.class);

    private static final FontRenderContext EXACT = new FontRenderContext(null, false, true);

    /** The JDK gives glyphs from here on to characters that are not to be seen. */
    private static final int UNSEEN = 0xfffe;

    /** A pile of marks ends here, so that it doesn't reach into other lines. */
    private static final float HIGHEST = 500;

    private final Font font;
    private final float scale;

    private JdkShaper(Font font, int unitsPerEm) {
        this.font = font.deriveFont((float) unitsPerEm);
        this.scale = 1000f / unitsPerEm;
    }

    /**
     * Returns a shaper for the font, which is written into a temporary file. A JDK without its
     * native libraries for fonts shapes nothing.
     */
    static Shaper of(byte[] file, int unitsPerEm) {
        try {
            return new JdkShaper(
                    Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)),
                    unitsPerEm);
        } catch (FontFormatException
                | IOException
                | LinkageError
                | InternalError
                | RuntimeException unable) {
            log.warn("Texts in scripts that need shaping are printed letter by letter", unable);
            return Shaper.NONE;
        }
    }

    /**
     * Returns the glyphs. A vowel sign that is drawn on both sides of its consonant has more glyphs
     * than characters, and a glyph without one leaves a gap to a reader: its parts, which are
     * characters too, are taken then.
     */
    @Override
    public Optional<ShapedText> shape(String text) {
        Optional<ShapedText> whole = layOut(text);
        if (whole.isEmpty() || whole.get().hasText()) {
            return whole;
        }
        return layOut(Normalizer.normalize(text, Normalizer.Form.NFD))
                .filter(ShapedText::hasText)
                .or(() -> whole);
    }

    private Optional<ShapedText> layOut(String text) {
        char[] characters = text.toCharArray();
        GlyphVector layout =
                font.layoutGlyphVector(
                        EXACT, characters, 0, characters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        List<Integer> seen = new ArrayList<>();
        for (int at = 0; at < layout.getNumGlyphs(); at++) {
            int glyph = layout.getGlyphCode(at);
            if (glyph == 0) {
                return Optional.empty();
            }
            if (glyph < UNSEEN) {
                seen.add(at);
            }
        }
        List<String> shares = shares(text, layout, seen);
        List<ShapedText.Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            int at = seen.get(i);
            float x = (float) layout.getGlyphPosition(at).getX() * scale;
            float y = (float) -layout.getGlyphPosition(at).getY() * scale;
            glyphs.add(
                    new ShapedText.Glyph(
                            layout.getGlyphCode(at),
                            shares.get(i),
                            x,
                            Math.clamp(y, -HIGHEST, HIGHEST)));
        }
        float width = (float) layout.getGlyphPosition(layout.getNumGlyphs()).getX() * scale;
        return Optional.of(new ShapedText(glyphs, width));
    }

    /**
     * Shares out the characters among the glyphs. Glyphs that belong to the same characters, as a
     * vowel drawn before its consonant, get one each in the order of reading, and the last one gets
     * the rest: what is read from left to right is then the original text.
     */
    private static List<String> shares(String text, GlyphVector layout, List<Integer> seen) {
        TreeMap<Integer, Integer> unread = new TreeMap<>();
        for (int at : seen) {
            unread.merge(layout.getGlyphCharIndex(at), 1, Integer::sum);
        }
        TreeMap<Integer, Integer> starts = new TreeMap<>();
        for (int index : unread.keySet()) {
            starts.put(index, starts.isEmpty() ? 0 : index);
        }
        List<String> shares = new ArrayList<>();
        for (int at : seen) {
            int index = layout.getGlyphCharIndex(at);
            Integer next = unread.higherKey(index);
            int start = starts.getOrDefault(index, 0);
            int limit = next == null ? text.length() : next;
            boolean last = unread.merge(index, -1, Integer::sum) == 0;
            int end = last || start == limit ? limit : text.offsetByCodePoints(start, 1);
            shares.add(text.substring(start, end));
            starts.put(index, end);
        }
        return shares;
    }
}
