package dev.usher.payment.decline;

import dev.usher.platform.database.Timestamps;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The declined cards of the last time, under the ids of their charges. */
@Repository
class CardDeclines {

    /** The entries in the timeline of one order; a card tester may make hundreds. */
    private static final int MOST_TOLD = 20;

    private final JdbcClient jdbc;

    CardDeclines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a decline to the account and the address of its order, and tells the order's timeline.
     * Returns false if it is here already, or the order is not ours.
     */
    boolean add(String chargeId, UUID order, @Nullable String card, Instant at, Instant now) {
        int added =
                jdbc.sql(
                                """
                                with added as (
                                    insert into card_decline
                                        (charge_id, account_id, address, card, declined_at)
                                    select :charge, o.holder_id, o.client_hash, :card, :at
                                    from orders o where o.id = :order
                                    on conflict (charge_id) do nothing
                                    returning charge_id),
                                told as (
                                    insert into order_timeline (order_id, at, type, detail, ref)
                                    select :order, :now, 'CARD_DECLINED', 'A card was declined.', charge_id
                                    from added
                                    where (select count(*) from order_timeline
                                            where order_id = :order and type = 'CARD_DECLINED') < :most)
                                select count(*) from added
                                """)
                        .param("charge", chargeId)
                        .param("order", order)
                        .param("card", card)
                        .param("at", Timestamps.utc(at))
                        .param("now", Timestamps.utc(now))
                        .param("most", MOST_TOLD)
                        .query(Integer.class)
                        .single();
        return added == 1;
    }

    /** Deletes declines from before that moment; replicas skip the rows that another deletes. */
    int purge(Instant before, int atMost) {
        return jdbc.sql(
                        """
                        delete from card_decline where charge_id in (
                            select charge_id from card_decline where declined_at < :before
                            order by declined_at limit :atMost for update skip locked)
                        """)
                .param("before", Timestamps.utc(before))
                .param("atMost", atMost)
                .update();
    }
}
