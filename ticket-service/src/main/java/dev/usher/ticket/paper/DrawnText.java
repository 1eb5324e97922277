package dev.usher.ticket.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws text of one weight into a document: each character in the first font that has it. */
final class DrawnText {

    /** Stands for a character that no font has. */
    private static final int BOX = 0x25a1;

    private final List<PDType0Font> fonts = new ArrayList<>();
    private final List<CmapLookup> characters = new ArrayList<>();

    /** A piece of a line in one font, which is given by its place in the list. */
    private record Piece(int font, StringBuilder text) {}

    DrawnText(PDDocument document, List<TrueTypeFont> chain) throws IOException {
        for (TrueTypeFont font : chain) {
            fonts.add(PDType0Font.load(document, font, true));
            characters.add(font.getUnicodeCmapLookup());
        }
    }

    /** Returns the width of a line in logical order, in points. */
    float width(String line, float size) throws IOException {
        float width = 0;
        for (Piece piece : pieces(ArabicForms.join(line))) {
            width += fonts.get(piece.font()).getStringWidth(piece.text().toString());
        }
        return width * size / 1000;
    }

    /** Draws a line in logical order at the position, which is that of its left end. */
    void draw(PDPageContentStream page, String line, boolean right, float size, float x, float y)
            throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Piece piece : pieces(VisualOrder.of(line, right))) {
            page.setFont(fonts.get(piece.font()), size);
            page.showText(piece.text().toString());
        }
        page.endText();
    }

    private List<Piece> pieces(String visual) {
        List<Piece> pieces = new ArrayList<>();
        int[] all = visual.codePoints().filter(c -> !isModifier(c)).toArray();
        for (int character : all) {
            int at = fontOf(character);
            int shown = at < 0 ? BOX : character;
            int font = Math.max(at, 0);
            if (pieces.isEmpty() || pieces.getLast().font() != font) {
                pieces.add(new Piece(font, new StringBuilder()));
            }
            pieces.getLast().text().appendCodePoint(shown);
        }
        return pieces;
    }

    private int fontOf(int character) {
        for (int at = 0; at < characters.size(); at++) {
            if (characters.get(at).getGlyphId(character) != 0) {
                return at;
            }
        }
        return -1;
    }

    /** Joiners, and what chooses a colour or a style of an emoji. */
    private static boolean isModifier(int c) {
        return c == 0x200c
                || c == 0x200d
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0x1f3fb && c <= 0x1f3ff);
    }
}
