package dev.usher.payment.erasure;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.payment.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The accounts whose buyers were erased, for ever: the statement that begins an order stores
 * neither name nor address for one of them.
 */
@Repository
class ErasedBuyers {

    private final JdbcClient jdbc;

    ErasedBuyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(String accountId, Instant erasedAt) {
        jdbc.sql(
                        """
                        insert into erased_buyer as b (account_id, erased_at)
                        values (:account, :at)
                        on conflict (account_id) do update
                           set erased_at = greatest(b.erased_at, excluded.erased_at),
                               recorded_at = clock_timestamp()
                        """)
                .param("account", accountId)
                .param("at", utc(erasedAt))
                .update();
    }

    /**
     * Empties name, addresses and the shop's data in the orders of the account, and returns these
     * orders. Their version moves on, so that a change that was read before is refused, and they
     * are locked in the order of their ids.
     */
    List<OrderId> emptyOrders(String accountId) {
        return jdbc.sql(
                        """
                        with meant as (
                            select id from orders
                             where holder_id = :account
                               and (buyer_name is not null or buyer_email is not null
                                    or client_hash is not null)
                             order by id for update)
                        update orders o
                           set buyer_name = null, buyer_email = null, metadata = null,
                               client_hash = null, version = version + 1
                          from meant m where o.id = m.id
                        returning o.id
                        """)
                .param("account", accountId)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Lists the accounts that were erased within this time. */
    List<String> recent(Duration within) {
        return jdbc.sql(
                        """
                        select account_id from erased_buyer
                         where recorded_at > clock_timestamp() - make_interval(secs => :seconds)
                        """)
                .param("seconds", within.toMillis() / 1000.0)
                .query((row, _) -> row.getString("account_id"))
                .list();
    }
}
