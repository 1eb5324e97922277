package dev.usher.platform.web.deadline;

import java.time.Duration;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Rolls a transaction back that would commit after its caller has given up: an answer that says no
 * must have kept nothing. A transaction that only reads may end at any time.
 */
class NoCommitTooLate implements TransactionExecutionListener {

    private final Duration toCommit;

    NoCommitTooLate(Duration toCommit) {
        this.toCommit = toCommit;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (!transaction.isReadOnly()) {
            Deadline.current().check(toCommit);
        }
    }
}
