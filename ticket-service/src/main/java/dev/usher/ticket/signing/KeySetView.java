package dev.usher.ticket.signing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A JWK set (RFC 7517), with the cursor of the next page if one exists. */
@Schema(name = "TicketKeySet", description = "A JWK set (RFC 7517) of public ticket keys.")
record KeySetView(
        @Schema(description = "The keys; at most `limit`.") List<Jwk> keys,
        @Schema(description = "The `cursor` of the next page; null on the last page.")
                @Nullable String nextCursor) {

    /** An Ed25519 public key (RFC 8037) with the event whose credentials it verifies. */
    @Schema(
            name = "TicketKey",
            description =
                    "An Ed25519 public key (RFC 8037) with the event whose credentials it verifies.")
    record Jwk(
            @Schema(description = "The type of the key: `OKP`.") String kty,
            @Schema(description = "The curve: `Ed25519`.") String crv,
            @Schema(description = "The algorithm: `EdDSA`.") String alg,
            @Schema(description = "The use of the key: `sig`.") String use,
            @Schema(
                            description = "The id of the key, as credentials name it.",
                            pattern = "^[0-9a-f]{16}$")
                    String kid,
            @Schema(description = "The public key, 32 bytes in base64url.") String x,
            @Schema(description = "The only event whose credentials the key verifies.")
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
