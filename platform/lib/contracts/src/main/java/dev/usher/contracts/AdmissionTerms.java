package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The times and rules of admission. The times are final: defaults are already applied. */
public record AdmissionTerms(
        Instant opensAt,
        Instant closesAt,
        boolean reentry,
        boolean supersedeOnHolderChange,
        boolean degradedOnSignature) {

    public AdmissionTerms {
        requireNonNull(opensAt, "opensAt");
        requireNonNull(closesAt, "closesAt");
    }
}
