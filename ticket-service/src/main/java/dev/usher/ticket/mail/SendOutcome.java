package dev.usher.ticket.mail;

/** The answer of a mail server. */
sealed interface SendOutcome {

    /** The server took the mail. */
    record Accepted() implements SendOutcome {}

    /** The server refused the mail for good. */
    record Refused(int code) implements SendOutcome {}

    /** The server cannot take the mail now, or did not answer. */
    record Deferred(String why) implements SendOutcome {}
}
