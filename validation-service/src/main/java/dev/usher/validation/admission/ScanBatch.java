package dev.usher.validation.admission;

import dev.usher.platform.database.BatchDecision;
import dev.usher.platform.database.DatabaseFailures;
import dev.usher.platform.web.deadline.Deadline;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides and records scans together, in one transaction: the tickets' rows, the log and the
 * messages are written together or not at all.
 */
@Component
class ScanBatch implements BatchDecision<ScanWish, Decision> {

    private final Scans scans;
    private final TransactionTemplate transaction;

    ScanBatch(Scans scans, TransactionTemplate transaction) {
        this.scans = scans;
        this.transaction = transaction;
    }

    /** Decides the scans; after a deadlock, which undoes everything, it tries once more. */
    @Override
    public List<Decision> decide(List<ScanWish> wishes) {
        try {
            return decideOnce(wishes);
        } catch (PessimisticLockingFailureException _) {
            return decideOnce(wishes);
        }
    }

    /**
     * Decides in one transaction. It waits for a connection as long as the most patient caller, but
     * a commit that comes too late for anybody is refused; then each scan is decided alone.
     */
    private List<Decision> decideOnce(List<ScanWish> wishes) {
        try (Deadline.Scope _ = deadline(wishes, BinaryOperator::maxBy).open()) {
            return Objects.requireNonNull(
                    transaction.execute(_ -> {
                        List<Decision> decisions = new ScanRounds(wishes, scans).decide();
                        // It stays open for the commit; the scope outside ends it, too.
                        var _ = deadline(wishes, BinaryOperator::minBy).open();
                        return decisions;
                    }));
        }
    }

    /** A scan id that was used before, or an impatient caller, fails a batch of others as well. */
    @Override
    public boolean mayBeOfOneAlone(RuntimeException error) {
        return !DatabaseFailures.isTransient(error);
    }

    private static Deadline deadline(
            List<ScanWish> wishes,
            Function<Comparator<Deadline>, BinaryOperator<Deadline>> choice) {
        return wishes.stream()
                .map(ScanWish::deadline)
                .reduce(choice.apply(Comparator.comparing(Deadline::left)))
                .orElse(Deadline.none());
    }
}
