package dev.usher.event.suspension;

import dev.usher.platform.database.AfterCommit;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.problem.CommonProblems;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Suspends an account, or lifts its suspension. */
@Component
class SuspendAccount {

    private final Suspensions suspensions;
    private final SuspendedAccounts accounts;
    private final Ids ids;
    private final Clock clock;

    SuspendAccount(Suspensions suspensions, SuspendedAccounts accounts, Ids ids, Clock clock) {
        this.suspensions = suspensions;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    SuspensionOutcome suspend(String account, String reason, String operator) {
        Suspended suspended = new Suspended.AnAccount(account);
        Suspension made =
                new Suspension(
                        ids.next(), suspended, reason, operator, clock.instant(), null, null);
        if (suspensions.insert(made)) {
            AfterCommit.run(() -> accounts.suspended(account));
            return new SuspensionOutcome.Made(made);
        }
        Optional<Suspension> before = suspensions.inForce(suspended);
        return before.<SuspensionOutcome>map(SuspensionOutcome.MadeBefore::new)
                // It was lifted in between; the caller may repeat the call.
                .orElseThrow(CommonProblems::unavailable);
    }

    @Transactional
    void lift(String account, String operator) {
        if (!suspensions.lift(new Suspended.AnAccount(account), operator, clock.instant())) {
            throw CommonProblems.notFound();
        }
        AfterCommit.run(() -> accounts.lifted(account));
    }
}
