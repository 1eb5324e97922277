package dev.usher.ticket.mail;

import dev.usher.platform.web.problem.ProblemException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries once to send a mail, in a limited time. */
@Component
class MailAttempt {

    private static final Logger log = LoggerFactory.getLogger(MailAttempt.class);

    private final LetterWriter writer;
    private final MailServer server;
    private final MailPace pace;
    private final Duration longest;

    MailAttempt(
            LetterWriter writer,
            MailServer server,
            MailPace pace,
            MailServerSettings settings,
            DeliverySettings delivery) {
        this.writer = writer;
        this.server = server;
        this.pace = pace;
        this.longest = settings.longestAttempt();
        if (delivery.lease().compareTo(longest.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "usher.mail.lease must be at least twice usher.mail.longest-attempt");
        }
    }

    /** Returns the result; no exception leaves an attempt without one. */
    MailResult of(TicketMail mail) {
        String recipient = mail.recipient();
        if (recipient == null) {
            return new MailResult.Ended(MailReason.NO_ADDRESS);
        }
        Optional<InternetAddress> to = MailAddress.of(recipient);
        if (to.isEmpty()) {
            return new MailResult.Ended(MailReason.ADDRESS_NOT_POSSIBLE);
        }
        try {
            Optional<Letter> letter = writer.write(mail, recipient);
            return letter.isEmpty()
                    ? new MailResult.Ended(MailReason.NO_VALID_TICKET)
                    : sent(mail, to.get(), letter.get());
        } catch (ProblemException busy) {
            return new MailResult.Later(busy.detail());
        } catch (RuntimeException failed) {
            log.warn("mail {} could not be written", mail.id(), failed);
            return new MailResult.Later("it could not be written");
        }
    }

    private MailResult sent(TicketMail mail, InternetAddress to, Letter letter) {
        FutureTask<SendOutcome> sending = new FutureTask<>(() -> server.send(mail, to, letter));
        try {
            TimeUnit.NANOSECONDS.sleep(pace.take().toNanos());
            Thread.ofVirtual().name("smtp-" + mail.id()).start(sending);
            return switch (sending.get(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                case SendOutcome.Accepted() -> new MailResult.Sent();
                case SendOutcome.Refused(int code) -> {
                    log.info("the mail server answered {} to mail {}", code, mail.id());
                    yield new MailResult.Ended(MailReason.REFUSED);
                }
                case SendOutcome.Deferred(var why) -> new MailResult.Later(why);
            };
        } catch (TimeoutException _) {
            return new MailResult.Later("the server took too long");
        } catch (ExecutionException failed) {
            log.warn("mail {} could not be sent", mail.id(), failed.getCause());
            return new MailResult.Later("it could not be sent");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new MailResult.Later("the service was stopped");
        } finally {
            // Closes the connection of an attempt that is not waited for any more.
            sending.cancel(true);
        }
    }
}
