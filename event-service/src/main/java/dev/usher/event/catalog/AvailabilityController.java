package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Events")
class AvailabilityController {

    private final AvailabilityBoard board;
    private final AvailabilityStreams streams;

    AvailabilityController(AvailabilityBoard board, AvailabilityStreams streams) {
        this.board = board;
        this.streams = streams;
    }

    @GetMapping(path = "/v1/events/{id}/availability", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "See what is left",
            description =
                    "Counts of tickets, in all and per ticket type, as they were a quarter of a"
                            + " second ago or later. `If-None-Match` with the last `ETag` answers"
                            + " 304.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            schema = @Schema(implementation = AvailabilityView.class),
                            examples = @ExampleObject(EventExamples.AVAILABILITY)))
    ResponseEntity<byte[]> read(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        return board.of(new EventId(id), accountId(caller)).to(ifNoneMatch);
    }

    /** The request's virtual thread waits with it, and takes nothing but memory while it waits. */
    @GetMapping(
            path = "/v1/events/{id}/availability/stream",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow what is left",
            description =
                    "Server-sent events, each with the counts in its `data`, as the call above"
                            + " answers them: what is left at once, and then whenever it changed,"
                            + " at most once a second. A client that comes back with the `id` it"
                            + " saw last as `Last-Event-ID` (browsers do) is told nothing until"
                            + " something is different. A comment every 15 seconds says that the"
                            + " stream is there. It ends with the event, when the service"
                            + " restarts, and after five minutes. `503` with `Retry-After` when too many follow.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(EventExamples.STREAM)))
    void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Caller> caller,
            @PathVariable UUID id,
            @Parameter(description = "The id that was seen last")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId)
            throws IOException, InterruptedException {
        try (AvailabilityStreams.Listener listener =
                streams.listen(new EventId(id), accountId(caller))) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
                follow(listener, lastEventId, response.getOutputStream());
            }
        } catch (IOException _) {
            // Whoever listened is gone.
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
                case Heard.News(ReadyAnswer counts) -> {
                    has = counts.tag();
                    write(
                            out,
                            "id: %s\ndata: %s\n\n"
                                    .formatted(
                                            has,
                                            new String(counts.body(), StandardCharsets.UTF_8)));
                }
                case Heard.Silence() -> write(out, ":\n\n");
                case Heard.End() -> {
                    return;
                }
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static @Nullable String accountId(Optional<Caller> caller) {
        return caller.map(Caller::accountId).orElse(null);
    }
}
