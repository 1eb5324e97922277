package dev.usher.ticket.erasure;

import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases a person: first records and announces it, so that nothing new is stored about the account
 * here or elsewhere, then empties the rows of this service. If it is cut off between the two,
 * {@link EmptyRows#settle} completes it.
 */
@Component
class ErasePerson {

    private final ErasedAccounts accounts;
    private final PersonPublisher publisher;
    private final AddressKey addressKey;
    private final EmptyRows rows;
    private final TransactionTemplate transaction;

    ErasePerson(
            ErasedAccounts accounts,
            PersonPublisher publisher,
            AddressKey addressKey,
            EmptyRows rows,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.publisher = publisher;
        this.addressKey = addressKey;
        this.rows = rows;
        this.transaction = transaction;
    }

    void erase(ErasedPerson person) {
        EmailAddress address = person.address();
        String hash = address == null ? null : addressKey.hash(address);
        transaction.executeWithoutResult(
                _ -> publisher.erased(List.of(accounts.record(person, hash))));
        rows.of(person);
    }
}
