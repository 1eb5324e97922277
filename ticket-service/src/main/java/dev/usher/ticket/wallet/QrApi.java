package dev.usher.ticket.wallet;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The calls that draw a ticket's QR code, with their documentation. */
@Tag(name = "Tickets")
interface QrApi {

    String SVG = "image/svg+xml";
    String DESCRIPTION =
            "For the holder, and for the buyer unless the ticket was handed over. `size` is the side in pixels: 120 to 2,000, or 480 if it is"
                    + " absent. `If-None-Match` with the last `ETag` answers 304. An `Accept` header"
                    + " that excludes the image's media type answers 406.";

    @GetMapping(path = "/v1/tickets/{id}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Refusals("forbidden")
    @Operation(
            operationId = "getTicketQrPng",
            summary = "Get the QR code as PNG",
            description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "The image",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_PNG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> png(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(
                            description = "The side of the image in pixels.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "120",
                                            maximum = "2000",
                                            defaultValue = "480"))
                    @RequestParam(required = false)
                    @Nullable Integer size,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept);

    @GetMapping(path = "/v1/tickets/{id}/qr.svg", produces = SVG)
    @Refusals("forbidden")
    @Operation(
            operationId = "getTicketQrSvg",
            summary = "Get the QR code as SVG",
            description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "The image",
            content = @Content(mediaType = SVG, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> svg(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(
                            description = "The side of the image in pixels.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "120",
                                            maximum = "2000",
                                            defaultValue = "480"))
                    @RequestParam(required = false)
                    @Nullable Integer size,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept);
}
