package dev.usher.ticket.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.jspecify.annotations.Nullable;

/** A font for one thread, parsed when it is first asked for a character. */
final class Typeface {

    private final Supplier<TrueTypeFont> source;
    private final Function<Integer, Shaper> shapers;
    private @Nullable Parsed parsed;

    private record Parsed(TrueTypeFont font, CmapLookup characters, float scale) {}

    Typeface(FontFile file) {
        this(file::parse, file::shaper);
    }

    /**
     * Makes a typeface.
     *
     * @param shapers gives the shaper for the font's units per em
     */
    Typeface(Supplier<TrueTypeFont> source, Function<Integer, Shaper> shapers) {
        this.source = source;
        this.shapers = shapers;
    }

    TrueTypeFont font() {
        return parsed().font();
    }

    boolean has(int character) {
        return parsed().characters().getGlyphId(character) != 0;
    }

    /** Tells whether the font has all that is to be seen of the text. */
    boolean hasAll(String text) {
        return text.codePoints().allMatch(c -> Graphemes.isInvisible(c) || has(c));
    }

    /** Returns the width of a glyph in thousandths of the font's size. */
    float width(int glyph) {
        try {
            return font().getAdvanceWidth(glyph) * parsed().scale();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a font without widths", unreadable);
        }
    }

    /** Returns a text, all of which the font has, as glyphs. */
    ShapedText shape(String text) {
        if (Graphemes.needShaping(text)) {
            Optional<ShapedText> shaped = shapers.apply(unitsPerEm(font())).shape(text);
            if (shaped.isPresent()) {
                return shaped.get();
            }
        }
        return characters(text);
    }

    /** Returns a glyph for each character that is to be seen. */
    private ShapedText characters(String text) {
        List<ShapedText.Glyph> glyphs = new ArrayList<>();
        float x = 0;
        for (int character : text.codePoints().toArray()) {
            boolean follows = !glyphs.isEmpty();
            if (follows
                    && (Graphemes.isInvisible(character) || Character.isEmojiModifier(character))) {
                ShapedText.Glyph last = glyphs.removeLast();
                String longer = last.text() + Character.toString(character);
                glyphs.add(new ShapedText.Glyph(last.id(), longer, last.x(), last.y()));
            } else if (!Graphemes.isInvisible(character)) {
                int glyph = parsed().characters().getGlyphId(character);
                glyphs.add(new ShapedText.Glyph(glyph, Character.toString(character), x, 0));
                x += width(glyph);
            }
        }
        return new ShapedText(glyphs, x);
    }

    private Parsed parsed() {
        if (parsed == null) {
            TrueTypeFont font = source.get();
            try {
                parsed =
                        new Parsed(font, font.getUnicodeCmapLookup(), 1000f / font.getUnitsPerEm());
            } catch (IOException malformed) {
                throw new UncheckedIOException("a font without characters", malformed);
            }
        }
        return parsed;
    }

    private static int unitsPerEm(TrueTypeFont font) {
        try {
            return font.getUnitsPerEm();
        } catch (IOException malformed) {
            throw new UncheckedIOException("a font without a head", malformed);
        }
    }
}
