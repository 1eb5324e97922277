package dev.usher.ticket.wallet;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tickets")
class QrController {

    private static final int MIN_SIZE = 120;
    private static final int MAX_SIZE = 2_000;
    private static final int DEFAULT_SIZE = 480;
    private static final String SVG = "image/svg+xml";
    private static final String DESCRIPTION =
            "For buyer and holder. `size` is the side in pixels, 120 to 2,000, 480 without it."
                    + " `If-None-Match` with the last `ETag` answers 304.";

    /**
     * A shown image needs no second request, yet a ticket that was issued anew is seen in time. It
     * can't be kept for ever: the address stays when version and credential change.
     */
    private static final CacheControl PRIVATELY =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate();

    private final Wallet wallet;
    private final DrawingRoom room;

    QrController(Wallet wallet, DrawingRoom room) {
        this.wallet = wallet;
        this.room = room;
    }

    @GetMapping("/v1/tickets/{id}/qr.png")
    @Operation(summary = "Get the QR code as PNG", description = DESCRIPTION)
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
            @Parameter(schema = @Schema(minimum = "120", maximum = "2000", defaultValue = "480"))
                    @RequestParam(required = false)
                    @Nullable Integer size,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        return image(caller, id, size, ifNoneMatch, MediaType.IMAGE_PNG, QrPng::draw);
    }

    @GetMapping("/v1/tickets/{id}/qr.svg")
    @Operation(summary = "Get the QR code as SVG", description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "The image",
            content = @Content(mediaType = SVG, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> svg(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(schema = @Schema(minimum = "120", maximum = "2000", defaultValue = "480"))
                    @RequestParam(required = false)
                    @Nullable Integer size,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch) {
        return image(caller, id, size, ifNoneMatch, MediaType.parseMediaType(SVG), QrSvg::draw);
    }

    private ResponseEntity<byte[]> image(
            Caller caller,
            UUID id,
            @Nullable Integer size,
            @Nullable String ifNoneMatch,
            MediaType type,
            Drawing drawing) {
        int side = side(size);
        SeenTicket seen = wallet.ownTicket(caller, new TicketId(id));
        String etag =
                "\"%d.%s.%d\"".formatted(seen.ticket().version(), seen.ticket().keyId(), side);
        if (ETags.matches(ifNoneMatch, etag)) {
            return ResponseEntity.status(304).eTag(etag).cacheControl(PRIVATELY).build();
        }
        byte[] image =
                room.draw(() -> drawing.draw(QrCode.of(wallet.credential(seen.ticket())), side));
        return ResponseEntity.ok().eTag(etag).cacheControl(PRIVATELY).contentType(type).body(image);
    }

    private static int side(@Nullable Integer size) {
        int side = size == null ? DEFAULT_SIZE : size;
        if (side < MIN_SIZE || side > MAX_SIZE) {
            throw ProblemException.invalid("/size", "out_of_range", "size is 120 to 2,000 pixels.");
        }
        return side;
    }

    private interface Drawing {
        byte[] draw(QrCode code, int size);
    }
}
