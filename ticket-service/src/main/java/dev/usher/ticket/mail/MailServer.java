package dev.usher.ticket.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Hands mails to the configured server, each over a connection of its own. */
@Component
class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private static final int UNKNOWN = -1;
    private static final int FOR_GOOD = 500;

    private final MailServerSettings settings;
    private final Session session;
    private final InternetAddress from;
    private final InternetAddress replyTo;

    MailServer(MailServerSettings settings, MailSettings mails, SslBundles bundles) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, bundles));
        if (settings.isOn()) {
            this.from = MailAddress.configured("usher.mail.from", mails.from());
            this.replyTo =
                    mails.replyTo().isBlank()
                            ? from
                            : MailAddress.configured("usher.mail.reply-to", mails.replyTo());
            log.info("Tickets are mailed through {}", settings);
        } else {
            this.from = new InternetAddress();
            this.replyTo = from;
        }
    }

    private static Properties properties(MailServerSettings settings, SslBundles bundles) {
        Properties smtp = new Properties();
        smtp.setProperty("mail.transport.protocol", "smtp");
        smtp.setProperty("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
        smtp.setProperty("mail.smtp.timeout", millis(settings.readTimeout()));
        smtp.setProperty("mail.smtp.writetimeout", millis(settings.writeTimeout()));
        smtp.setProperty("mail.smtp.auth", String.valueOf(!settings.username().isBlank()));
        switch (settings.security()) {
            case STARTTLS -> {
                smtp.setProperty("mail.smtp.starttls.enable", "true");
                smtp.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> smtp.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!settings.sslBundle().isBlank()) {
            SSLContext trusting = bundles.getBundle(settings.sslBundle()).createSslContext();
            // A factory is taken as an object only.
            smtp.put("mail.smtp.ssl.socketFactory", trusting.getSocketFactory());
        }
        // The mail is accepted before that; what comes after must not look like a failure.
        smtp.setProperty("mail.smtp.quitwait", "false");
        return smtp;
    }

    private static String millis(Duration timeout) {
        return String.valueOf(Math.max(1, timeout.toMillis()));
    }

    /** Hands over a mail. An interrupt of a virtual thread closes the connection. */
    SendOutcome send(TicketMail mail, InternetAddress to, Letter letter) {
        try {
            MimeLetter message =
                    MimeLetter.of(
                            session,
                            new MimeLetter.Envelope(mail.id(), mail.createdAt(), from, replyTo, to),
                            letter);
            Transport server = session.getTransport();
            try {
                // Without a password, none is offered to a server that would take one.
                boolean signsIn = !settings.username().isBlank();
                server.connect(
                        settings.host(),
                        settings.port(),
                        signsIn ? settings.username() : null,
                        signsIn ? settings.password() : null);
                server.sendMessage(message, message.getRecipients(Message.RecipientType.TO));
            } finally {
                hangUp(server);
            }
            return new SendOutcome.Accepted();
        } catch (AuthenticationFailedException ours) {
            // That is for an operator to mend, not the fault of this mail.
            return new SendOutcome.Deferred("the server does not accept our credentials");
        } catch (MessagingException failed) {
            int code = code(failed);
            return code >= FOR_GOOD
                    ? new SendOutcome.Refused(code)
                    : new SendOutcome.Deferred(
                            code == UNKNOWN
                                    ? failed.getClass().getSimpleName()
                                    : "the server answered " + code);
        }
    }

    private static void hangUp(Transport server) {
        try {
            server.close();
        } catch (MessagingException afterwards) {
            log.debug("the connection to the mail server ended badly", afterwards);
        }
    }

    /** The code of the first answer that refuses; the answers about one mail are chained. */
    private static int code(MessagingException failed) {
        Exception each = failed;
        while (each instanceof MessagingException refusal) {
            int code =
                    switch (refusal) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSenderFailedException sender -> sender.getReturnCode();
                        case SMTPSendFailedException message -> message.getReturnCode();
                        default -> UNKNOWN;
                    };
            if (code != UNKNOWN) {
                return code;
            }
            each = refusal.getNextException();
        }
        return UNKNOWN;
    }
}
