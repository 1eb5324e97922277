package dev.usher.ticket.mail;

/** The result of an attempt to send a mail. */
sealed interface MailResult {

    /** The mail server took the mail. */
    record Sent() implements MailResult {}

    /** The mail will not be sent. */
    record Ended(MailReason reason) implements MailResult {}

    /** The mail is tried again after a pause. */
    record Later(String why) implements MailResult {}
}
