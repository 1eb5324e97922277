package dev.usher.platform.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs actions once the current transaction has committed. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Runs the action after the current transaction has committed, before the caller that began the
     * transaction gets control back. A transaction that rolls back runs nothing. An action that is
     * handed in twice, as equal objects, runs once per transaction.
     *
     * <p>The action must not throw: the caller would take the commit for failed. It must not write
     * to the database either, because the transaction is over.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public static void run(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new Hook(action));
    }

    private record Hook(Runnable action) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            action.run();
        }
    }
}
