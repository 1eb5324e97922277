package dev.usher.ticket.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * A font of a document for glyphs that shaping has chosen. Each pair of a glyph and the characters
 * that it stands for has a code of its own, because the same glyph may stand for other characters
 * elsewhere: so a reader finds and copies the original text. Only glyphs that were drawn are
 * embedded.
 */
final class GlyphFont extends PDFont {

    /** The codes are passed on as characters of a string, and surrogates are none. */
    private static final int MOST_CODES = 0xd800;

    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");

    private final PDDocument document;
    private final Typeface typeface;
    private final Map<Code, Character> codes = new LinkedHashMap<>();

    private record Code(int glyph, String text) {}

    GlyphFont(PDDocument document, Typeface typeface) throws IOException {
        super(dictionary(typeface));
        this.document = document;
        this.typeface = typeface;
    }

    /** Returns what to show so that the glyph is drawn and read as its text. */
    String show(ShapedText.Glyph glyph) {
        Code code = new Code(glyph.id(), glyph.text());
        return String.valueOf((char) codes.computeIfAbsent(code, _ -> next()));
    }

    private char next() {
        int next = codes.size() + 1;
        if (next >= MOST_CODES) {
            throw new IllegalStateException("a document has more glyphs than codes");
        }
        return (char) next;
    }

    /** Embeds the glyphs; PDFBox calls it when the document is complete. */
    @Override
    public void subset() throws IOException {
        Set<Integer> glyphs = new LinkedHashSet<>();
        codes.keySet().forEach(code -> glyphs.add(code.glyph()));
        TTFSubsetter subsetter = new TTFSubsetter(typeface.font(), TABLES);
        subsetter.addGlyphIds(glyphs);
        Map<Integer, Integer> renumbered = new HashMap<>();
        subsetter.getGIDMap().forEach((small, whole) -> renumbered.put(whole, small));
        ByteArrayOutputStream file = new ByteArrayOutputStream(16_384);
        subsetter.writeToStream(file);

        // Six letters before the name tell that it is a part of the font (ISO 32000-1, 9.6.4).
        String name = tag(glyphs) + typeface.font().getName();
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setName(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, identity());
        descendant.setItem(COSName.FONT_DESC, descriptor(name, file.toByteArray()));
        descendant.setItem(COSName.W, widths());
        descendant.setItem(COSName.CID_TO_GID_MAP, stream(glyphsOfCodes(renumbered)));
        dict.setName(COSName.BASE_FONT, name);
        dict.setItem(COSName.DESCENDANT_FONTS, new COSArray(List.of(descendant)));
        dict.setItem(COSName.TO_UNICODE, stream(CodeTexts.map(texts())));
    }

    private List<String> texts() {
        return codes.keySet().stream().map(Code::text).toList();
    }

    private COSArray widths() {
        COSArray widths = new COSArray();
        codes.keySet().forEach(code -> widths.add(new COSFloat(typeface.width(code.glyph()))));
        return new COSArray(List.of(COSInteger.ONE, widths));
    }

    /** Returns two bytes per code, from 0 on, with the glyph's number in the embedded part. */
    private byte[] glyphsOfCodes(Map<Integer, Integer> renumbered) {
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        map.writeBytes(new byte[2]);
        for (Code code : codes.keySet()) {
            int glyph = renumbered.getOrDefault(code.glyph(), 0);
            map.write(glyph >> 8);
            map.write(glyph);
        }
        return map.toByteArray();
    }

    private PDFontDescriptor descriptor(String name, byte[] file) throws IOException {
        float scale = 1000f / typeface.font().getUnitsPerEm();
        PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
        descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setFontName(name);
        descriptor.setSymbolic(true);
        BoundingBox box = getBoundingBox();
        descriptor.setFontBoundingBox(
                new PDRectangle(
                        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()));
        descriptor.setAscent(typeface.font().getHorizontalHeader().getAscender() * scale);
        descriptor.setDescent(typeface.font().getHorizontalHeader().getDescender() * scale);
        descriptor.setCapHeight(descriptor.getAscent());
        descriptor.setItalicAngle(0);
        descriptor.setStemV(80);
        PDStream embedded = stream(file);
        embedded.getCOSObject().setInt(COSName.LENGTH1, file.length);
        descriptor.setFontFile2(embedded);
        return descriptor;
    }

    private PDStream stream(byte[] content) throws IOException {
        return new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
    }

    private static COSDictionary dictionary(Typeface typeface) throws IOException {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, typeface.font().getName());
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        return font;
    }

    private static COSDictionary identity() {
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        return system;
    }

    private static String tag(Set<Integer> glyphs) {
        StringBuilder tag = new StringBuilder();
        int rest = List.copyOf(glyphs).hashCode() & Integer.MAX_VALUE;
        for (int letter = 0; letter < 6; letter++) {
            tag.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return tag.append('+').toString();
    }

    @Override
    public String getName() {
        return dict.getNameAsString(COSName.BASE_FONT);
    }

    @Override
    public BoundingBox getBoundingBox() throws IOException {
        var header = typeface.font().getHeader();
        float scale = 1000f / header.getUnitsPerEm();
        return new BoundingBox(
                header.getXMin() * scale,
                header.getYMin() * scale,
                header.getXMax() * scale,
                header.getYMax() * scale);
    }

    /** Returns the two bytes of a code. */
    @Override
    protected byte[] encode(int code) {
        return new byte[] {(byte) (code >> 8), (byte) code};
    }

    @Override
    public int readCode(InputStream in) throws IOException {
        return in.read() << 8 | in.read();
    }

    /** Refuses: the widths of a {@link ShapedText} are used instead. */
    @Override
    public float getWidthFromFont(int code) {
        throw new UnsupportedOperationException("a glyph has a width, and its code has none");
    }

    @Override
    @SuppressWarnings("deprecation") // PDFBox still demands it.
    public float getHeight(int code) throws IOException {
        return getBoundingBox().getHeight();
    }

    @Override
    public boolean hasExplicitWidth(int code) {
        return true;
    }

    @Override
    protected float getStandard14Width(int code) {
        throw new UnsupportedOperationException("not one of the fonts that every viewer has");
    }

    @Override
    public boolean isVertical() {
        return false;
    }

    @Override
    public boolean isDamaged() {
        return false;
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public boolean willBeSubset() {
        return true;
    }

    /** Does nothing: a glyph gets its code from {@link #show} before it is drawn. */
    @Override
    public void addToSubset(int code) {}
}
