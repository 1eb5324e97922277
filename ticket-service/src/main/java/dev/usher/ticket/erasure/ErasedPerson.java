package dev.usher.ticket.erasure;

import dev.usher.platform.web.security.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whose name and address are to be erased.
 *
 * @param address the verified address of the account; null if it has none, or if rows with the
 *     address were emptied already and those of the account are looked for once more
 * @param erasedAt the time of the request
 */
public record ErasedPerson(String accountId, @Nullable EmailAddress address, Instant erasedAt) {}
