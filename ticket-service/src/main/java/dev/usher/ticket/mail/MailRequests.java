package dev.usher.ticket.mail;

import dev.usher.ticket.OrderId;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.TicketNotices;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Asks for the mails that tickets give cause to, in the transaction that made or changed the
 * tickets. Nothing is asked for while no mail server is configured.
 */
@Component
class MailRequests implements TicketNotices {

    private final TicketMails mails;
    private final NewMails newMails;
    private final MailServerSettings server;
    private final MailSettings settings;
    private final DeliverySettings delivery;

    MailRequests(
            TicketMails mails,
            NewMails newMails,
            MailServerSettings server,
            MailSettings settings,
            DeliverySettings delivery) {
        this.mails = mails;
        this.newMails = newMails;
        this.server = server;
        this.settings = settings;
        this.delivery = delivery;
    }

    /**
     * Asks for one mail for each order. An order that was paid so long ago that a mail would have
     * been given up gets none: its tickets are made again after tables were lost, and were mailed
     * before.
     */
    @Override
    public void issued(List<Ticket> tickets) {
        if (!server.isOn()) {
            return;
        }
        Map<OrderId, TicketMail> first = new TreeMap<>(Comparator.comparing(OrderId::value));
        for (Ticket ticket : tickets) {
            OrderId order = ticket.seat().orderId();
            if (!first.containsKey(order)) {
                TicketMail mail = newMails.first(ticket);
                if (ticket.signing()
                        .notBefore()
                        .isAfter(mail.createdAt().minus(delivery.giveUpAfter()))) {
                    first.put(order, mail);
                }
            }
        }
        if (!first.isEmpty()) {
            mails.addFirst(List.copyOf(first.values()));
        }
    }

    @Override
    public void handedOver(Ticket ticket) {
        if (server.isOn()) {
            mails.add(newMails.handover(ticket), settings.handoversPerTicket());
        }
    }
}
