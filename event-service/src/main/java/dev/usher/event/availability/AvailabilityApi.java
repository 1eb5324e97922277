package dev.usher.event.availability;

import dev.usher.platform.web.openapi.Refusals;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The HTTP description of {@link AvailabilityController}. */
@Tag(name = "Events")
@Refusals("account_suspended")
interface AvailabilityApi {

    @Refusals
    @GetMapping(path = "/v1/events/{id}/availability", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAvailability",
            summary = "Read how many tickets are left",
            description =
                    "Counts of tickets, in total and per ticket type, at most a quarter of a second"
                            + " old. `If-None-Match` with the last `ETag` answers 304.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            schema = @Schema(implementation = AvailabilityView.class),
                            examples = @ExampleObject(AvailabilityExamples.COUNTS)))
    ResponseEntity<byte[]> read(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch);

    @Refusals
    @GetMapping(
            path = "/v1/events/{id}/availability/stream",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamAvailability",
            summary = "Follow how many tickets are left",
            description =
                    "Server-sent events, each with the counts in its `data` as the call above"
                            + " answers them: the current counts at once, then each change, at most"
                            + " once a second. A client that reconnects with the last `id` it saw"
                            + " as `Last-Event-ID` (browsers do) gets nothing until the counts"
                            + " differ. After 15 seconds without an update the stream sends a"
                            + " comment. It ends when the event is deleted, when the service"
                            + " restarts, and after five minutes. `503` with `Retry-After` if there"
                            + " are too many streams.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(AvailabilityExamples.STREAM)))
    void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Caller> caller,
            @PathVariable UUID id,
            @Parameter(description = "The last `id` that the client saw")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId)
            throws IOException, InterruptedException;
}
