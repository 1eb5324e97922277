package dev.usher.ticket.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Prints tickets with given QR codes and shows the pages as pictures. */
public final class PrintedPages {

    private static final TicketPdf PDF =
            new TicketPdf(new PaperFonts(new PaperSettings(List.of())));

    private PrintedPages() {}

    public static List<BufferedImage> of(List<? extends QrModules> codes, int dotsPerInch)
            throws IOException {
        List<PrintedTicket> tickets =
                codes.stream()
                        .map(code ->
                                PrintedTickets.of(
                                        "Winter Jazz",
                                        "Standing",
                                        "Alice Example",
                                        new PrintedTicket.Pass(PrintedTickets.CODE, code)))
                        .toList();
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(PDF.print(tickets))) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < codes.size(); page++) {
                pages.add(renderer.renderImageWithDPI(page, dotsPerInch, ImageType.RGB));
            }
        }
        return pages;
    }
}
