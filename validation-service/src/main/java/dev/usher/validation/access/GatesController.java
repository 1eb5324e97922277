package dev.usher.validation.access;

import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GatesController implements GatesApi {

    private static final Cursor LIST = Cursor.of("gates");
    private static final UUID LOWEST = new UUID(0, 0);

    private final GateAccess access;
    private final Clock clock;

    GatesController(GateAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Page<GateView> gates(Caller caller, @Nullable Integer limit, @Nullable String cursor) {
        int size = Paging.limit(limit);
        After after = After.decode(cursor);
        List<GateEvent> found =
                access.gatesOf(caller, clock.instant(), after.start(), after.id(), size + 1);
        return Page.of(found, size, last -> LIST.encode(last.startsAt(), last.id()))
                .map(GateView::of);
    }

    /** The sort key of the last event on the previous page. */
    private record After(Instant start, UUID id) {

        static After decode(@Nullable String cursor) {
            if (cursor == null) {
                return new After(Instant.EPOCH, LOWEST);
            }
            return LIST.decode(
                    cursor,
                    2,
                    parts -> new After(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
        }
    }
}
