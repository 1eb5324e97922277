package dev.usher.ticket.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketPdfTests {

    private final TicketPdf pdf = new TicketPdf(new PaperFonts(new PaperSettings(List.of())));

    @Test
    void printsWhatAPersonNeedsOnOnePage() throws IOException {
        try (PDDocument document = print(PrintedTickets.winterJazz())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document))
                    .contains("Winter Jazz", "Wednesday, 20 January 2027, 20:00")
                    .contains("Europe/Amsterdam (Central European Standard Time)")
                    .contains("Paradiso", "Weteringschans 6", "Amsterdam, NL")
                    .contains("Standing", "Alice Example", PrintedTickets.CODE);
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Tickets for Winter Jazz");
        }
    }

    @Test
    void embedsItsFontsAndTagsItsContent() throws IOException {
        try (PDDocument document = print(PrintedTickets.winterJazz())) {
            List<PDFont> fonts = fonts(document.getPage(0));
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            String structure =
                    document.getDocumentCatalog().getStructureTreeRoot().getKids().toString();
            assertThat(structure).isNotEmpty();
            assertThat(document.getPage(0).getCOSObject().getItem(COSName.STRUCT_PARENTS))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Žlutý kůň – Ünïcödé œuvre",
                "ג'אז חורפי (2027)",
                "حفل جاز الشتاء",
                "🎷🎉 Jazz 👩‍👩‍👧",
                "冬のジャズ",
                "a\u0000b\u202ec\nd",
                "\ud83d",
                "()"
            })
    void printsAnyText(String title) throws IOException {
        try (PDDocument document = print(PrintedTickets.named(title, title))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document)).contains(PrintedTickets.CODE);
        }
    }

    @Test
    void keepsTheLongestTextsOnThePage() throws IOException {
        String word = "W".repeat(200);
        PrintedTicket longest =
                PrintedTickets.of(word, word, word, PrintedTickets.winterJazz().pass());

        try (PDDocument document = print(longest)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document)).contains(PrintedTickets.CODE);
            assertThat(lowest(document)).isGreaterThan(40);
        }
    }

    @Test
    void printsNoPassForACancelledTicket() throws IOException {
        try (PDDocument document = print(PrintedTickets.cancelled())) {
            assertThat(text(document))
                    .contains("This ticket is cancelled.")
                    .doesNotContain(PrintedTickets.CODE);
        }
    }

    @Test
    void printsATicketPerPageAndTheSameBytesAgain() throws IOException {
        List<PrintedTicket> order = Collections.nCopies(3, PrintedTickets.winterJazz());

        byte[] printed = pdf.print(order);

        assertThat(pdf.print(order)).isEqualTo(printed);
        assertThat(printed).hasSizeLessThan(120_000);
        try (PDDocument document = Loader.loadPDF(printed)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
        }
    }

    private PDDocument print(PrintedTicket ticket) throws IOException {
        return Loader.loadPDF(pdf.print(List.of(ticket)));
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    /** The distance between the lowest text and the lower edge, in points. */
    private static float lowest(PDDocument document) throws IOException {
        List<Float> heights = new ArrayList<>();
        PDFTextStripper stripper =
                new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
                        heights.add(text.getEndY());
                    }
                };
        stripper.getText(document);
        return Collections.min(heights);
    }

    private static List<PDFont> fonts(PDPage page) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : page.getResources().getFontNames()) {
            fonts.add(page.getResources().getFont(name));
        }
        return fonts;
    }
}
