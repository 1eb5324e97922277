package dev.usher.local.mail;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest mails, in memory: as many as fit into both limits. */
final class CaughtMails {

    private final Clock clock;
    private final int mostMails;
    private final long mostBytes;
    private final Deque<CaughtMail> newestFirst = new ArrayDeque<>();
    private long bytes;
    private long count;

    CaughtMails(Clock clock, int mostMails, long mostBytes) {
        this.clock = clock;
        this.mostMails = mostMails;
        this.mostBytes = mostBytes;
    }

    synchronized void add(List<String> recipients, byte[] source) {
        count++;
        newestFirst.addFirst(new CaughtMail(count, clock.instant(), recipients, source));
        bytes += source.length;
        while (newestFirst.size() > mostMails || (bytes > mostBytes && newestFirst.size() > 1)) {
            bytes -= newestFirst.removeLast().source().length;
        }
    }

    synchronized List<CaughtMail> newestFirst() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<CaughtMail> find(long number) {
        return newestFirst.stream().filter(mail -> mail.number() == number).findFirst();
    }
}
