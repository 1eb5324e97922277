package dev.usher.platform.web.idempotency;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts of a statement that store first answers, for a transaction which writes the effects of
 * the requests in the same statement. So a key is used exactly if its request had its effect, and
 * costs no commit of its own.
 */
public final class FirstAnswerRows {

    /**
     * Stores answers and returns in {@code lease} the runs whose answers were stored. Left out are
     * those whose key is used, by another transaction or earlier in the list; the statement waits
     * for a transaction that is using a key, always in the order of the keys. A key whose run
     * crashed is taken over.
     */
    public static final String INSERT =
            """
            insert into idempotency (principal, key, fingerprint, lease, lease_until,
                status, headers, body)
            select distinct on (principal, key) principal, key, fingerprint, run, now(),
                status, headers, body
              from unnest(:keyPrincipals::text[], :keyNames::text[], :keyFingerprints::bytea[],
                  :keyRuns::uuid[], :keyStatuses::int[], :keyHeaders::text[],
                  :keyBodies::bytea[])
                  with ordinality
                  as k (principal, key, fingerprint, run, status, headers, body, position)
             order by principal, key, position
            on conflict (principal, key) do update
               set lease = excluded.lease, lease_until = excluded.lease_until,
                   status = excluded.status, headers = excluded.headers, body = excluded.body
             where idempotency.status is null
               and idempotency.lease_until < now()
               and idempotency.fingerprint = excluded.fingerprint
            returning lease
            """;

    /** Deletes the answers of runs that were undone; needs their keys as well. */
    public static final String DELETE =
            """
            delete from idempotency
             using unnest(:keyPrincipals::text[], :keyNames::text[], :keyRuns::uuid[])
                as k (principal, key, run)
             where idempotency.principal = k.principal and idempotency.key = k.key
               and idempotency.lease = k.run
            """;

    /**
     * Claims one key for a run and returns the run in {@code lease}; returns nothing if the key is
     * used or another run has it. It waits for a transaction that is using the key. A key whose run
     * crashed is taken over.
     */
    public static final String CLAIM =
            """
            insert into idempotency (principal, key, fingerprint, lease, lease_until)
            values (:keyPrincipal, :keyName, :keyFingerprint, :keyRun,
                now() + make_interval(secs => :keyLease))
            on conflict (principal, key) do update
               set lease = excluded.lease, lease_until = excluded.lease_until
             where idempotency.status is null
               and idempotency.lease_until < now()
               and idempotency.fingerprint = excluded.fingerprint
            returning lease
            """;

    /** Stores the answer of a run that has claimed its key, unless the claim was taken over. */
    public static final String KEEP =
            """
            update idempotency
               set status = :keyStatus, headers = :keyHeaders, body = :keyBody
             where principal = :keyPrincipal and key = :keyName
               and lease = :keyRun and status is null
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FirstAnswerRows() {}

    /** Binds the parameters of {@link #INSERT}. */
    public static StatementSpec bindInsert(StatementSpec statement, List<FirstAnswerRow> rows) {
        return bindDelete(statement, rows)
                .param("keyFingerprints", column(rows, FirstAnswerRow::fingerprint, byte[][]::new))
                .param("keyStatuses", column(rows, row -> row.answer().status(), Integer[]::new))
                .param(
                        "keyHeaders",
                        column(
                                rows,
                                row -> JSON.writeValueAsString(row.answer().headers()),
                                String[]::new))
                .param("keyBodies", column(rows, row -> row.answer().body(), byte[][]::new));
    }

    /** Binds the parameters of {@link #DELETE}. */
    public static StatementSpec bindDelete(StatementSpec statement, List<FirstAnswerRow> rows) {
        return statement
                .param("keyPrincipals", column(rows, FirstAnswerRow::principal, String[]::new))
                .param("keyNames", column(rows, FirstAnswerRow::key, String[]::new))
                .param("keyRuns", column(rows, FirstAnswerRow::run, UUID[]::new));
    }

    /** The parameters of {@link #CLAIM}. */
    public static Map<String, Object> parameters(KeyClaim claim) {
        return Map.of(
                "keyPrincipal",
                claim.principal(),
                "keyName",
                claim.key(),
                "keyFingerprint",
                claim.fingerprint(),
                "keyRun",
                claim.run(),
                "keyLease",
                claim.lease().toMillis() / 1000.0);
    }

    /** The parameters of {@link #KEEP}. */
    public static Map<String, Object> parameters(FirstAnswerRow row) {
        return parameters(row.principal(), row.key(), row.run(), row.answer());
    }

    static Map<String, Object> parameters(
            String principal, String key, UUID run, FirstAnswer answer) {
        return Map.of(
                "keyPrincipal",
                principal,
                "keyName",
                key,
                "keyRun",
                run,
                "keyStatus",
                answer.status(),
                "keyHeaders",
                JSON.writeValueAsString(answer.headers()),
                "keyBody",
                answer.body());
    }

    private static <T> T[] column(
            List<FirstAnswerRow> rows, Function<FirstAnswerRow, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
