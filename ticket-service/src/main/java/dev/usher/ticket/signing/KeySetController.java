package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.ticket.EventId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ticket keys", description = "Public keys with which anyone can verify a QR code")
class KeySetController {

    /** Short, so that a revoked key is soon known everywhere. */
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private static final String EXAMPLE =
            """
            {"keys": [{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig",
              "kid": "2122d7d361a8a557", "x": "3I8IbEiekoPQzX0ObRl_6wo_4Al71Nxe8An4-4a4DkM",
              "eventId": "01932f00-0000-7000-8000-000000000001", "status": "ACTIVE"}],
             "nextCursor": null}\
            """;

    private final TicketKeys keys;

    KeySetController(TicketKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/v1/ticket-keys")
    @Operation(
            summary = "Get public ticket keys",
            description =
                    "The keys of one event, the key with one id, or without a filter a page of all,"
                            + " as a JWK set. A credential is good only under a key of its own event"
                            + " that is `ACTIVE` or `VERIFY_ONLY`.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            schema = @Schema(implementation = KeySetView.class),
                            examples = @ExampleObject(EXAMPLE)))
    ResponseEntity<KeySetView> keys(
            @RequestParam(required = false) @Nullable UUID eventId,
            @RequestParam(required = false) @Nullable String kid,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int rows = Paging.limit(limit);
        KeySetView found = kid == null ? page(eventId, rows, cursor) : single(keyId(kid), eventId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(found);
    }

    private KeySetView page(@Nullable UUID eventId, int limit, @Nullable String cursor) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<TicketKey> found =
                keys.list(eventId == null ? null : new EventId(eventId), after, limit + 1);
        if (eventId != null && cursor == null && found.isEmpty()) {
            throw CommonProblems.notKnownYet();
        }
        Page<TicketKey> page = Page.of(found, limit, key -> Cursor.encode(key.id()));
        return new KeySetView(
                page.items().stream().map(KeySetView.Jwk::of).toList(), page.nextCursor());
    }

    private KeySetView single(KeyId kid, @Nullable UUID eventId) {
        return new KeySetView(
                keys.find(kid).stream()
                        .filter(key -> eventId == null || key.eventId().value().equals(eventId))
                        .map(KeySetView.Jwk::of)
                        .toList(),
                null);
    }

    private static KeyId keyId(String kid) {
        try {
            return KeyId.parse(kid);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("/kid", "malformed", "kid is 16 hex digits.");
        }
    }
}
