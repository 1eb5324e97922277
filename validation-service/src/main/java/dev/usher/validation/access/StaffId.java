package dev.usher.validation.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of an entry in a staff list. */
record StaffId(UUID value) {

    StaffId {
        requireNonNull(value, "staff id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
