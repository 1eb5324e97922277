package dev.usher.ticket.mail;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.time.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that are due. An attempt has its mail for itself while its lease lasts, so that
 * replicas send a mail once. Only a process that ends between the server's acceptance and the note
 * of it leaves a mail that is sent a second time, under the same Message-ID. No database connection
 * is held while a mail server is spoken to.
 */
@Component
class MailDelivery implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    /** The time for which a stopped replica waits; the lease covers the rest. */
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(10);

    private static final Duration FIRST_NOTE = Duration.ofMillis(200);
    private static final Duration LONGEST_NOTE = Duration.ofSeconds(5);

    private final TicketMails mails;
    private final MailAttempt attempt;
    private final DeliverySettings settings;
    private final MailMetrics metrics;
    private final Clock clock;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mail-", 0).factory());
    private volatile boolean stopping;

    MailDelivery(
            TicketMails mails,
            MailAttempt attempt,
            DeliverySettings settings,
            MailMetrics metrics,
            Clock clock) {
        this.mails = mails;
        this.attempt = attempt;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends until no mail is due. */
    void sendDue() {
        List<TicketMail> taken;
        do {
            taken = mails.take(clock.instant(), settings.lease(), settings.concurrency());
        } while (sendAll(taken) && taken.size() == settings.concurrency());
    }

    /** Returns when each of the mails has its outcome; false if this thread must end before. */
    private boolean sendAll(List<TicketMail> taken) {
        List<Future<?>> attempts = new ArrayList<>();
        for (TicketMail mail : taken) {
            attempts.add(threads.submit(() -> send(mail)));
        }
        try {
            for (Future<?> each : attempts) {
                each.get();
            }
            return !stopping;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a mail has no outcome", failed.getCause());
        }
    }

    private void send(TicketMail mail) {
        MailResult result = attempt.of(mail);
        Instant now = clock.instant();
        switch (result) {
            case MailResult.Sent() -> {
                CrashPoint.hit("mail.after_send_before_update");
                noteSent(mail, now);
                metrics.sent();
            }
            case MailResult.Ended(var reason) -> end(mail, reason, now);
            case MailResult.Later(var why) -> later(mail, why, now);
        }
    }

    /** Tries for as long as the lease lasts: a mail that is not noted is sent a second time. */
    private void noteSent(TicketMail mail, Instant at) {
        Backoff pauses = new Backoff(FIRST_NOTE, LONGEST_NOTE);
        Instant leased = at.plus(settings.lease());
        while (true) {
            try {
                mails.sent(mail, at);
                return;
            } catch (DataAccessException unavailable) {
                if (stopping || clock.instant().isAfter(leased)) {
                    throw unavailable;
                }
                pause(pauses.next(), unavailable);
            }
        }
    }

    private static void pause(Duration pause, DataAccessException unavailable) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable;
        }
    }

    private void later(TicketMail mail, String why, Instant now) {
        Instant next =
                now.plus(
                        Backoff.after(
                                mail.attempts(), settings.firstPause(), settings.longestPause()));
        log.info("attempt {} of mail {} failed: {}", mail.attempts(), mail.id(), why);
        if (next.isAfter(mail.createdAt().plus(settings.giveUpAfter()))) {
            end(mail, MailReason.GAVE_UP, now);
        } else {
            mails.putOff(mail, next);
        }
    }

    private void end(TicketMail mail, MailReason reason, Instant now) {
        log.info("mail {} of order {} is not sent: {}", mail.id(), mail.orderId(), reason);
        mails.ended(mail, reason, now);
        metrics.ended(reason);
    }

    /** Lets the attempts under way end, while the database is still there. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("mails that are being sent may be sent again when their lease has ended");
        }
    }
}
