package dev.usher.event.availability;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.answer.CachedResponse;
import dev.usher.platform.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailabilityController implements AvailabilityApi {

    private final AvailabilityCache cache;
    private final AvailabilityStreams streams;

    AvailabilityController(AvailabilityCache cache, AvailabilityStreams streams) {
        this.cache = cache;
        this.streams = streams;
    }

    @Override
    public ResponseEntity<byte[]> read(
            Optional<Caller> caller, UUID id, @Nullable String ifNoneMatch) {
        return cache.of(new EventId(id), Organizer.reading(caller)).to(ifNoneMatch);
    }

    /** Blocks the request's virtual thread, which takes only memory while it waits. */
    @Override
    public void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Caller> caller,
            UUID id,
            @Nullable String lastEventId)
            throws IOException, InterruptedException {
        try (AvailabilityStreams.Listener listener =
                streams.listen(new EventId(id), Organizer.reading(caller))) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
                follow(listener, lastEventId, response.getOutputStream());
            }
        } catch (IOException _) {
            // The client closed the connection.
            return;
        }
    }

    private void follow(
            AvailabilityStreams.Listener listener, @Nullable String lastEventId, OutputStream out)
            throws IOException, InterruptedException {
        write(out, "retry: " + streams.reconnectAfter().toMillis() + "\n\n");
        String has = lastEventId;
        while (true) {
            switch (listener.await(has)) {
                case StreamUpdate.Changed(CachedResponse counts) -> {
                    has = counts.tag();
                    String data = new String(counts.body(), StandardCharsets.UTF_8);
                    write(out, "id: %s\ndata: %s\n\n".formatted(has, data));
                }
                case StreamUpdate.Unchanged() -> write(out, ":\n\n");
                case StreamUpdate.Ended() -> {
                    return;
                }
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
