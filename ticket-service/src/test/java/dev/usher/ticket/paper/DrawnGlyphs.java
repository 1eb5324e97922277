package dev.usher.ticket.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** The text that a reader finds in a document, and each glyph with its font and place. */
final class DrawnGlyphs {

    private final List<Drawn> all = new ArrayList<>();
    private final String text;

    /**
     * A glyph.
     *
     * @param font the name of the font that it is embedded from
     * @param glyph its number in the part of the font that is embedded; 0 is the sign for "none"
     */
    record Drawn(String font, int glyph, float x, float y) {}

    private DrawnGlyphs(PDDocument document) throws IOException {
        PDFTextStripper stripper =
                new PDFTextStripper() {
                    @Override
                    protected void showGlyph(
                            Matrix place, PDFont font, int code, Vector displacement)
                            throws IOException {
                        all.add(
                                new Drawn(
                                        name(font),
                                        ((PDType0Font) font).codeToGID(code),
                                        place.getTranslateX(),
                                        place.getTranslateY()));
                        super.showGlyph(place, font, code, displacement);
                    }
                };
        this.text = stripper.getText(document);
    }

    static DrawnGlyphs of(PDDocument document) throws IOException {
        return new DrawnGlyphs(document);
    }

    static DrawnGlyphs of(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return of(document);
        }
    }

    String text() {
        return text;
    }

    List<Drawn> all() {
        return all;
    }

    List<Drawn> of(String font) {
        return all.stream().filter(drawn -> drawn.font().equals(font)).toList();
    }

    /** Returns what is drawn as the sign for a glyph that the font does not have. */
    List<Drawn> missing() {
        return all.stream().filter(drawn -> drawn.glyph() == 0).toList();
    }

    Set<String> fonts() {
        Set<String> fonts = new TreeSet<>();
        all.forEach(drawn -> fonts.add(drawn.font()));
        return fonts;
    }

    /** Returns the name without the letters that tell it is a part of the font. */
    private static String name(PDFont font) {
        return font.getName().substring(font.getName().indexOf('+') + 1);
    }
}
