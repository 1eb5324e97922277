package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.ticket.EventId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class KeySetController implements KeySetApi {

    /** The time is short, so that clients soon learn of a revoked key. */
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private final TicketKeys keys;

    KeySetController(TicketKeys keys) {
        this.keys = keys;
    }

    @Override
    public ResponseEntity<KeySetView> keys(
            @Nullable UUID eventId,
            @Nullable String kid,
            @Nullable Integer limit,
            @Nullable String cursor) {
        int rows = Paging.limit(limit);
        KeySetView found = kid == null ? page(eventId, rows, cursor) : single(keyId(kid), eventId);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(found);
    }

    private KeySetView page(@Nullable UUID eventId, int limit, @Nullable String cursor) {
        Cursor list = Cursor.of("keys", eventId);
        String after = cursor == null ? "" : list.decode(cursor, 1).getFirst();
        List<TicketKey> found =
                keys.list(eventId == null ? null : new EventId(eventId), after, limit + 1);
        if (eventId != null && cursor == null && found.isEmpty()) {
            throw CommonProblems.notKnownYet();
        }
        Page<TicketKey> page = Page.of(found, limit, key -> list.encode(key.id()));
        return new KeySetView(
                page.items().stream().map(KeySetView.Jwk::of).toList(), page.nextCursor());
    }

    private KeySetView single(KeyId kid, @Nullable UUID eventId) {
        return new KeySetView(
                keys.findDisclosed(kid).stream()
                        .filter(key -> eventId == null || key.eventId().value().equals(eventId))
                        .map(KeySetView.Jwk::of)
                        .toList(),
                null);
    }

    private static KeyId keyId(String kid) {
        try {
            return KeyId.parse(kid);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid("/kid", "malformed", "kid must be 16 hex digits");
        }
    }
}
