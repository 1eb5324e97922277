package dev.usher.ticket.erasure;

import dev.usher.platform.web.security.EmailAddress;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties the rows of this service that name an erased person, a batch in each transaction. */
@Component
class EmptyRows {

    /** Limits one run; the next one goes on. */
    private static final int MAX_BATCHES = 10_000;

    private final ErasedAccounts accounts;
    private final List<PersonalRows> tables;
    private final ErasureSettings settings;
    private final TransactionTemplate transaction;

    EmptyRows(
            ErasedAccounts accounts,
            List<PersonalRows> tables,
            ErasureSettings settings,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tables = List.copyOf(tables);
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Empties the rows, and then forgets the address by which they were found. */
    void of(ErasedPerson person) {
        tables.forEach(table -> empty(table, person));
        EmailAddress address = person.address();
        if (address != null) {
            transaction.executeWithoutResult(
                    _ -> accounts.forgetAddress(person.accountId(), address));
        }
    }

    /**
     * Empties once more the rows of people who were erased lately. A ticket that was being minted
     * at that moment is seen by neither of the two transactions, and an erasure may have been cut
     * off.
     */
    void settle() {
        accounts.unsettled(settings.settleFor()).forEach(this::of);
    }

    private void empty(PersonalRows table, ErasedPerson person) {
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            Integer emptied = transaction.execute(_ -> table.erase(person, settings.batch()));
            if (emptied < settings.batch()) {
                return;
            }
        }
    }
}
