package dev.usher.ticket.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.stereotype.Service;

/** Prints tickets, each on a page of its own, with fonts embedded and content tagged. */
@Service
public class TicketPdf {

    private final PaperFonts fonts;

    TicketPdf(PaperFonts fonts) {
        this.fonts = fonts;
    }

    /** Returns the document. It is called on one of the few threads that draw. */
    public byte[] print(List<PrintedTicket> tickets) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PaperFonts.Weights parsed = fonts.ofThread();
            Map<Typeface, GlyphFont> glyphs = new HashMap<>();
            DrawnText bold = new DrawnText(pdf, parsed.bold(), glyphs);
            DrawnText regular = new DrawnText(pdf, parsed.regular(), glyphs);
            TaggedPdf tagged = new TaggedPdf(pdf);
            for (PrintedTicket ticket : tickets) {
                tagged.add(
                        new PDPage(PDRectangle.A4),
                        sheet -> new TicketSheet(sheet, bold, regular).draw(ticket));
            }
            tagged.finish("Tickets for " + tickets.getFirst().show().title());
            // The same tickets give the same document.
            pdf.setDocumentId(tickets.getFirst().id().getLeastSignificantBits());
            ByteArrayOutputStream file = new ByteArrayOutputStream(32_768);
            pdf.save(file);
            return file.toByteArray();
        }
    }
}
