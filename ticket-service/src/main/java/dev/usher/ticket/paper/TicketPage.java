package dev.usher.ticket.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes a ticket as a page for a phone and for a printer, without scripts. */
public final class TicketPage {

    private static final String STYLE =
            """
            :root{color-scheme:light;font:1rem/1.45 system-ui,sans-serif;color:#16181d;background:#eceef2}
            body{margin:0;padding:1rem}
            main{box-sizing:border-box;max-width:26rem;margin:0 auto;padding:1.5rem;border-radius:1rem;\
            background:#fff;box-shadow:0 1px 3px #0003}
            h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}
            h1,dd,strong{overflow-wrap:anywhere;text-align:start}
            figure{margin:0 0 1.25rem;text-align:center}
            svg{display:block;width:100%;height:auto;max-width:22rem;margin:0 auto}
            figcaption{font-size:.875rem;color:#4a4f5c}
            .code{display:block;font:600 1.375rem/1.5 ui-monospace,monospace;color:#16181d;white-space:nowrap}
            dl{margin:0;border-top:1px solid #d7dae2}
            dt{margin-top:.875rem;font-size:.8125rem;color:#4a4f5c}
            dd{margin:0}
            .cancelled{margin:0 0 1.25rem;padding:.75rem 1rem;border:2px solid #b3261e;border-radius:.5rem;\
            color:#8c1d18;font-weight:600}
            small{display:block;margin-top:1.25rem;color:#4a4f5c}
            @media print{:root{background:none}body{padding:0}main{box-shadow:none;margin:0}svg{max-width:7cm}\
            main,figure{break-inside:avoid}}
            """;

    /** Allows nothing but the page's own style and pictures that are part of it. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + sha256(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private TicketPage() {}

    /**
     * Returns the page.
     *
     * @param qr the QR code as SVG; null for a ticket that is cancelled
     */
    public static byte[] write(PrintedTicket ticket, @Nullable String qr) {
        StringBuilder page = new StringBuilder(24_576);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"referrer\" content=\"no-referrer\"><title>")
                .append(escaped(ticket.show().title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1 dir=\"auto\">")
                .append(escaped(ticket.show().title()))
                .append("</h1>");
        pass(page, ticket.pass(), qr);
        page.append("<dl>");
        fact(page, "When", PrintedTime.of(ticket.show()), PrintedTime.zone(ticket.show()));
        fact(page, "Where", ticket.place().toArray(String[]::new));
        fact(page, "Ticket", ticket.type());
        if (ticket.holder() != null) {
            fact(page, "Name", ticket.holder());
        }
        page.append("</dl><small>Order ")
                .append(ticket.orderId())
                .append("<br>Ticket ")
                .append(ticket.id())
                .append("</small></main></body></html>\n");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void pass(
            StringBuilder page, PrintedTicket.@Nullable Pass pass, @Nullable String qr) {
        if (pass == null || qr == null) {
            page.append("<p class=\"cancelled\">This ticket is cancelled. It admits nobody.</p>");
            return;
        }
        page.append("<figure>")
                .append(qr)
                .append(
                        "<figcaption>Show this code at the entrance, or read out<span class=\"code\">")
                .append(escaped(pass.code()))
                .append("</span></figcaption></figure>");
    }

    private static void fact(StringBuilder page, String name, String... lines) {
        page.append("<dt>").append(name).append("</dt>");
        for (String line : lines) {
            page.append("<dd dir=\"auto\">").append(escaped(line)).append("</dd>");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of the JDK", impossible);
        }
    }
}
