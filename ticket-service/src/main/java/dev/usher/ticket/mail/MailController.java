package dev.usher.ticket.mail;

import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.OrderId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MailController implements MailApi {

    private final MailDesk desk;

    MailController(MailDesk desk) {
        this.desk = desk;
    }

    @Override
    public OrderMails list(Caller caller, UUID id) {
        return new OrderMails(
                desk.ofOrder(caller, new OrderId(id)).stream().map(MailView::of).toList());
    }

    @Override
    public ResponseEntity<MailView> again(Caller caller, UUID id) {
        return ResponseEntity.accepted().body(MailView.of(desk.again(caller, new OrderId(id))));
    }
}
