package dev.usher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class AfterCommitTests {

    private final List<String> steps = new ArrayList<>();
    private final TransactionTemplate transaction = new TransactionTemplate(new Recording());

    @Test
    void runsAfterTheCommitAndBeforeTheCallerGoesOn() {
        transaction.executeWithoutResult(_ -> {
            AfterCommit.run(() -> steps.add("action"));
            steps.add("work");
        });
        steps.add("caller");

        assertThat(steps).containsExactly("work", "commit", "action", "caller");
    }

    @Test
    void runsNothingAfterARollback() {
        transaction.executeWithoutResult(status -> {
            AfterCommit.run(() -> steps.add("action"));
            status.setRollbackOnly();
        });

        assertThat(steps).containsExactly("rollback");
    }

    @Test
    void runsAnActionOncePerTransaction() {
        Runnable action = () -> steps.add("action");
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(_ -> {
                AfterCommit.run(action);
                AfterCommit.run(action);
            });
        }

        assertThat(steps).containsExactly("commit", "action", "commit", "action");
    }

    @Test
    void refusesAnActionWithoutATransaction() {
        assertThatThrownBy(() -> AfterCommit.run(() -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void decidesInATransactionThatCommits() {
        assertThat(Transactions.decide(transaction, () -> steps.add("yes"))).isTrue();
        assertThat(Transactions.decide(transaction, () -> !steps.add("no"))).isFalse();
        assertThat(steps).containsExactly("yes", "commit", "no", "commit");
    }

    private final class Recording extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            steps.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            steps.add("rollback");
        }
    }
}
