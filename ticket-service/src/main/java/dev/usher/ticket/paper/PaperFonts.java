package dev.usher.ticket.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/**
 * Provides the fonts of printed tickets. DejaVu Sans has Latin with all accents, Greek, Cyrillic,
 * Hebrew, Arabic, Armenian, Georgian and many symbols; other scripts need a font of the operator's.
 */
@Component
class PaperFonts {

    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/";

    private final List<byte[]> bold;
    private final List<byte[]> regular;

    /** Parsing takes far longer than drawing, and a parsed font serves one thread at a time. */
    private final ThreadLocal<Parsed> parsed = ThreadLocal.withInitial(this::parse);

    PaperFonts(PaperSettings settings) {
        List<byte[]> more = settings.moreFonts().stream().map(PaperFonts::file).toList();
        this.bold = chain(DEJAVU + "DejaVuSans-Bold.ttf", more);
        this.regular = chain(DEJAVU + "DejaVuSans.ttf", more);
        parse();
    }

    /** The fonts of each weight, in the order in which they are asked for a character. */
    record Parsed(List<TrueTypeFont> bold, List<TrueTypeFont> regular) {}

    /** Returns the fonts of this thread, which must be one of the few that draw. */
    Parsed ofThread() {
        return parsed.get();
    }

    private Parsed parse() {
        return new Parsed(
                bold.stream().map(PaperFonts::parse).toList(),
                regular.stream().map(PaperFonts::parse).toList());
    }

    private static TrueTypeFont parse(byte[] file) {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // Text is shaped before it comes to the font, so that it can be found and copied.
            font.setEnableGsub(false);
            return font;
        } catch (IOException malformed) {
            throw new UncheckedIOException("a font is not a TrueType file", malformed);
        }
    }

    private static List<byte[]> chain(String own, List<byte[]> more) {
        List<byte[]> chain = new ArrayList<>();
        try (InputStream font = PaperFonts.class.getResourceAsStream(own)) {
            if (font == null) {
                throw new IllegalStateException("the font " + own + " is missing in the jar");
            }
            chain.add(font.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(own, unreadable);
        }
        chain.addAll(more);
        return List.copyOf(chain);
    }

    private static byte[] file(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("usher.paper.more-fonts: " + path, unreadable);
        }
    }
}
