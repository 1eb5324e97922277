package dev.usher.ticket.mail;

import dev.usher.ticket.paper.PrintedTicket;
import dev.usher.ticket.paper.PrintedTime;
import dev.usher.ticket.wallet.PaperCopy;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the words of a mail, as text and as HTML. Titles and names come from strangers: {@link
 * PrintedTicket} has them as lines without controls, and HTML gets them escaped.
 */
final class LetterText {

    private static final int MAX_SUBJECT = 120;

    /** More tickets than that are only in the document. */
    private static final int MAX_LISTED = 50;

    private static final String CELL =
            "style=\"padding:8px 0;border-top:1px solid #d7dae2;overflow-wrap:anywhere;"
                    + "word-break:break-word;vertical-align:top\"";
    private static final String LABEL = "style=\"margin:16px 0 0;font-size:13px;color:#4a4f5c\"";
    private static final String FACT =
            "style=\"margin:0;overflow-wrap:anywhere;word-break:break-word\"";

    private final MailKind kind;
    private final List<PaperCopy> copies;
    private final boolean attached;
    private final String link;

    /**
     * Starts the words.
     *
     * @param attached whether the document comes with the mail
     * @param link where the tickets can be seen; empty if nothing is known of such a page
     */
    LetterText(MailKind kind, List<PaperCopy> copies, boolean attached, String link) {
        this.kind = kind;
        this.copies = List.copyOf(copies);
        this.attached = attached;
        this.link = link;
    }

    String subject() {
        String what =
                kind == MailKind.HANDOVER || copies.size() == 1 ? "Your ticket" : "Your tickets";
        String start = what + " for ";
        return start + isolated(cut(show().title(), MAX_SUBJECT - start.length()));
    }

    String text() {
        StringBuilder text = new StringBuilder(2048);
        line(text, opening());
        line(text, "");
        line(text, show().title());
        line(text, PrintedTime.of(show()));
        line(text, PrintedTime.zone(show()));
        first().place().forEach(place -> line(text, place));
        line(text, "");
        for (PaperCopy copy : listed()) {
            PrintedTicket ticket = copy.ticket();
            String holder = ticket.holder();
            String named = holder == null ? "" : ", " + isolated(holder);
            line(text, "- " + isolated(ticket.type()) + named);
            line(text, "  Code: " + code(ticket));
        }
        if (copies.size() > MAX_LISTED) {
            line(text, "- and more");
        }
        line(text, "");
        line(text, document());
        if (!link.isEmpty()) {
            line(text, "Your tickets on the web: " + link);
        }
        line(text, "");
        line(text, "A ticket admits once. Share it only with the person who will use it.");
        line(text, "Order " + first().orderId());
        return text.toString();
    }

    String html() {
        StringBuilder html = new StringBuilder(8192);
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(escaped(subject()))
                .append("</title></head><body style=\"margin:0;padding:16px;background:#eceef2\">")
                .append(
                        "<div style=\"box-sizing:border-box;max-width:560px;margin:0 auto;padding:24px;")
                .append("border-radius:16px;background:#ffffff;color:#16181d;")
                .append("font:16px/1.45 system-ui,-apple-system,'Segoe UI',sans-serif\"><p ")
                .append(FACT)
                .append('>')
                .append(escaped(opening()))
                .append(
                        "</p><h1 dir=\"auto\" style=\"margin:16px 0 0;font-size:24px;line-height:1.25;")
                .append("overflow-wrap:anywhere;word-break:break-word\">")
                .append(escaped(show().title()))
                .append("</h1>");
        fact(html, "When", List.of(PrintedTime.of(show()), PrintedTime.zone(show())));
        fact(html, "Where", first().place());
        html.append("<table role=\"presentation\" style=\"width:100%;margin-top:24px;")
                .append("border-collapse:collapse;table-layout:fixed\">");
        listed().forEach(copy -> row(html, copy.ticket()));
        html.append("</table>");
        if (copies.size() > MAX_LISTED) {
            paragraph(html, "And more.");
        }
        paragraph(html, document());
        if (!link.isEmpty()) {
            html.append("<p style=\"margin:16px 0 0\"><a href=\"")
                    .append(escaped(link))
                    .append("\">Your tickets on the web</a></p>");
        }
        paragraph(html, "A ticket admits once. Share it only with the person who will use it.");
        html.append("<p ")
                .append(LABEL)
                .append(">Order ")
                .append(first().orderId())
                .append("</p></div></body></html>\n");
        return html.toString();
    }

    private String opening() {
        return kind == MailKind.HANDOVER
                ? "A ticket was made out to you."
                : "Thank you for your order. Here are your tickets.";
    }

    private String document() {
        return attached
                ? "The attached document has the QR code that is scanned at the entrance. Print it, or"
                        + " show it on your phone."
                : "There are more tickets than fit into a mail. Sign in where you bought them to get"
                        + " the QR codes that are scanned at the entrance.";
    }

    private List<PaperCopy> listed() {
        return copies.subList(0, Math.min(copies.size(), MAX_LISTED));
    }

    private PrintedTicket first() {
        return copies.getFirst().ticket();
    }

    private PrintedTicket.Show show() {
        return first().show();
    }

    private static String code(PrintedTicket ticket) {
        PrintedTicket.Pass pass = ticket.pass();
        return pass == null ? "" : pass.code();
    }

    private static void row(StringBuilder html, PrintedTicket ticket) {
        html.append("<tr><td ")
                .append(CELL)
                .append("><div dir=\"auto\">")
                .append(escaped(ticket.type()))
                .append("</div>");
        String holder = ticket.holder();
        if (holder != null) {
            html.append("<div dir=\"auto\" style=\"color:#4a4f5c\">")
                    .append(escaped(holder))
                    .append("</div>");
        }
        html.append("</td><td ")
                .append(CELL)
                .append(" align=\"right\" width=\"45%\"><span style=\"font:600 16px/1.45 ")
                .append("ui-monospace,Menlo,Consolas,monospace\">")
                .append(escaped(code(ticket)))
                .append("</span></td></tr>");
    }

    private static void fact(StringBuilder html, String name, List<String> lines) {
        html.append("<p ").append(LABEL).append('>').append(name).append("</p>");
        for (String line : lines) {
            html.append("<p dir=\"auto\" ")
                    .append(FACT)
                    .append('>')
                    .append(escaped(line))
                    .append("</p>");
        }
    }

    private static void paragraph(StringBuilder html, String words) {
        html.append("<p style=\"margin:16px 0 0\">").append(escaped(words)).append("</p>");
    }

    /** Cuts a text off that is too long, between what a person takes for characters. */
    private static String cut(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return text.substring(0, characters.preceding(text.offsetByCodePoints(0, limit - 1) + 1))
                + "…";
    }

    /**
     * Keeps a text that is written from the right from turning the words around it; in HTML an
     * element does that.
     */
    private static String isolated(String text) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length)
                ? "\u2068" + text + "\u2069"
                : text;
    }

    /** The lines of a mail end with CRLF. */
    private static void line(StringBuilder text, String line) {
        text.append(line).append("\r\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
