package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person asked that their name and address be erased. Every service must empty these members in
 * the rows of the account, and must store neither of them for this account again.
 *
 * @param emailHash the hash of the account's verified address under the address key, for rows that
 *     name a person by the address alone; absent if the account had none
 * @param erasedAt the time of the request; what other people write about the address afterwards is
 *     not meant
 */
public record PersonErased(String accountId, @Nullable String emailHash, Instant erasedAt)
        implements PersonMessage {

    public PersonErased {
        requireNonNull(accountId, "accountId");
        requireNonNull(erasedAt, "erasedAt");
    }
}
