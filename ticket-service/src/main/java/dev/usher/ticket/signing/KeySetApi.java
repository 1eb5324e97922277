package dev.usher.ticket.signing;

import dev.usher.platform.web.openapi.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The call that returns public keys, with its documentation. */
@Tag(name = "Ticket keys", description = "Public keys with which anyone can verify a QR code")
interface KeySetApi {

    String EXAMPLE =
            """
            {"keys": [{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig",
              "kid": "2122d7d361a8a557", "x": "3I8IbEiekoPQzX0ObRl_6wo_4Al71Nxe8An4-4a4DkM",
              "eventId": "01932f00-0000-7000-8000-000000000001", "status": "ACTIVE"}],
             "nextCursor": null}\
            """;

    @GetMapping("/v1/ticket-keys")
    @Refusals("not_found")
    @Operation(
            operationId = "listTicketKeys",
            summary = "Get public ticket keys",
            description =
                    "The keys of one event, the key with one id, or without a filter a page of all"
                            + " keys, as a JWK set. A credential must be verified with a key of its"
                            + " own event that is `ACTIVE` or `VERIFY_ONLY`.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeySetView.class),
                            examples = @ExampleObject(name = "one key", value = EXAMPLE)))
    ResponseEntity<KeySetView> keys(
            @Parameter(description = "Only keys of this event; 404 if it has none yet.")
                    @RequestParam(required = false)
                    @Nullable UUID eventId,
            @Parameter(
                            description = "Only the key with this id: 16 hex digits.",
                            schema = @Schema(type = "string", pattern = "^[0-9a-f]{16}$"))
                    @RequestParam(required = false)
                    @Nullable String kid,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor);
}
