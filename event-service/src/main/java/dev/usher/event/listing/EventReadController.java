package dev.usher.event.listing;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.platform.web.security.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventReadController implements EventReadApi {

    private final EventReader reader;

    EventReadController(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public ResponseEntity<byte[]> read(
            Optional<Caller> caller, UUID id, @Nullable String ifNoneMatch) {
        // The answer depends on the caller, because the organizer sees more.
        return reader.event(new EventId(id), Organizer.reading(caller))
                .to(ifNoneMatch, HttpHeaders.AUTHORIZATION);
    }
}
