package dev.usher.ticket.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The glyphs that are drawn for scripts and pictures beyond the font of most letters. */
class PrintedScriptsTests {

    private static final String DEVANAGARI = "NotoSansDevanagari-Regular";
    private static final String EMOJI = "NotoEmoji-Regular";

    private final PaperFonts fonts = new PaperFonts(new PaperSettings(List.of()));
    private final TicketPdf pdf = new TicketPdf(fonts);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "आरती देशमुख",
                "क्षत्रिय हिंदी र्कि ड़ ॐ",
                "Jazz 🎷 Nacht 🎉",
                "👩‍👩‍👧 👍🏽 🇩🇪 ❤️ 1️⃣ 🏴‍☠️",
                "😀 ☎ ☎️",
                "Ελληνικά, Հայերեն, ქართული"
            })
    void areFoundAsTheyWereWritten(String text) throws IOException {
        DrawnGlyphs drawn = print(text);

        assertThat(drawn.text()).contains(text);
        assertThat(drawn.missing()).isEmpty();
    }

    @Test
    void areFoundHoweverManyDifferentOnesThereAre() throws IOException {
        String syllables =
                IntStream.rangeClosed('क', 'ह')
                        .filter(c -> "ऩऱऴ".indexOf(c) < 0)
                        .mapToObj(Character::toString)
                        .map(consonant -> consonant + "ि" + consonant + "ी" + consonant + "्म")
                        .collect(Collectors.joining(" "));

        DrawnGlyphs drawn = print(syllables);

        assertThat(drawn.text().replaceAll("\\s+", " ")).contains(syllables);
        assertThat(Set.copyOf(drawn.of(DEVANAGARI))).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "a conjunct of three characters, क्ष, " + DEVANAGARI + ", 1",
        "a vowel sign drawn before its consonant, कि, " + DEVANAGARI + ", 2",
        "a repha and a vowel sign in one, र्की, " + DEVANAGARI + ", 2",
        "a consonant that a mark changes, ड़, " + DEVANAGARI + ", 1",
        "a family, 👩‍👩‍👧, " + EMOJI + ", 1",
        "a colour of skin, 👍🏽, " + EMOJI + ", 1",
        "a flag, 🇩🇪, " + EMOJI + ", 1",
        "a picture instead of a sign, ☎️, " + EMOJI + ", 1",
        "a key, 1️⃣, " + EMOJI + ", 1",
        "two emoji, 🎷🎉, " + EMOJI + ", 2"
    })
    void areShaped(String what, String text, String font, int glyphs) throws IOException {
        assertThat(print(text).of(font)).as(what).hasSize(glyphs).doesNotHaveDuplicates();
    }

    @Test
    void drawAVowelSignBeforeItsConsonant() throws IOException {
        int consonant = print("क").of(DEVANAGARI).getFirst().glyph();

        assertThat(print("कि").of(DEVANAGARI).getLast().glyph()).isEqualTo(consonant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "冬のジャズ ทดสอบ",
                "ि",
                "अ\u0301\u0301",
                "क्\u0000ष\u202e🎷\u2066",
                "\ud83c🎷\ud83c क\udfff",
                "🏽 🇩 \u20e3 \ufe0f \u200d",
                "👩\u200d👩\u200d🎷\u200d1\u200dक",
                "\ue000 \uffff"
            })
    void needNoFontAndNoWellFormedText(String text) throws IOException {
        DrawnGlyphs drawn = print(text);

        assertThat(drawn.text()).contains(PrintedTickets.CODE);
        assertThat(drawn.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"क्", "कं", "आरती", "🎷", "👩\u200d", "🇩🇪", "ก"})
    void stayOnThePageHoweverOften(String part) throws IOException {
        String longest = part.repeat(200);

        try (PDDocument document = Loader.loadPDF(printed(longest, longest))) {
            DrawnGlyphs drawn = DrawnGlyphs.of(document);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(drawn.text()).contains(PrintedTickets.CODE);
            assertThat(drawn.all())
                    .allSatisfy(glyph -> {
                        assertThat(glyph.x()).isBetween(56f, 540f);
                        assertThat(glyph.y()).isBetween(40f, 800f);
                    });
        }
    }

    @Test
    void areDrawnPartByPartWithoutAShaper() throws IOException {
        PaperFonts.Weight weight = fonts.ofThread().regular();
        PaperFonts.Weight unable =
                new PaperFonts.Weight(
                        weight.chain().stream().map(PrintedScriptsTests::withoutShaper).toList(),
                        withoutShaper(weight.emoji()));

        DrawnGlyphs drawn = draw(unable, "कि 👩‍👩‍👧 👍🏽 🇩🇪 ❤️");

        assertThat(drawn.text()).contains("कि 👩‍👩‍👧 👍🏽 🇩🇪 ❤️");
        assertThat(drawn.missing()).isEmpty();
        assertThat(drawn.of(DEVANAGARI)).hasSize(2);
        assertThat(drawn.of(EMOJI)).hasSize(3 + 1 + 2 + 1);
    }

    @Test
    void areEmbeddedOnlyIfATextHasThemAndTheSameAgain() throws IOException {
        byte[] latin = printed("Winter Jazz", "Alice Example");
        byte[] both = printed("Jazz 🎷 Nacht 🎉", "आरती देशमुख");

        assertThat(DrawnGlyphs.of(latin).fonts()).containsOnly("DejaVuSans", "DejaVuSans-Bold");
        assertThat(DrawnGlyphs.of(both).fonts())
                .containsOnly("DejaVuSans", "DejaVuSans-Bold", DEVANAGARI, EMOJI);
        assertThat(both).hasSizeLessThan(latin.length + 16_384);
        assertThat(printed("Jazz 🎷 Nacht 🎉", "आरती देशमुख")).isEqualTo(both);
    }

    private DrawnGlyphs print(String text) throws IOException {
        return DrawnGlyphs.of(printed("Jazz", text));
    }

    private byte[] printed(String title, String holder) throws IOException {
        return pdf.print(List.of(PrintedTickets.named(title, holder)));
    }

    private static DrawnGlyphs draw(PaperFonts.Weight weight, String line) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            Map<Typeface, GlyphFont> glyphs = new HashMap<>();
            DrawnText text = new DrawnText(document, weight, glyphs);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                text.draw(content, line, false, 12, 56, 700);
            }
            document.save(file);
        }
        return DrawnGlyphs.of(file.toByteArray());
    }

    private static Typeface withoutShaper(Typeface typeface) {
        return new Typeface(typeface::font, _ -> Shaper.NONE);
    }
}
