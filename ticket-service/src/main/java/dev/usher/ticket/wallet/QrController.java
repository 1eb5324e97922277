package dev.usher.ticket.wallet;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.issuance.Ticket;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QrController implements QrApi {

    private static final MediaType SVG_TYPE = MediaType.parseMediaType(SVG);
    private static final int MIN_SIZE = 120;
    private static final int MAX_SIZE = 2_000;
    private static final int DEFAULT_SIZE = 480;

    /** An image admits its holder, so no cache may keep it, on a shared device for example. */
    private static final CacheControl UNSTORED = CacheControl.noStore().cachePrivate();

    private final Wallet wallet;
    private final QrRenderer renderer;

    QrController(Wallet wallet, QrRenderer renderer) {
        this.wallet = wallet;
        this.renderer = renderer;
    }

    @Override
    public ResponseEntity<byte[]> png(
            Caller caller,
            UUID id,
            @Nullable Integer size,
            @Nullable String ifNoneMatch,
            @Nullable String accept) {
        AcceptedForm.require(MediaType.IMAGE_PNG, accept);
        return image(caller, id, size, ifNoneMatch, MediaType.IMAGE_PNG, QrPng::draw);
    }

    @Override
    public ResponseEntity<byte[]> svg(
            Caller caller,
            UUID id,
            @Nullable Integer size,
            @Nullable String ifNoneMatch,
            @Nullable String accept) {
        AcceptedForm.require(SVG_TYPE, accept);
        return image(caller, id, size, ifNoneMatch, SVG_TYPE, QrSvg::draw);
    }

    private ResponseEntity<byte[]> image(
            Caller caller,
            UUID id,
            @Nullable Integer size,
            @Nullable String ifNoneMatch,
            MediaType type,
            Drawing drawing) {
        int side = side(size);
        Ticket ticket = wallet.ownTicket(caller, new TicketId(id)).ticket();
        String etag =
                "\"%d.%s.%d\""
                        .formatted(ticket.signing().version(), ticket.signing().keyId(), side);
        if (ETags.matches(ifNoneMatch, etag)) {
            return ResponseEntity.status(304)
                    .eTag(etag)
                    .cacheControl(UNSTORED)
                    .varyBy(HttpHeaders.AUTHORIZATION)
                    .build();
        }
        // Signed here: the threads that draw wait for no database.
        String credential = wallet.credential(ticket);
        byte[] image = renderer.render(() -> drawing.draw(QrCode.of(credential), side));
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(UNSTORED)
                .varyBy(HttpHeaders.AUTHORIZATION)
                .contentType(type)
                .body(image);
    }

    private static int side(@Nullable Integer size) {
        int side = size == null ? DEFAULT_SIZE : size;
        if (side < MIN_SIZE || side > MAX_SIZE) {
            throw ProblemException.invalid(
                    "/size", "out_of_range", "size must be " + MIN_SIZE + " to " + MAX_SIZE);
        }
        return side;
    }

    private interface Drawing {
        byte[] draw(QrCode code, int size);
    }
}
