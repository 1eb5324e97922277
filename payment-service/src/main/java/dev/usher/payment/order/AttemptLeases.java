package dev.usher.payment.order;

import dev.usher.payment.decline.DeclineMeasure;
import dev.usher.platform.database.Timestamps;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.FirstAnswerRows;
import dev.usher.platform.web.idempotency.KeyClaim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Inserts attempts and leases each to one caller at a time, by the database's clock. */
@Repository
class AttemptLeases {

    private static final String BEGUN =
            """
            begun as (
                insert into orders (id, reservation_id, holder_id, buyer_name, buyer_email,
                    success_url, cancel_url, phase, expires_at, created_at, next_check_at,
                    lease_until, external_reference, metadata, client_hash)
                select :id, :reservation, :holder, case when known then :name end,
                    case when known then :email end, :success, :cancel, 'ATTEMPT', :now,
                    :now, :giveUp, clock_timestamp() + make_interval(secs => :lease), :reference,
                    :metadata, case when known then :client end
                from (select not exists (
                    select from erased_buyer where account_id = :holder)) as b (known)
                where %s not exists (
            """
                    + DeclineMeasure.REACHED
                    + """
                            )
                            on conflict (reservation_id, holder_id)
                                where closed_as is distinct from 'FAILED' do nothing
                            returning holder_id, buyer_name, buyer_email)
                    select %s as key_used, holder_id, buyer_name, buyer_email
                    from (values (1)) as one left join begun on true
                    """;

    private static final String INSERT = "with " + BEGUN.formatted("", "false");
    private static final String INSERT_WITH_KEY =
            "with claimed as ("
                    + FirstAnswerRows.CLAIM
                    + "), "
                    + BEGUN.formatted(
                            "exists (select from claimed) and", "not exists (select from claimed)");

    private final JdbcClient jdbc;

    AttemptLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the order of this buyer for this reservation, unless it was given up. */
    Optional<Live> live(UUID reservationId, String accountId) {
        return jdbc.sql(
                        """
                        select id, phase from orders
                        where reservation_id = :reservation and holder_id = :holder
                          and closed_as is distinct from 'FAILED'
                        """)
                .param("reservation", reservationId)
                .param("holder", accountId)
                .query((row, _) ->
                        new Live(
                                new OrderId(row.getObject("id", UUID.class)),
                                Phase.valueOf(row.getString("phase"))))
                .optional();
    }

    /**
     * Inserts an attempt, leased to the caller, and claims the key of the request in the same
     * statement. The measure of declined cards is compared here because a statement of its own
     * would cost every order.
     */
    Insertion insert(
            OrderId id,
            UUID reservationId,
            OrderBuyer buyer,
            ReturnUrls urls,
            CallerReferences references,
            DeclineMeasure measure,
            Duration lease,
            Instant giveUpAt,
            Optional<KeyClaim> claim) {
        return jdbc.sql(claim.isPresent() ? INSERT_WITH_KEY : INSERT)
                .param("id", id.value())
                .param("reservation", reservationId)
                .param("holder", buyer.accountId())
                .param("name", buyer.name())
                .param("email", buyer.email())
                .param("success", urls.success())
                .param("cancel", urls.cancel())
                .params(measure.parameters())
                .param("now", Timestamps.utc(measure.now()))
                .param("giveUp", Timestamps.utc(giveUpAt))
                .param("lease", lease.toMillis() / 1000.0)
                .param("reference", references.externalReference())
                .param("metadata", references.storedMetadata())
                .params(claim.map(FirstAnswerRows::parameters).orElse(Map.of()))
                .query((row, _) -> insertion(row))
                .single();
    }

    private static Insertion insertion(ResultSet row) throws SQLException {
        String holder = row.getString("holder_id");
        return new Insertion(
                row.getBoolean("key_used"),
                holder == null
                        ? null
                        : new OrderBuyer(
                                holder, row.getString("buyer_name"), row.getString("buyer_email")));
    }

    /**
     * Leases the attempt to the caller, and lets the sweep leave it alone until then. Empty while
     * another caller works on it.
     */
    Optional<OrderState> lease(OrderId id, Duration lease, Instant giveUpAt) {
        return jdbc.sql(
                        """
                        with leased as (
                            update orders
                            set lease_until = clock_timestamp() + make_interval(secs => :lease),
                                next_check_at = :giveUp
                            where id = :id and phase = 'ATTEMPT'
                              and lease_until < clock_timestamp()
                            returning *)
                        select o.*, l.* from leased o
                        """
                                + OrderRows.WITH_LINES)
                .param("id", id.value())
                .param("lease", lease.toMillis() / 1000.0)
                .param("giveUp", Timestamps.utc(giveUpAt))
                .query((row, _) -> OrderRows.state(row))
                .optional();
    }

    void release(OrderId id) {
        jdbc.sql("update orders set lease_until = '-infinity' where id = :id and phase = 'ATTEMPT'")
                .param("id", id.value())
                .update();
    }

    /** Deletes an attempt whose claim was refused: no other service holds anything for it. */
    void delete(OrderId id) {
        jdbc.sql("delete from orders where id = :id and phase = 'ATTEMPT' and event_id is null")
                .param("id", id.value())
                .update();
    }

    /** Tells whether an attempt of this buyer for this reservation was given up since then. */
    boolean gaveUpSince(UUID reservationId, String accountId, Instant since) {
        return jdbc.sql(
                        """
                        select exists (
                            select from orders
                            where reservation_id = :reservation and holder_id = :holder
                              and closed_as = 'FAILED' and closed_at > :since)
                        """)
                .param("reservation", reservationId)
                .param("holder", accountId)
                .param("since", Timestamps.utc(since))
                .query(Boolean.class)
                .single();
    }

    /** Returns how long the measure of declined cards stays reached; empty if it is not. */
    Optional<Duration> refusedFor(String accountId, DeclineMeasure measure) {
        return jdbc.sql(
                        "select max(declined_at) as at from ("
                                + DeclineMeasure.REACHED
                                + ") as d (declined_at) having count(*) > 0")
                .param("holder", accountId)
                .params(measure.parameters())
                .query((row, _) ->
                        measure.endOf(row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * The result of an insert.
     *
     * @param keyUsed whether another request has the key, so that nothing was inserted
     * @param stored the buyer as stored, without name and address if the account was erased; null
     *     if another caller was first, or the measure of declined cards is reached
     */
    record Insertion(boolean keyUsed, @Nullable OrderBuyer stored) {}

    /** An order or attempt, read without a lock. */
    record Live(OrderId id, Phase phase) {}
}
