package dev.usher.payment.order;

import dev.usher.platform.database.Timestamps;
import dev.usher.platform.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The steps of an order on its usual way, each one statement: it changes the row under its
 * condition, moves its version, notes the step in the timeline and returns the new state. Every
 * other change is a verb of the entity {@link Order}, which uses the same version column.
 */
@Repository
class OrderSteps {

    private static final String LOCK =
            "select o.*, l.* from orders o"
                    + OrderRows.WITH_LINES
                    + "where o.id = any(:ids) order by o.id for update of o";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    OrderSteps(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Records the claim of an attempt that has claimed nothing, and the plan of its session. Empty
     * if the order is in another state.
     *
     * @throws DuplicateKeyException if another order of the organizer has the reference
     */
    Optional<OrderState> claim(OrderState attempt, ReservedSale sale, SessionPlan plan) {
        List<ReservedSale.Item> items = sale.items();
        List<UUID> lineIds = Stream.generate(ids::next).limit(items.size()).toList();
        OrderedEvent event = sale.event();
        return jdbc.sql(
                        """
                        with claimed as (
                            update orders
                            set event_id = :event, organizer_id = :organizer, event_title = :title,
                                event_starts_at = :starts, event_ends_at = :ends,
                                event_time_zone = :zone, location_name = :place,
                                location_address = :address, location_city = :city,
                                location_country = :country, total_amount = :total,
                                currency = :currency, quantity = :quantity, attempt = :attempt,
                                expires_at = :orderEnds, session_expires_at = :sessionEnds,
                                external_reference = :reference,
                                version = version + 1
                            where id = :id and phase = 'ATTEMPT' and event_id is null
                            returning id, version, updated_at,
                                quarantine is not null as quarantined),
                        lines as (
                            insert into order_line (order_id, position, line_id, ticket_type_id,
                                ticket_type_name, quantity, unit_amount)
                            select c.id, i.position - 1, i.line, i.type, i.name, i.quantity, i.price
                            from claimed c, unnest(:lines::uuid[], :types::uuid[], :names::text[],
                                    :quantities::integer[], :prices::bigint[]) with ordinality
                                as i (line, type, name, quantity, price, position)),
                        noted as (
                            insert into order_timeline (order_id, at, type, detail)
                            select id, :now, 'RESERVATION_CLAIMED',
                                'The reservation is kept for this order.'
                            from claimed)
                        select version, updated_at, quarantined from claimed
                        """)
                .param("id", attempt.id().value())
                .param("event", sale.eventId())
                .param("organizer", sale.organizerId())
                .param("title", event.title())
                .param("starts", Timestamps.utc(event.startsAt()))
                .param("ends", Timestamps.utc(event.endsAt()))
                .param("zone", event.timeZone())
                .param("place", event.locationName())
                .param("address", event.locationAddress())
                .param("city", event.locationCity())
                .param("country", event.locationCountry())
                .param("total", sale.total().amount())
                .param("currency", sale.total().currency())
                .param("quantity", items.stream().mapToInt(ReservedSale.Item::quantity).sum())
                .param("attempt", plan.attempt())
                .param("orderEnds", Timestamps.utc(plan.orderEnds()))
                .param("sessionEnds", Timestamps.utc(plan.sessionEnds()))
                .param("reference", attempt.externalReference())
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("types", array(items, ReservedSale.Item::ticketTypeId, new UUID[0]))
                .param("names", array(items, ReservedSale.Item::name, new String[0]))
                .param("quantities", array(items, ReservedSale.Item::quantity, new Integer[0]))
                .param("prices", array(items, item -> item.unitPrice().amount(), new Long[0]))
                .param("now", Timestamps.utc(clock.instant()))
                .query((row, _) ->
                        attempt.withClaim(
                                sale,
                                lineIds,
                                plan,
                                row.getBoolean("quarantined"),
                                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                                row.getLong("version")))
                .optional();
    }

    /** Opens a claimed attempt for its buyer. Empty if the order is in another state. */
    Optional<OrderState> open(OrderId id, String sessionId, String url, Duration firstCheck) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        with opened as (
                            update orders
                            set phase = 'OPEN', session_id = :session, session_url = :url,
                                next_check_at = least(:firstCheck, expires_at),
                                publications = publications + 1, version = version + 1
                            where id = :id and phase = 'ATTEMPT' and event_id is not null
                            returning *),
                        noted as (
                            insert into order_timeline (order_id, at, type, detail, ref)
                            select id, :now, 'SESSION_OPENED', 'The buyer can pay.', :session
                            from opened)
                        select o.*, l.* from opened o
                        """
                                + OrderRows.WITH_LINES)
                .param("id", id.value())
                .param("session", sessionId)
                .param("url", url)
                .param("firstCheck", Timestamps.utc(now.plus(firstCheck)))
                .param("now", Timestamps.utc(now))
                .query((row, _) -> OrderRows.state(row))
                .optional();
    }

    /** Locks the rows until the transaction ends, in the order of their ids, and reads them. */
    Map<OrderId, OrderState> lock(Collection<OrderId> orders) {
        return locked(LOCK, orders);
    }

    /** Does the same, without those that another transaction has locked. */
    Map<OrderId, OrderState> lockFree(Collection<OrderId> orders) {
        return locked(LOCK + " skip locked", orders);
    }

    private Map<OrderId, OrderState> locked(String select, Collection<OrderId> orders) {
        Map<OrderId, OrderState> locked = new LinkedHashMap<>();
        jdbc.sql(select)
                .param("ids", array(orders, OrderId::value, new UUID[0]))
                .query((row, _) -> OrderRows.state(row))
                .list()
                .forEach(order -> locked.put(order.id(), order));
        return locked;
    }

    /** Marks orders as paid that wait for their payment, and gives each the next message. */
    List<Told> pay(Collection<Payment> payments) {
        return jdbc.sql(
                        """
                        with paid as (
                            update orders o
                            set phase = 'PAID', paid_at = :now, next_check_at = null,
                                session_id = coalesce(p.session, o.session_id),
                                payment_intent_id = coalesce(p.payment, o.payment_intent_id),
                                message_sequence = o.message_sequence + 1,
                                publications = o.publications + 1,
                                version = o.version + 1
                            from unnest(:ids::uuid[], :sessions::text[], :payments::text[],
                                    :details::text[], :refs::text[])
                                as p (id, session, payment, detail, ref)
                            where o.id = p.id and o.phase in ('ATTEMPT', 'OPEN', 'PROCESSING')
                              and o.event_id is not null
                              and (p.session is not null or o.total_amount = 0)
                            returning o.*, p.detail, p.ref),
                        noted as (
                            insert into order_timeline (order_id, at, type, detail, ref)
                            select id, :now, 'PAID', detail, ref from paid)
                        select o.*, l.* from paid o
                        """
                                + OrderRows.WITH_LINES)
                .param("ids", array(payments, payment -> payment.order().value(), new UUID[0]))
                .param("sessions", array(payments, Payment::session, new String[0]))
                .param("payments", array(payments, Payment::paymentIntent, new String[0]))
                .param("details", array(payments, Payment::detail, new String[0]))
                .param("refs", array(payments, Payment::source, new String[0]))
                .param("now", Timestamps.utc(clock.instant()))
                .query((row, _) -> new Told(OrderRows.state(row), row.getLong("message_sequence")))
                .list();
    }

    /** Marks those of the orders as fulfilled that are paid and whose tickets all exist. */
    List<OrderState> fulfil(Collection<OrderId> orders) {
        return jdbc.sql(
                        """
                        with fulfilled as (
                            update orders o
                            set phase = 'FULFILLED', fulfilled_at = :now,
                                publications = publications + 1, version = version + 1
                            where id = any(:ids) and phase = 'PAID'
                              and quantity <= (select count(*) from order_ticket t
                                               where t.order_id = o.id)
                            returning *),
                        noted as (
                            insert into order_timeline (order_id, at, type, detail)
                            select id, :now, 'FULFILLED', 'All ' || quantity || ' tickets exist.'
                            from fulfilled)
                        select o.*, l.* from fulfilled o
                        """
                                + OrderRows.WITH_LINES)
                .param("ids", array(orders, OrderId::value, new UUID[0]))
                .param("now", Timestamps.utc(clock.instant()))
                .query((row, _) -> OrderRows.state(row))
                .list();
    }

    private static <T, V> V[] array(
            Collection<T> rows, Function<T, ? extends @Nullable V> column, V[] of) {
        return rows.stream().map(column).toList().toArray(of);
    }

    /**
     * The payment of an order.
     *
     * @param session null if the order is free, as is the payment
     * @param source what reported it; null if the order is free
     */
    record Payment(
            OrderId order,
            @Nullable String session,
            @Nullable String paymentIntent,
            String detail,
            @Nullable String source) {

        static Payment of(Receipt receipt) {
            return new Payment(
                    receipt.orderId(),
                    receipt.sessionId(),
                    receipt.paymentIntentId(),
                    "Stripe has reported the payment.",
                    receipt.source());
        }

        static Payment ofNothing(OrderId free) {
            return new Payment(free, null, null, "There is nothing to pay.", null);
        }
    }

    /** An order after its change, and the sequence of the message that tells of it. */
    record Told(OrderState order, long sequence) {}
}
