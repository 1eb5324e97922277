package dev.usher.platform.web.idempotency;

import dev.usher.platform.time.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of first answers. Every method is one statement that commits by itself. Leases and ages
 * follow the database's clock, so that replicas agree.
 */
class FirstAnswers {

    private static final TypeReference<HashMap<String, String>> HEADERS = new TypeReference<>() {};
    private static final int MAX_ATTEMPTS = 3;

    private final JdbcClient jdbc;
    private final Ids ids;
    private final IdempotencySettings settings;
    private final JsonMapper json = JsonMapper.builder().build();

    FirstAnswers(JdbcClient jdbc, Ids ids, IdempotencySettings settings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.settings = settings;
    }

    /** Takes the key for a run, unless another run has it or had it. */
    Claim claim(String principal, String key, RequestFingerprint request) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            UUID lease = ids.next();
            if (take(principal, key, request, lease)) {
                return new Claim.Granted(lease);
            }
            // The row may be deleted by now, because its run ended without an answer: then take the
            // key.
            Optional<Claim> found = find(principal, key, request);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Claim.UnderWay();
    }

    /**
     * Stores the answer of a run that had no claim, and returns empty; or returns what is known of
     * the key already.
     */
    Optional<Claim> keepFirst(FirstAnswerRow row, RequestFingerprint request) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            boolean stored =
                    !FirstAnswerRows.bindInsert(jdbc.sql(FirstAnswerRows.INSERT), List.of(row))
                            .query((_, _) -> true)
                            .list()
                            .isEmpty();
            if (stored) {
                return Optional.empty();
            }
            Optional<Claim> found = find(row.principal(), row.key(), request);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.of(new Claim.UnderWay());
    }

    /**
     * Inserts the row of a run. Its commit does not wait for the disk: the commit of the run's own
     * work does, and the log of the database keeps their order. So a claim can only be lost
     * together with the work.
     */
    private boolean take(String principal, String key, RequestFingerprint request, UUID lease) {
        return jdbc.sql(
                                """
                                with unsynced as materialized (
                                    select set_config('synchronous_commit', 'off', true))
                                insert into idempotency (principal, key, fingerprint, lease, lease_until)
                                select :principal, :key, :fingerprint, :lease,
                                        now() + make_interval(secs => :seconds)
                                  from unsynced
                                on conflict (principal, key) do update
                                   set lease = excluded.lease, lease_until = excluded.lease_until
                                 where idempotency.status is null
                                   and idempotency.lease_until < now()
                                   and idempotency.fingerprint in (excluded.fingerprint, :bytes)
                                """)
                        .param("principal", principal)
                        .param("key", key)
                        .param("fingerprint", request.meaning())
                        .param("bytes", request.bytes())
                        .param("lease", lease)
                        .param("seconds", settings.lease().toMillis() / 1000.0)
                        .update()
                == 1;
    }

    Optional<Claim> find(String principal, String key, RequestFingerprint request) {
        return jdbc.sql(
                        """
                        select fingerprint, status, headers, body from idempotency
                         where principal = :principal and key = :key
                        """)
                .param("principal", principal)
                .param("key", key)
                .query((row, _) -> claimOf(row, request))
                .optional();
    }

    private Claim claimOf(ResultSet row, RequestFingerprint request) throws SQLException {
        if (!request.isOf(row.getBytes("fingerprint"))) {
            return new Claim.UsedForAnother();
        }
        int status = row.getInt("status");
        if (row.wasNull()) {
            return new Claim.UnderWay();
        }
        return new Claim.Answered(
                new FirstAnswer(status, headers(row.getString("headers")), row.getBytes("body")));
    }

    private Map<String, String> headers(@Nullable String stored) {
        return stored == null ? Map.of() : json.readValue(stored, HEADERS);
    }

    /** Stores the answer if the lease still belongs to this run. */
    void keep(String principal, String key, UUID lease, FirstAnswer answer) {
        jdbc.sql(FirstAnswerRows.KEEP)
                .params(FirstAnswerRows.parameters(principal, key, lease, answer))
                .update();
    }

    /** Releases the key, so that the next request with it runs. */
    void release(String principal, String key, UUID lease) {
        jdbc.sql(
                        """
                        delete from idempotency
                         where principal = :principal and key = :key
                           and lease = :lease and status is null
                        """)
                .param("principal", principal)
                .param("key", key)
                .param("lease", lease)
                .update();
    }

    /**
     * Deletes up to one batch of answers past their retention; several replicas may do so at once.
     */
    int purgeBatch() {
        return jdbc.sql(
                        """
                        delete from idempotency
                         where ctid in (
                           select ctid from idempotency
                            where created_at < now() - make_interval(secs => :seconds)
                            order by created_at limit :batch
                              for update skip locked)
                        """)
                .param("seconds", settings.retention().toMillis() / 1000.0)
                .param("batch", settings.purgeBatch())
                .update();
    }
}
