package dev.usher.local.mail;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows caught mails: the list, one mail, its HTML, its files and its source. What a mail brings
 * runs nothing and loads nothing, because its HTML is in a frame without any rights.
 */
final class MailPages implements HttpHandler {

    private static final Pattern PATH =
            Pattern.compile("/mails/(\\d{1,18})(?:/(html|source|files/(\\d{1,4})))?");
    private static final Pattern LOCAL =
            Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d{1,5})?");
    private static final String HTML = "text/html; charset=utf-8";

    private final CaughtMails mails;

    MailPages(CaughtMails mails) {
        this.mails = mails;
    }

    /** An answer with its own policy of what it may do in a browser. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, String type, String policy, byte[] body) {

        private static final String PAGE =
                "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'";

        /** A part of a mail: no scripts, no addresses, no rights of this origin. */
        private static final String PART =
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                        + " frame-ancestors 'self'";

        static Answer page(String html) {
            return new Answer(200, HTML, PAGE, utf8(html));
        }

        static Answer part(String type, byte[] bytes) {
            return new Answer(200, type, PART, bytes);
        }

        static Answer problem(int status, String words) {
            return new Answer(status, "text/plain; charset=utf-8", PAGE, utf8(words));
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Content-Security-Policy", answer.policy());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            int length = answer.body().length;
            exchange.sendResponseHeaders(answer.status(), head || length == 0 ? -1 : length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !LOCAL.matcher(host).matches()) {
            // Another site's name that points here must not read the mail.
            return Answer.problem(421, "This page has another address.");
        }
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return Answer.problem(405, "Mail can only be read here.");
        }
        String path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/" -> Answer.page(MailHtml.list(mails.newestFirst()));
            case "/mails.json" -> json();
            default -> {
                Matcher asked = PATH.matcher(path);
                yield asked.matches()
                        ? mails.find(Long.parseLong(asked.group(1)))
                                .flatMap(mail -> ofMail(exchange, mail, asked))
                                .orElseGet(MailPages::unknown)
                        : unknown();
            }
        };
    }

    private static Optional<Answer> ofMail(HttpExchange exchange, CaughtMail mail, Matcher asked) {
        String part = asked.group(2);
        if (part == null) {
            return Optional.of(Answer.page(MailHtml.mail(mail)));
        }
        return switch (part) {
            case "html" ->
                    Optional.of(
                            Answer.part(
                                    HTML, mail.content().html().getBytes(StandardCharsets.UTF_8)));
            case "source" -> Optional.of(Answer.part("text/plain; charset=utf-8", mail.source()));
            default -> file(exchange, mail, Integer.parseInt(asked.group(3)));
        };
    }

    private static Optional<Answer> file(HttpExchange exchange, CaughtMail mail, int number) {
        List<CaughtMail.File> files = mail.content().files();
        if (number >= files.size()) {
            return Optional.empty();
        }
        CaughtMail.File file = files.get(number);
        String name = file.name().replaceAll("[^A-Za-z0-9._-]", "_");
        exchange.getResponseHeaders()
                .set("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return Optional.of(Answer.part("application/octet-stream", file.bytes()));
    }

    /** The list for programs. */
    private Answer json() {
        List<Listed> listed = mails.newestFirst().stream().map(Listed::of).toList();
        return Answer.part("application/json", JsonMapper.shared().writeValueAsBytes(listed));
    }

    /** A mail in the list for programs. */
    private record Listed(
            long number,
            String at,
            List<String> recipients,
            String subject,
            String messageId,
            List<String> files) {

        static Listed of(CaughtMail mail) {
            CaughtMail.Content content = mail.content();
            return new Listed(
                    mail.number(),
                    mail.at().toString(),
                    mail.recipients(),
                    content.subject(),
                    content.messageId(),
                    content.files().stream().map(CaughtMail.File::name).toList());
        }
    }

    private static Answer unknown() {
        return Answer.problem(404, "There is no such mail, or newer ones took its place.");
    }
}
