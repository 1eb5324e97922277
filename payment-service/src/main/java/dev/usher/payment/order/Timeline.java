package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of each order, in the order in which it was decided. */
@Repository
class Timeline {

    /** Far more entries than an order can gather; bounds the answer in any case. */
    private static final int MAX_ENTRIES = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an entry within the transaction of the change that it describes. */
    void add(OrderId order, String type, String detail, @Nullable String ref) {
        jdbc.sql(
                        """
                        insert into order_timeline (order_id, at, type, detail, ref)
                        values (:order, :at, :type, :detail, :ref)
                        """)
                .param("order", order.value())
                .param("at", Timestamps.utc(clock.instant()))
                .param("type", type)
                .param("detail", detail)
                .param("ref", ref)
                .update();
    }

    List<Entry> of(OrderId order) {
        return jdbc.sql(
                        """
                        select at, type, detail, ref from order_timeline
                        where order_id = :order order by id limit :limit
                        """)
                .param("order", order.value())
                .param("limit", MAX_ENTRIES)
                .query((row, _) ->
                        new Entry(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("type"),
                                row.getString("detail"),
                                row.getString("ref")))
                .list();
    }

    /** An entry of the history, as the API shows it. */
    @Schema(name = "OrderTimelineEntry", description = "A step of an order.")
    record Entry(
            @Schema(description = "The time of the step.") Instant at,
            @Schema(
                            description =
                                    "The kind of step, such as `RESERVATION_CLAIMED`,"
                                            + " `SESSION_OPENED`, `PAYMENT_PROCESSING`, `PAID`,"
                                            + " `FULFILLED`, `EXPIRED`, `CANCELLED`,"
                                            + " `LATE_PAYMENT`, `STOCK_RETAKEN`, `STOCK_REFUSED`,"
                                            + " `REFUND_REQUESTED`, `REFUNDED`, `REFUND_FAILED`,"
                                            + " `INQUIRY`, `INQUIRY_CLOSED`, `DISPUTED`,"
                                            + " `DISPUTE_WON`, `DISPUTE_LOST`, `CARD_DECLINED`,"
                                            + " `QUARANTINED` or `PAID_TWICE`. Kinds may be"
                                            + " added.")
                    String type,
            @Schema(description = "A sentence for people.") String detail,
            @Schema(
                            description =
                                    "The id of Stripe's object that caused the step; null if there"
                                            + " is none.")
                    @Nullable String ref) {}
}
