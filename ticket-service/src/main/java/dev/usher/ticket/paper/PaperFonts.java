package dev.usher.ticket.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Provides the fonts of printed tickets. DejaVu Sans has Latin with all accents, Greek, Cyrillic,
 * Hebrew, Arabic, Armenian, Georgian and many symbols; Noto Sans Devanagari and Noto Emoji have
 * what their names say, and are read when a text needs them. Other scripts need a font of the
 * operator's.
 */
@Component
class PaperFonts {

    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final String DEVANAGARI = "/fonts/noto-sans-devanagari/NotoSansDevanagari-";

    private final FontFile emoji = FontFile.ofJar("/fonts/noto-emoji/NotoEmoji-Regular.ttf");
    private final List<FontFile> bold;
    private final List<FontFile> regular;
    private final List<FontFile> more;

    /** Parsing takes far longer than drawing, and a parsed font serves one thread at a time. */
    private final ThreadLocal<Weights> parsed = ThreadLocal.withInitial(this::parse);

    PaperFonts(PaperSettings settings) {
        this.bold =
                List.of(
                        FontFile.ofJar(DEJAVU + "-Bold.ttf"),
                        FontFile.ofJar(DEVANAGARI + "Bold.ttf"));
        this.regular =
                List.of(
                        FontFile.ofJar(DEJAVU + ".ttf"),
                        FontFile.ofJar(DEVANAGARI + "Regular.ttf"));
        this.more = settings.moreFonts().stream().map(FontFile::of).toList();
        // A font that is missing or malformed is told at the start.
        bold.getFirst().parse();
        regular.getFirst().parse();
        more.forEach(FontFile::parse);
    }

    record Weights(Weight bold, Weight regular) {}

    /**
     * The fonts of a weight.
     *
     * @param chain the fonts in the order in which they are asked for a character, of which the
     *     first is that of most letters
     */
    record Weight(List<Typeface> chain, Typeface emoji) {

        Typeface letters() {
            return chain.getFirst();
        }

        /** Returns the font that draws all of the grapheme; null if there is none. */
        @Nullable Typeface typefaceOf(String grapheme) {
            if (Graphemes.isEmoji(grapheme) && emoji.hasAll(grapheme)) {
                return emoji;
            }
            for (Typeface typeface : chain) {
                if (typeface.hasAll(grapheme)) {
                    return typeface;
                }
            }
            return null;
        }
    }

    /** Returns the fonts of this thread, which must be one of the few that draw. */
    Weights ofThread() {
        return parsed.get();
    }

    private Weights parse() {
        Typeface pictures = new Typeface(emoji);
        List<Typeface> others = more.stream().map(Typeface::new).toList();
        return new Weights(weight(bold, pictures, others), weight(regular, pictures, others));
    }

    private static Weight weight(List<FontFile> own, Typeface emoji, List<Typeface> more) {
        List<Typeface> chain = new ArrayList<>();
        own.forEach(file -> chain.add(new Typeface(file)));
        chain.add(emoji);
        chain.addAll(more);
        return new Weight(List.copyOf(chain), emoji);
    }
}
