package dev.usher.event.suspension;

import dev.usher.platform.time.AskWhileUsed;
import dev.usher.platform.web.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The accounts that are suspended, in the memory of this replica, so that no call costs a query. A
 * suspension through this replica is known at once, one through another replica within a poll
 * interval. While no call comes they are not read. While the database can't be read, the last known
 * accounts count.
 */
@Service
public class SuspendedAccounts {

    private static final Logger log = LoggerFactory.getLogger(SuspendedAccounts.class);

    private final Suspensions suspensions;
    private final int most;
    private final AskWhileUsed reading;
    private volatile Set<String> accounts;

    SuspendedAccounts(Suspensions suspensions, SuspensionSettings settings) {
        this.suspensions = suspensions;
        this.most = settings.maxAccounts();
        this.reading = new AskWhileUsed(settings.restAfter(), this::refresh);
        // Read before the first call is served.
        this.accounts = read();
    }

    public boolean contains(String accountId) {
        reading.use();
        return accounts.contains(accountId);
    }

    /** The refusal of a call for a suspended account. */
    public static ProblemException refusal() {
        return new ProblemException(SuspensionProblems.ACCOUNT_SUSPENDED);
    }

    /** Reads the accounts again, unless no call has come for a while. */
    void refreshIfUsed() {
        reading.askIfUsed();
    }

    /** Reads the accounts again, under the lock that keeps a change from being lost meanwhile. */
    synchronized void refresh() {
        accounts = read();
    }

    synchronized void suspended(String accountId) {
        Set<String> more = new HashSet<>(accounts);
        more.add(accountId);
        accounts = Set.copyOf(more);
    }

    synchronized void lifted(String accountId) {
        Set<String> fewer = new HashSet<>(accounts);
        fewer.remove(accountId);
        accounts = Set.copyOf(fewer);
    }

    private Set<String> read() {
        List<String> read = suspensions.accounts(most + 1);
        if (read.size() > most) {
            log.error(
                    "More than {} accounts are suspended; the others may still call:"
                            + " usher.suspension.max-accounts must be raised",
                    most);
        }
        return Set.copyOf(read);
    }
}
