package dev.usher.local.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes the pages of the mail catcher. */
final class MailHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String STYLE =
            """
            :root{color-scheme:light;font:1rem/1.45 system-ui,sans-serif;color:#16181d;background:#eceef2}
            body{margin:0 auto;padding:1rem;max-width:60rem}
            h1{font-size:1.5rem;overflow-wrap:anywhere}h2{font-size:1rem;margin:1.5rem 0 .5rem}
            table{width:100%;border-collapse:collapse;background:#fff;border-radius:.5rem;table-layout:fixed}
            th,td{padding:.5rem .75rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
            tr+tr td{border-top:1px solid #d7dae2}th{font-size:.8125rem;color:#4a4f5c}
            th:first-child{width:13rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
            dt{color:#4a4f5c}dd{margin:0;overflow-wrap:anywhere}
            iframe{width:100%;height:44rem;border:1px solid #d7dae2;border-radius:.5rem;background:#fff}
            pre{padding:1rem;background:#fff;border-radius:.5rem;white-space:pre-wrap;overflow-wrap:anywhere}
            a{color:#0b4fb3}
            """;

    private MailHtml() {}

    static String list(List<CaughtMail> mails) {
        StringBuilder page = start("Caught mail");
        page.append("<h1>Caught mail</h1>");
        if (mails.isEmpty()) {
            page.append("<p>No mail was sent yet. Buy a ticket, and its mail appears here.</p>");
        } else {
            page.append("<table><thead><tr><th>Time</th><th>To</th><th>Subject</th></tr></thead>")
                    .append("<tbody>");
            mails.forEach(mail -> row(page, mail));
            page.append("</tbody></table>");
        }
        return end(page);
    }

    private static void row(StringBuilder page, CaughtMail mail) {
        page.append("<tr><td>")
                .append(TIME.format(mail.at()))
                .append("</td><td>")
                .append(escaped(String.join(", ", mail.recipients())))
                .append("</td><td><a dir=\"auto\" href=\"/mails/")
                .append(mail.number())
                .append("\">")
                .append(escaped(mail.content().subject()))
                .append("</a></td></tr>");
    }

    static String mail(CaughtMail mail) {
        CaughtMail.Content content = mail.content();
        StringBuilder page = start(content.subject());
        page.append("<p><a href=\"/\">All mail</a></p><h1 dir=\"auto\">")
                .append(escaped(content.subject()))
                .append("</h1><dl>");
        fact(page, "From", content.from());
        fact(page, "To", String.join(", ", mail.recipients()));
        fact(page, "Time", TIME.format(mail.at()));
        fact(page, "Message-ID", content.messageId());
        page.append("</dl>");
        files(page, mail, content.files());
        if (!content.html().isEmpty()) {
            page.append("<h2>HTML</h2><iframe sandbox title=\"The mail as HTML\" src=\"/mails/")
                    .append(mail.number())
                    .append("/html\"></iframe>");
        }
        page.append("<h2>Text</h2><pre dir=\"auto\">")
                .append(escaped(content.text()))
                .append("</pre><p><a href=\"/mails/")
                .append(mail.number())
                .append("/source\">Source</a></p>");
        return end(page);
    }

    private static void files(StringBuilder page, CaughtMail mail, List<CaughtMail.File> files) {
        if (files.isEmpty()) {
            return;
        }
        page.append("<h2>Files</h2><ul>");
        for (int i = 0; i < files.size(); i++) {
            page.append("<li><a href=\"/mails/")
                    .append(mail.number())
                    .append("/files/")
                    .append(i)
                    .append("\">")
                    .append(escaped(files.get(i).name()))
                    .append("</a> (")
                    .append((files.get(i).bytes().length + 1023) / 1024)
                    .append(" KB)</li>");
        }
        page.append("</ul>");
    }

    private static void fact(StringBuilder page, String name, String words) {
        page.append("<dt>")
                .append(name)
                .append("</dt><dd dir=\"auto\">")
                .append(escaped(words))
                .append("</dd>");
    }

    private static StringBuilder start(String title) {
        return new StringBuilder(4096)
                .append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>");
    }

    private static String end(StringBuilder page) {
        return page.append("</main></body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
