package dev.usher.event.checkout;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.TicketTypeId;
import dev.usher.event.reservation.ReservationId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of cancelled tickets. A writer must have locked the reservation, if it exists. */
@Repository
class CancelledTickets {

    private final JdbcClient jdbc;

    CancelledTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the ticket; returns false if it was written before. */
    boolean remember(CancelledTicket ticket) {
        return jdbc.sql(
                                """
                                insert into cancelled_ticket (ticket_id, reservation_id,
                                    ticket_type_id, cancelled_at)
                                values (:id, :reservation, :type, :at) on conflict do nothing
                                """)
                        .param("id", ticket.id())
                        .param("reservation", ticket.reservation().value())
                        .param("type", ticket.ticketType().value())
                        .param("at", utc(ticket.cancelledAt()))
                        .update()
                == 1;
    }

    /** The tickets of the reservation whose seats are still to be decided. */
    List<CancelledTicket> undecided(ReservationId reservation) {
        return jdbc.sql(
                        """
                        select ticket_id, ticket_type_id, cancelled_at from cancelled_ticket
                        where reservation_id = :reservation and returned is null
                        order by ticket_id
                        """)
                .param("reservation", reservation.value())
                .query((rs, _) ->
                        new CancelledTicket(
                                rs.getObject(1, UUID.class),
                                reservation,
                                new TicketTypeId(rs.getObject(2, UUID.class)),
                                rs.getTimestamp(3).toInstant()))
                .list();
    }

    /** Finds the reservations with tickets whose seats are still to be decided. */
    Set<ReservationId> withUndecided(List<ReservationId> reservations) {
        return jdbc.sql(
                        """
                        select reservation_id from cancelled_ticket
                        where reservation_id = any (:reservations::uuid[]) and returned is null
                        """)
                .param(
                        "reservations",
                        reservations.stream().map(ReservationId::value).toArray(UUID[]::new))
                .query((rs, _) -> new ReservationId(rs.getObject(1, UUID.class)))
                .set();
    }

    /** The number of seats of that type that the reservation has returned. */
    int returned(ReservationId reservation, TicketTypeId type) {
        return jdbc.sql(
                        """
                        select count(*) from cancelled_ticket
                        where reservation_id = :reservation and ticket_type_id = :type and returned
                        """)
                .param("reservation", reservation.value())
                .param("type", type.value())
                .query(Integer.class)
                .single();
    }

    /** Writes whether the seat of the ticket was returned. */
    void decide(CancelledTicket ticket, boolean returned) {
        jdbc.sql("update cancelled_ticket set returned = :returned where ticket_id = :id")
                .param("returned", returned)
                .param("id", ticket.id())
                .update();
    }
}
