package dev.usher.ticket.mail;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A letter in the form of a mail. The mails of all attempts have the same Message-ID. */
final class MimeLetter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private MimeLetter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** The people and the marks on the outside of a mail. */
    record Envelope(
            UUID id,
            Instant date,
            InternetAddress from,
            InternetAddress replyTo,
            InternetAddress to) {

        String messageId() {
            String address = from.getAddress();
            return "<" + id + address.substring(address.indexOf('@')) + ">";
        }
    }

    static MimeLetter of(Session session, Envelope envelope, Letter letter)
            throws MessagingException {
        MimeLetter mail = new MimeLetter(session, envelope.messageId());
        mail.setFrom(envelope.from());
        mail.setReplyTo(new InternetAddress[] {envelope.replyTo()});
        mail.setRecipient(Message.RecipientType.TO, envelope.to());
        mail.setSubject(letter.subject(), UTF_8);
        mail.setHeader("Date", RFC_1123_DATE_TIME.format(envelope.date().atOffset(UTC)));
        // No answer of an absent person, please (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart("mixed");
        parts.addBodyPart(words(letter));
        for (Letter.Attachment attachment : letter.attachments()) {
            parts.addBodyPart(file(attachment));
        }
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart words(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        MimeBodyPart words = new MimeBodyPart();
        // A reader shows the last form that it can show.
        words.setContent(new MimeMultipart("alternative", text, html));
        return words;
    }

    private static MimeBodyPart file(Letter.Attachment attachment) throws MessagingException {
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                attachment.content(),
                                attachment.type().startsWith("text/")
                                        ? attachment.type() + "; charset=" + UTF_8
                                        : attachment.type())));
        file.setFileName(attachment.name());
        file.setDisposition(ATTACHMENT);
        file.setHeader("Content-Transfer-Encoding", "base64");
        return file;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
