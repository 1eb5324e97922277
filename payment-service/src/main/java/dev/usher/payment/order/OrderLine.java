package dev.usher.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A number of tickets of one type at one price, within an order. */
@Embeddable
public record OrderLine(
        @Column(name = "line_id") UUID lineId,
        @Column(name = "ticket_type_id") UUID ticketTypeId,
        @Column(name = "ticket_type_name") String name,
        @Column(name = "quantity") int quantity,
        @Column(name = "unit_amount") long unitAmount) {}
