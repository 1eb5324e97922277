package dev.usher.ticket.mail;

import java.util.List;

/** The content of a mail, before it is put into the form of a mail. */
record Letter(String subject, String text, String html, List<Attachment> attachments) {

    Letter {
        attachments = List.copyOf(attachments);
    }

    /** A file that comes with a mail. Its name is ours. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Attachment(String name, String type, byte[] content) {}
}
