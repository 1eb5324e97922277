package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is remembered of cancelled tickets. A reservation's are written under its lock. */
@Repository
class CancelledTickets {

    private final JdbcClient jdbc;

    CancelledTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False for one that is remembered already. */
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
                        .param("at", ticket.cancelledAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Those of the reservation about whose seats nothing is decided yet. */
    List<CancelledTicket> undecided(ReservationId reservation) {
        return jdbc.sql(
                        """
                        select ticket_id, ticket_type_id, cancelled_at from cancelled_ticket
                        where reservation_id = :reservation and returned is null
                        order by ticket_id
                        """)
                .param("reservation", reservation.value())
                .query((rs, n) ->
                        new CancelledTicket(
                                rs.getObject(1, UUID.class),
                                reservation,
                                new TicketTypeId(rs.getObject(2, UUID.class)),
                                rs.getTimestamp(3).toInstant()))
                .list();
    }

    /** How many seats of that type the reservation has given back. */
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

    void decide(CancelledTicket ticket, boolean returned) {
        jdbc.sql("update cancelled_ticket set returned = :returned where ticket_id = :id")
                .param("returned", returned)
                .param("id", ticket.id())
                .update();
    }
}
