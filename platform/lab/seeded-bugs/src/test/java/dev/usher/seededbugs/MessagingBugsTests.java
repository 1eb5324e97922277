package dev.usher.seededbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class MessagingBugsTests {

    private static final String MESSAGING = "dev.usher.platform.messaging.";
    private static final String CONSUMER = "event-service.payments";
    private static final UUID MESSAGE = new UUID(7, 7);

    @Test
    void handlesAMessageAgainWithoutAnInbox() {
        BuggyClasses buggy = new BuggyClasses(SeededBug.NO_INBOX);
        Object inbox = inbox(buggy, TransactionOperations.withoutTransaction());
        AtomicInteger handled = new AtomicInteger();

        for (int delivery = 0; delivery < 2; delivery++) {
            buggy.call(inbox, "firstTime", CONSUMER, received(buggy), counting(handled));
        }

        assertThat(handled).hasValue(2);
    }

    @Test
    void returnsBeforeTheWorkIsDoneIfTheOffsetComesFirst() throws Exception {
        BuggyClasses buggy = new BuggyClasses(SeededBug.OFFSET_BEFORE_DATABASE);
        CompletableFuture<Thread> worked = new CompletableFuture<>();
        TransactionOperations transaction =
                new TransactionOperations() {
                    @Override
                    public <T> T execute(
                            org.springframework.transaction.support.TransactionCallback<T> work) {
                        worked.complete(Thread.currentThread());
                        return null;
                    }
                };
        Object inbox = inbox(buggy, transaction);

        buggy.call(inbox, "firstTime", CONSUMER, received(buggy), counting(new AtomicInteger()));

        assertThat(worked).isNotDone();
        assertThat(worked.get(10, TimeUnit.SECONDS)).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void deletesRowsThatTheBrokerDidNotAcknowledge() {
        BuggyClasses buggy = new BuggyClasses(SeededBug.OUTBOX_DELETED_BEFORE_ACK);
        Object batch = buggy.make(MESSAGING + "RelayBatch", List.of(row(buggy, 1), row(buggy, 2)));

        buggy.call(batch, "sending");
        buggy.call(batch, "sending");

        assertThat(buggy.call(batch, "await", Duration.ofDays(1))).isEqualTo(true);
        assertThat(buggy.call(batch, "deletable")).isEqualTo(List.of(1L, 2L));
    }

    private static Object inbox(BuggyClasses buggy, TransactionOperations transaction) {
        return buggy.make(MESSAGING + "JdbcInbox", null, transaction, null, null);
    }

    private static Map<UUID, Object> received(BuggyClasses buggy) {
        return Map.of(MESSAGE, buggy.make(MESSAGING + "Deletion", MESSAGE, "key", 1L, null));
    }

    private static Consumer<List<?>> counting(AtomicInteger handled) {
        return unseen -> handled.addAndGet(unseen.size());
    }

    private static Object row(BuggyClasses buggy, long id) {
        return buggy.make(
                MESSAGING + "OutboxRow",
                id,
                MESSAGE,
                "usher.payments.v1",
                "key",
                "aggregate",
                id,
                "type",
                "{}",
                Instant.EPOCH,
                "00-1-1-00");
    }
}
