package dev.usher.validation.access;

import dev.usher.platform.database.Transactions;
import dev.usher.validation.EventId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Binds an unbound staff entry to an account and publishes the binding, in one transaction. */
@Component
class BindGateStaff {

    private final GateStaff staff;
    private final StaffPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BindGateStaff(
            GateStaff staff,
            StaffPublisher publisher,
            TransactionTemplate transaction,
            Clock clock) {
        this.staff = staff;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns whether the entry is bound to the account now, by this call or another one. */
    boolean bind(EventId event, StaffId entry, String accountId) {
        Instant now = clock.instant();
        return Transactions.decide(
                transaction,
                () -> {
                    if (staff.bind(entry, accountId, now)) {
                        publisher.bound(event, entry, accountId, now);
                    }
                    return staff.of(event).stream()
                            .anyMatch(current ->
                                    current.id().equals(entry) && current.isBoundTo(accountId));
                });
    }
}
