package dev.usher.ticket.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Draws text of one weight into a document, each grapheme in the first font that has it. The first
 * font of all has what most texts consist of, and needs no shaping.
 */
final class DrawnText {

    /** Stands for a character that no font has. */
    private static final String BOX = "\u25a1";

    private final PDDocument document;
    private final PaperFonts.Weight weight;
    private final PDType0Font letters;
    private final Map<Typeface, GlyphFont> glyphs;
    private final Map<Piece, ShapedText> shaped = new HashMap<>();

    /** A part of a line in one font. */
    private record Piece(Typeface typeface, String text) {}

    /**
     * Prepares the weight.
     *
     * @param glyphs the fonts of the document that were needed so far, which its weights share
     */
    DrawnText(PDDocument document, PaperFonts.Weight weight, Map<Typeface, GlyphFont> glyphs)
            throws IOException {
        this.document = document;
        this.weight = weight;
        this.glyphs = glyphs;
        this.letters = PDType0Font.load(document, weight.letters().font(), true);
    }

    /** Returns the width of a line in logical order, in points. */
    float width(String line, float size) throws IOException {
        float width = 0;
        for (Piece piece : pieces(ArabicForms.join(line))) {
            width +=
                    isLetters(piece) ? letters.getStringWidth(piece.text()) : shaped(piece).width();
        }
        return width * size / 1000;
    }

    /** Draws a line in logical order at the position, which is that of its left end. */
    void draw(PDPageContentStream page, String line, boolean right, float size, float x, float y)
            throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Piece piece : pieces(VisualOrder.of(line, right))) {
            if (isLetters(piece)) {
                page.setFont(letters, size);
                page.showText(piece.text());
            } else {
                page.setFont(font(piece.typeface()), size);
                show(page, piece, size);
            }
        }
        page.endText();
    }

    private void show(PDPageContentStream page, Piece piece, float size) throws IOException {
        GlyphFont font = font(piece.typeface());
        ShapedText text = shaped(piece);
        float pen = 0;
        float rise = 0;
        for (ShapedText.Glyph glyph : text.glyphs()) {
            if (glyph.y() != rise) {
                rise = glyph.y();
                page.setTextRise(rise * size / 1000);
            }
            page.showTextWithPositioning(new Object[] {pen - glyph.x(), font.show(glyph)});
            pen = glyph.x() + piece.typeface().width(glyph.id());
        }
        if (rise != 0) {
            page.setTextRise(0);
        }
        page.showTextWithPositioning(new Object[] {pen - text.width()});
    }

    private GlyphFont font(Typeface typeface) throws IOException {
        GlyphFont font = glyphs.get(typeface);
        if (font == null) {
            font = new GlyphFont(document, typeface);
            glyphs.put(typeface, font);
        }
        return font;
    }

    private ShapedText shaped(Piece piece) {
        return shaped.computeIfAbsent(piece, p -> p.typeface().shape(p.text()));
    }

    private boolean isLetters(Piece piece) {
        return piece.typeface() == weight.letters();
    }

    private List<Piece> pieces(String visual) {
        if (visual.chars().allMatch(this::isPlain)) {
            return List.of(new Piece(weight.letters(), visual));
        }
        Pieces pieces = new Pieces();
        for (String grapheme : Graphemes.of(visual)) {
            Typeface typeface = weight.typefaceOf(grapheme);
            if (typeface != null) {
                pieces.add(typeface, grapheme);
            } else {
                grapheme.codePoints()
                        .filter(c -> !Graphemes.isInvisible(c))
                        .mapToObj(Character::toString)
                        .forEach(pieces::addAlone);
            }
        }
        return pieces.finished();
    }

    /** Tells whether it is a letter or a punctuation mark that stands for itself. */
    private boolean isPlain(int c) {
        boolean alone = c < 0x0300 || (c >= 0x2010 && c <= 0x2027);
        return alone && weight.letters().has(c);
    }

    /** The pieces of a line while it is gone through. */
    private final class Pieces {

        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Typeface current = weight.letters();

        void add(Typeface typeface, String grapheme) {
            if (typeface != current) {
                finish();
                current = typeface;
            }
            if (typeface == weight.letters()) {
                grapheme.codePoints()
                        .filter(c -> !Graphemes.isInvisible(c))
                        .forEach(text::appendCodePoint);
            } else {
                text.append(grapheme);
            }
        }

        void addAlone(String character) {
            Typeface typeface = weight.typefaceOf(character);
            if (typeface != null) {
                add(typeface, character);
            } else {
                add(weight.letters(), BOX);
            }
        }

        List<Piece> finished() {
            finish();
            return pieces;
        }

        private void finish() {
            if (!text.isEmpty()) {
                pieces.add(new Piece(current, text.toString()));
                text.setLength(0);
            }
        }
    }
}
