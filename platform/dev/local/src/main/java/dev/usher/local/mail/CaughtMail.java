package dev.usher.local.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A mail as the catcher took it.
 *
 * @param number counts the mails from 1 on
 * @param recipients the addresses of the envelope
 * @param source the text of the mail, unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaughtMail(long number, Instant at, List<String> recipients, byte[] source) {

    private static final Session NO_SESSION = Session.getInstance(new Properties());

    CaughtMail {
        recipients = List.copyOf(recipients);
    }

    /** The parts of a mail that people read. */
    record Content(
            String from,
            String subject,
            String messageId,
            String text,
            String html,
            List<File> files) {}

    /** A file that came with a mail. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, String type, byte[] bytes) {}

    /** Reads the mail. A mail that cannot be read is told as such. */
    Content content() {
        try {
            MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(source));
            StringBuilder text = new StringBuilder();
            StringBuilder html = new StringBuilder();
            List<File> files = new ArrayList<>();
            collect(message, text, html, files);
            return new Content(
                    message.getFrom() == null || message.getFrom().length == 0
                            ? ""
                            : String.valueOf(message.getFrom()[0]),
                    String.valueOf(message.getSubject()),
                    String.valueOf(message.getMessageID()),
                    text.toString(),
                    html.toString(),
                    files);
        } catch (MessagingException | IOException unreadable) {
            return new Content(
                    "", "(unreadable)", "", String.valueOf(unreadable.getMessage()), "", List.of());
        }
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html, List<File> files)
            throws MessagingException, IOException {
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached
                && part.isMimeType("multipart/*")
                && part.getContent() instanceof Multipart all) {
            for (int i = 0; i < all.getCount(); i++) {
                collect(all.getBodyPart(i), text, html, files);
            }
        } else if (!attached && part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (!attached && part.isMimeType("text/*")) {
            text.append(part.getContent());
        } else if (!(part instanceof Message)) {
            try (var bytes = part.getInputStream()) {
                files.add(
                        new File(
                                part.getFileName() == null ? "file" : part.getFileName(),
                                part.getContentType(),
                                bytes.readAllBytes()));
            }
        }
    }
}
