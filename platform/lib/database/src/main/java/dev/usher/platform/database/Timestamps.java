package dev.usher.platform.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Converts between instants and the values that JDBC binds to and reads from {@code timestamptz}
 * (JDBC 4.2 knows {@link OffsetDateTime}, but not {@link Instant}).
 */
public final class Timestamps {

    private Timestamps() {}

    /** Returns the instant in UTC. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns the instant in UTC, or null for null. */
    public static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    /** Returns the instant of a column's value, or null for null. */
    public static @Nullable Instant instantOrNull(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
