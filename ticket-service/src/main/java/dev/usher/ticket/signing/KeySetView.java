package dev.usher.ticket.signing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A JWK set (RFC 7517), with the cursor of the next page if one exists. */
record KeySetView(List<Jwk> keys, @Nullable String nextCursor) {

    /** An Ed25519 public key (RFC 8037) with the event whose credentials it verifies. */
    record Jwk(
            String kty,
            String crv,
            String alg,
            String use,
            String kid,
            String x,
            UUID eventId,
            KeyStatus status) {

        static Jwk of(TicketKey key) {
            return new Jwk(
                    "OKP",
                    "Ed25519",
                    "EdDSA",
                    "sig",
                    key.id().toString(),
                    key.publicKey().toBase64Url(),
                    key.eventId().value(),
                    key.status());
        }
    }
}
