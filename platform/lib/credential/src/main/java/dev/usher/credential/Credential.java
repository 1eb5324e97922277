package dev.usher.credential;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The claims of a credential: the ticket, its event, its version, and the time in which it is
 * valid. Times are cut to whole seconds. There is no personal data.
 */
public record Credential(
        UUID ticketId, UUID eventId, int version, Instant notBefore, Instant expiresAt) {

    /** The last second of the year 9999. A later time is a mistake. */
    static final long LAST_SECOND = 253_402_300_799L;

    /** The latest time at which a credential can expire. */
    public static final Instant LATEST = Instant.ofEpochSecond(LAST_SECOND);

    public Credential {
        requireNonNull(ticketId, "ticketId");
        requireNonNull(eventId, "eventId");
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        if (version < 1) {
            throw new IllegalArgumentException("version " + version);
        }
        if (notBefore.getEpochSecond() < 0 || expiresAt.getEpochSecond() > LAST_SECOND) {
            throw new IllegalArgumentException("not within 1970 to 9999");
        }
        if (!notBefore.isBefore(expiresAt)) {
            throw new IllegalArgumentException("expires before it begins");
        }
    }
}
