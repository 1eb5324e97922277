package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The orders whose next check is due. Taking an order hands it to one replica and moves its next
 * check on, by a back-off that doubles up to a cap and never passes the order's end.
 */
@Repository
public class OrdersToCheck {

    private final JdbcClient jdbc;
    private final OrderSettings settings;
    private final Clock clock;

    OrdersToCheck(JdbcClient jdbc, OrderSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    public List<OrderId> take(int atMost, Duration backOff, Duration cap) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from orders
                            where next_check_at <= cast(:now as timestamptz)
                              and (phase <> 'ATTEMPT' or lease_until < clock_timestamp())
                            order by next_check_at
                            limit :atMost
                            for update skip locked)
                        update orders o
                        set checks = checks + 1,
                            lease_until = case when phase = 'ATTEMPT'
                                then clock_timestamp() + make_interval(secs => :lease)
                                else lease_until end,
                            next_check_at = least(
                                cast(:now as timestamptz) + make_interval(secs =>
                                    least(:backOff * power(2, least(checks, 20)), :cap)),
                                case when expires_at > cast(:now as timestamptz) and phase <> 'ATTEMPT'
                                    then expires_at end)
                        from due where o.id = due.id
                        returning o.id
                        """)
                .param("now", Timestamps.utc(clock.instant()))
                .param("atMost", atMost)
                .param("lease", settings.attemptLease().toMillis() / 1000.0)
                .param("backOff", backOff.toMillis() / 1000.0)
                .param("cap", cap.toMillis() / 1000.0)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }
}
