package dev.usher.credential;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a credential claims: which ticket, for which event, in which version, good between when. The
 * times are whole seconds; fractions handed in are cut off. No personal data.
 */
public record Credential(
        UUID ticketId, UUID eventId, int version, Instant notBefore, Instant expiresAt) {

    /** The last second of the year 9999; nothing beyond it is a date that anybody meant. */
    static final long LAST_SECOND = 253_402_300_799L;

    /** No credential expires later. */
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
