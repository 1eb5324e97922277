package dev.usher.payment.order;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Hands out orders that have waited too long, each to one replica: taking one moves its next look
 * on, by a back-off that doubles up to a cap and never passes the order's end.
 */
@Service
public class DueOrders {

    private final JdbcClient jdbc;
    private final OrderSettings settings;
    private final Clock clock;

    DueOrders(JdbcClient jdbc, OrderSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    public List<OrderId> take(int atMost, Duration backOff, Duration cap) {
        return jdbc.sql(
                        """
                        WITH due AS (
                            SELECT id FROM orders
                            WHERE next_check_at <= CAST(:now AS timestamptz)
                              AND (phase <> 'ATTEMPT' OR lease_until < clock_timestamp())
                            ORDER BY next_check_at
                            LIMIT :atMost
                            FOR UPDATE SKIP LOCKED)
                        UPDATE orders o
                        SET checks = checks + 1,
                            lease_until = CASE WHEN phase = 'ATTEMPT'
                                THEN clock_timestamp() + make_interval(secs => :lease)
                                ELSE lease_until END,
                            next_check_at = least(
                                CAST(:now AS timestamptz) + make_interval(secs =>
                                    least(:backOff * power(2, least(checks, 20)), :cap)),
                                CASE WHEN expires_at > CAST(:now AS timestamptz) AND phase <> 'ATTEMPT'
                                    THEN expires_at END)
                        FROM due WHERE o.id = due.id
                        RETURNING o.id\
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("atMost", atMost)
                .param("lease", settings.attemptLease().toMillis() / 1000.0)
                .param("backOff", backOff.toMillis() / 1000.0)
                .param("cap", cap.toMillis() / 1000.0)
                .query((row, n) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }
}
