package dev.usher.event.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and how people may enter, as the organizer stated it. A time that is null follows the
 * event's own times, also when they change. No service acts on {@code degradedOnSignature} yet; it
 * is stored and published only.
 */
@Embeddable
record Admission(
        @Column(name = "admission_opens_at") @Nullable Instant opensAt,
        @Column(name = "admission_closes_at") @Nullable Instant closesAt,
        boolean reentry,
        boolean supersedeOnHolderChange,
        boolean degradedOnSignature) {

    static final Duration OPENS_BEFORE_START = Duration.ofHours(4);

    /** The rules of an event whose organizer states none. */
    static Admission usual() {
        return new Admission(null, null, true, false, false);
    }

    Instant opens(Instant startsAt) {
        return opens(opensAt, startsAt);
    }

    static Instant opens(@Nullable Instant opensAt, Instant startsAt) {
        return opensAt == null ? startsAt.minus(OPENS_BEFORE_START) : opensAt;
    }

    Instant closes(Instant endsAt) {
        return closesAt == null ? endsAt : closesAt;
    }
}
