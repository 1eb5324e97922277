package dev.usher.event.checkout;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.ReservationId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of orders that ended without money or whose money came late. */
@Repository
class EndedOrders {

    private final JdbcClient jdbc;

    EndedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remember(OrderId order, ReservationId reservation, Instant now) {
        jdbc.sql(
                        """
                        insert into ended_order (order_id, reservation_id, ended_at)
                        values (:order, :reservation, :now) on conflict do nothing
                        """)
                .param("order", order.value())
                .param("reservation", reservation.value())
                .param("now", utc(now))
                .update();
    }

    /** Tells whether the order has ended; a claim for it comes too late. */
    boolean contains(OrderId order) {
        return jdbc.sql("select exists (select 1 from ended_order where order_id = :order)")
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }

    /** Tells whether the order has the answer that late money gets. */
    boolean answered(OrderId order) {
        return jdbc.sql(
                        """
                        select exists (select 1 from ended_order
                            where order_id = :order and late_answer is not null)
                        """)
                .param("order", order.value())
                .query(Boolean.class)
                .single();
    }

    /** Writes the one answer that an order with late money gets. */
    void answer(OrderId order, ReservationId reservation, LateAnswer answer, Instant now) {
        jdbc.sql(
                        """
                        insert into ended_order (order_id, reservation_id, ended_at, late_answer)
                        values (:order, :reservation, :now, :answer)
                        on conflict (order_id) do update set late_answer = excluded.late_answer
                        """)
                .param("order", order.value())
                .param("reservation", reservation.value())
                .param("now", utc(now))
                .param("answer", answer.name())
                .update();
    }

    enum LateAnswer {
        RETAKEN,
        REFUSED
    }
}
