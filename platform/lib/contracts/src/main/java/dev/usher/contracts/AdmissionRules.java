package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** When and how people may enter. The times are the effective ones, defaults already applied. */
public record AdmissionRules(
        Instant opensAt,
        Instant closesAt,
        boolean reentry,
        boolean supersedeOnHolderChange,
        boolean degradedOnSignature) {

    public AdmissionRules {
        requireNonNull(opensAt, "opensAt");
        requireNonNull(closesAt, "closesAt");
    }
}
