package dev.usher.ticket.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The parts of a mail that arrived: words by their kind, files by their names. */
record ReadMail(String text, String html, Map<String, byte[]> files) {

    static ReadMail of(MimeMessage mail) throws MessagingException, IOException {
        Map<String, String> words = new HashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        collect(mail, words, files);
        return new ReadMail(
                Objects.requireNonNull(words.get("text/plain")),
                Objects.requireNonNull(words.get("text/html")),
                files);
    }

    private static void collect(Part part, Map<String, String> words, Map<String, byte[]> files)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart all) {
            for (int i = 0; i < all.getCount(); i++) {
                collect(all.getBodyPart(i), words, files);
            }
        } else if (Part.ATTACHMENT.equals(part.getDisposition())) {
            files.put(part.getFileName(), part.getInputStream().readAllBytes());
        } else {
            String kind = part.isMimeType("text/html") ? "text/html" : "text/plain";
            words.put(kind, part.getContent().toString());
        }
    }
}
