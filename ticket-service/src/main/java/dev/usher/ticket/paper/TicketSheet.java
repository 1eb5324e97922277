package dev.usher.ticket.paper;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.jspecify.annotations.Nullable;

/** Draws a ticket on a sheet of A4, from the top downwards. Each text has a limit of lines. */
final class TicketSheet {

    private static final PDRectangle FORMAT = PDRectangle.A4;
    private static final float MARGIN = 56;
    private static final float WIDTH = FORMAT.getWidth() - 2 * MARGIN;
    private static final float QR_SIDE = 215;
    private static final float LEADING = 1.3f;
    private static final Color INK = new Color(0x16, 0x18, 0x1d);
    private static final Color QUIET = new Color(0x4a, 0x4f, 0x5c);
    private static final Color ALARM = new Color(0x8c, 0x1d, 0x18);

    /** The sizes of the title, with the lines that it may have; the last one cuts it off. */
    private static final List<Title> TITLES =
            List.of(new Title(26, 2), new Title(19, 4), new Title(14, 6));

    private record Title(float size, int lines) {}

    private final TaggedPdf.Sheet sheet;
    private final DrawnText bold;
    private final DrawnText regular;
    private float y = FORMAT.getHeight() - MARGIN;

    TicketSheet(TaggedPdf.Sheet sheet, DrawnText bold, DrawnText regular) {
        this.sheet = sheet;
        this.bold = bold;
        this.regular = regular;
    }

    void draw(PrintedTicket ticket) throws IOException {
        title(ticket.show().title());
        fact("When", 3, PrintedTime.of(ticket.show()), PrintedTime.zone(ticket.show()));
        fact("Where", 2, ticket.place().toArray(String[]::new));
        fact("Ticket", 3, ticket.type());
        if (ticket.holder() != null) {
            fact("Name", 3, ticket.holder());
        }
        y -= 22;
        pass(ticket.pass());
        y = MARGIN + 24;
        paragraph(regular, "Order " + ticket.orderId(), 8.5f, 1, QUIET);
        paragraph(regular, "Ticket " + ticket.id(), 8.5f, 1, QUIET);
    }

    private void title(String text) throws IOException {
        for (Title title : TITLES) {
            LineBreaks breaks = new LineBreaks(bold, title.size(), WIDTH);
            if (title.equals(TITLES.getLast()) || breaks.all(text).size() <= title.lines()) {
                List<String> lines = breaks.first(title.lines(), text);
                sheet.text(
                        StandardStructureTypes.H1,
                        text,
                        page -> lines(page, bold, lines, text, title.size(), INK));
                return;
            }
        }
    }

    private void fact(String name, int limit, String... values) throws IOException {
        y -= 13;
        paragraph(bold, name, 9, 1, QUIET);
        for (String value : values) {
            paragraph(regular, value, 12, limit, INK);
        }
    }

    private void pass(PrintedTicket.@Nullable Pass pass) throws IOException {
        if (pass == null) {
            paragraph(bold, "This ticket is cancelled. It admits nobody.", 16, 2, ALARM);
            return;
        }
        float top = y;
        sheet.figure(
                "QR code of this ticket. The code to type instead is " + pass.code() + ".",
                page -> qr(page, pass.qr(), MARGIN, top - QR_SIDE));
        y -= QR_SIDE + 12;
        paragraph(regular, "Show this code at the entrance, or read out", 9, 1, QUIET);
        y -= 3;
        paragraph(bold, pass.code(), 18, 1, INK);
    }

    private void paragraph(DrawnText weight, String text, float size, int limit, Color colour)
            throws IOException {
        List<String> lines = new LineBreaks(weight, size, WIDTH).first(limit, text);
        sheet.text(
                StandardStructureTypes.P,
                text,
                page -> lines(page, weight, lines, text, size, colour));
    }

    /** Draws the lines; a text that begins at the right is set against the right margin. */
    private void lines(
            PDPageContentStream page,
            DrawnText weight,
            List<String> lines,
            String text,
            float size,
            Color colour)
            throws IOException {
        boolean right = VisualOrder.beginsRight(text);
        page.setNonStrokingColor(colour);
        for (String line : lines) {
            y -= size * LEADING;
            float x = right ? MARGIN + WIDTH - weight.width(line, size) : MARGIN;
            weight.draw(page, line, right, size, x, y);
        }
    }

    /** Draws runs of dark modules; they overlap a little, so that no viewer shows a gap. */
    private static void qr(PDPageContentStream page, QrModules qr, float left, float bottom)
            throws IOException {
        float side = QR_SIDE / qr.width();
        page.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < qr.width(); row++) {
            float at = bottom + QR_SIDE - (row + 1) * side;
            int column = 0;
            while (column < qr.width()) {
                int end = column;
                while (end < qr.width() && qr.dark(end, row)) {
                    end++;
                }
                if (end > column) {
                    page.addRect(left + column * side, at, (end - column) * side, side * 1.02f);
                }
                column = end + 1;
            }
        }
        page.fill();
    }
}
