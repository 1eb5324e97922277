package dev.usher.payment.order;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on attempts that no entity can make: insert if absent, and the lease. */
@Component
class AttemptRows {

    private final JdbcClient jdbc;

    AttemptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order of this holder for this reservation, unless it was given up. */
    Optional<Live> live(UUID reservationId, String holderId) {
        return jdbc.sql(
                        """
                        SELECT id, phase FROM orders
                        WHERE reservation_id = :reservation AND holder_id = :holder
                          AND closed_as IS DISTINCT FROM 'FAILED'\
                        """)
                .param("reservation", reservationId)
                .param("holder", holderId)
                .query((row, n) ->
                        new Live(
                                new OrderId(row.getObject("id", UUID.class)),
                                Phase.valueOf(row.getString("phase"))))
                .optional();
    }

    /** False when another caller was first. The new attempt is leased to this one. */
    boolean insert(
            OrderId id,
            UUID reservationId,
            Purchaser purchaser,
            ReturnUrls urls,
            Instant now,
            Duration lease) {
        return jdbc.sql(
                                """
                                INSERT INTO orders (id, reservation_id, holder_id, buyer_name,
                                    buyer_email, success_url, cancel_url, phase, expires_at,
                                    created_at, lease_until)
                                VALUES (:id, :reservation, :holder, :name, :email, :success,
                                    :cancel, 'ATTEMPT', :now, :now,
                                    clock_timestamp() + make_interval(secs => :lease))
                                ON CONFLICT (reservation_id, holder_id)
                                    WHERE closed_as IS DISTINCT FROM 'FAILED' DO NOTHING\
                                """)
                        .param("id", id.value())
                        .param("reservation", reservationId)
                        .param("holder", purchaser.accountId())
                        .param("name", purchaser.name())
                        .param("email", purchaser.email())
                        .param("success", urls.success())
                        .param("cancel", urls.cancel())
                        .param("now", Timestamp.from(now))
                        .param("lease", lease.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    /** False while somebody else works on the attempt. */
    boolean lease(OrderId id, Duration lease) {
        return jdbc.sql(
                                """
                                UPDATE orders
                                SET lease_until = clock_timestamp() + make_interval(secs => :lease)
                                WHERE id = :id AND phase = 'ATTEMPT'
                                  AND lease_until < clock_timestamp()\
                                """)
                        .param("id", id.value())
                        .param("lease", lease.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    void release(OrderId id) {
        jdbc.sql("UPDATE orders SET lease_until = '-infinity' WHERE id = :id AND phase = 'ATTEMPT'")
                .param("id", id.value())
                .update();
    }

    /** Forgets an attempt whose claim was refused: nothing was begun anywhere. */
    void delete(OrderId id) {
        jdbc.sql("DELETE FROM orders WHERE id = :id AND phase = 'ATTEMPT' AND event_id IS NULL")
                .param("id", id.value())
                .update();
    }

    /** An order or attempt, read without a lock. */
    record Live(OrderId id, Phase phase) {}
}
