package dev.usher.event.listing;

import dev.usher.event.catalog.EventExamples;
import dev.usher.event.catalog.EventView;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The HTTP description of {@link EventReadController}. */
@Tag(name = "Events")
@Refusals("account_suspended")
interface EventReadApi {

    @Refusals
    @GetMapping(path = "/v1/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEvent",
            summary = "Read an event",
            description =
                    "Published and cancelled events are visible to everyone, a draft only to its"
                            + " organizer. `If-None-Match` with the last `ETag` answers 304.")
    @SecurityRequirements
    @ApiResponse(
            responseCode = "200",
            description = "The event",
            content =
                    @Content(
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(EventExamples.PUBLISHED)))
    ResponseEntity<byte[]> read(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch);
}
