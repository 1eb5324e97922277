package dev.usher.ticket.wallet;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.paper.CalendarEntry;
import dev.usher.ticket.paper.PrintedTicket;
import dev.usher.ticket.paper.TicketPage;
import dev.usher.ticket.paper.TicketPdf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PrintController implements PrintApi {

    private static final MediaType CALENDAR_TYPE = utf8(CALENDAR);
    private static final MediaType PAGE_TYPE = utf8(MediaType.TEXT_HTML_VALUE);
    private static final int PAGE_QR_SIZE = 480;

    private final Wallet wallet;
    private final PrintDesk desk;
    private final QrRenderer renderer;
    private final TicketPdf pdf;

    PrintController(Wallet wallet, PrintDesk desk, QrRenderer renderer, TicketPdf pdf) {
        this.wallet = wallet;
        this.desk = desk;
        this.renderer = renderer;
        this.pdf = pdf;
    }

    @Override
    public ResponseEntity<byte[]> pdf(
            Caller caller, UUID id, @Nullable String ifNoneMatch, @Nullable String accept) {
        AcceptedForm.require(MediaType.APPLICATION_PDF, accept);
        return document(List.of(own(caller, id)), "ticket.pdf", ifNoneMatch);
    }

    @Override
    public ResponseEntity<byte[]> orderPdf(
            Caller caller, UUID id, @Nullable String ifNoneMatch, @Nullable String accept) {
        AcceptedForm.require(MediaType.APPLICATION_PDF, accept);
        return document(desk.ownTickets(caller, new OrderId(id)), "tickets.pdf", ifNoneMatch);
    }

    @Override
    public ResponseEntity<byte[]> page(
            Caller caller, UUID id, @Nullable String ifNoneMatch, @Nullable String accept) {
        AcceptedForm.require(PAGE_TYPE, accept);
        ViewedTicket viewed = own(caller, id);
        return answer(
                desk.etag(List.of(viewed)),
                ifNoneMatch,
                CacheControl.noStore(),
                () -> {
                    PrintedTicket ticket = desk.printed(viewed);
                    PrintedTicket.Pass pass = ticket.pass();
                    String qr = pass == null ? null : svg(desk.code(viewed));
                    return ResponseEntity.ok()
                            .contentType(PAGE_TYPE)
                            .header("Content-Security-Policy", TicketPage.POLICY)
                            .body(TicketPage.write(ticket, qr));
                });
    }

    @Override
    public ResponseEntity<byte[]> calendar(
            Caller caller, UUID id, @Nullable String ifNoneMatch, @Nullable String accept) {
        AcceptedForm.require(CALENDAR_TYPE, accept);
        ViewedTicket viewed = own(caller, id);
        return answer(
                desk.etag(List.of(viewed)),
                ifNoneMatch,
                CacheControl.noCache(),
                () ->
                        ResponseEntity.ok()
                                .contentType(CALENDAR_TYPE)
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "attachment; filename=ticket.ics")
                                .body(
                                        CalendarEntry.write(
                                                desk.printed(viewed),
                                                viewed.changes(),
                                                viewed.ticket().lifecycle().issuedAt())));
    }

    private ViewedTicket own(Caller caller, UUID id) {
        return wallet.ownTicket(caller, new TicketId(id));
    }

    private ResponseEntity<byte[]> document(
            List<ViewedTicket> viewed, String name, @Nullable String ifNoneMatch) {
        return answer(
                desk.etag(viewed),
                ifNoneMatch,
                CacheControl.noStore(),
                () -> {
                    // Signed here: the threads that draw wait for no database.
                    List<PrintedTicket> tickets = viewed.stream().map(desk::printed).toList();
                    byte[] file = renderer.render(() -> pdf.print(tickets));
                    return ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_PDF)
                            .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=" + name)
                            .body(file);
                });
    }

    private String svg(QrCode code) {
        byte[] image = renderer.render(() -> QrSvg.draw(code, PAGE_QR_SIZE));
        return new String(image, StandardCharsets.UTF_8);
    }

    private static ResponseEntity<byte[]> answer(
            String etag,
            @Nullable String ifNoneMatch,
            CacheControl caching,
            Supplier<ResponseEntity<byte[]>> made) {
        ResponseEntity<byte[]> answer =
                ETags.matches(ifNoneMatch, etag) ? ResponseEntity.status(304).build() : made.get();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> headers.addAll(answer.getHeaders()))
                .eTag(etag)
                .cacheControl(caching.cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(answer.getBody());
    }

    private static MediaType utf8(String type) {
        return new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    }
}
