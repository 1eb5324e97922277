package dev.usher.validation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of a scan, chosen by the device that made it. */
public record ScanId(UUID value) {

    public ScanId {
        requireNonNull(value, "scan id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
