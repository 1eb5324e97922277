package dev.usher.bench.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What PostgreSQL counts itself: statements and buffers by role, and syncs of the write-ahead log.
 * Statements are counted in counting passes alone, for counting costs time.
 */
public final class Counters {

    /** What a server needs at its start; the rest is switched at any time. */
    public static final String LIBRARY = "pg_stat_statements";

    /**
     * A session reports what it counted at the end of a transaction, but not more often than this;
     * so after so long a pause a short wave over all sessions brings everything in.
     */
    public static final Duration REPORTED_AT_MOST_EVERY = Duration.ofMillis(1_200);

    private static final Duration SETTLED = Duration.ofMillis(300);

    private static final String STATEMENTS =
            """
            select coalesce(sum(s.calls), 0), coalesce(sum(s.shared_blks_hit + s.shared_blks_read), 0)
            from pg_stat_statements s join pg_roles r on r.oid = s.userid
            where r.rolname = ? and s.query not ilike '%outbox%' and s.query not ilike 'begin%'
                and s.query not ilike 'commit%' and s.query not ilike 'set %'
                and s.query not ilike 'rollback%'
            """;

    private static final String SYNCS =
            "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'";

    private static final String WAL_BYTES = "select wal_bytes::bigint from pg_stat_wal";

    private final Database database;

    public Counters(Database database) {
        this.database = database;
    }

    /** Statements but begin, commit and the relay's own, and the buffers they touched. */
    public record Statements(long calls, long buffers) {

        public Statements since(Statements before) {
            return new Statements(calls - before.calls, buffers - before.buffers);
        }
    }

    /** One kind of statement. */
    public record Statement(String text, long calls, long buffers) {}

    /** The write-ahead log. */
    public record Wal(long syncs, long bytes) {

        public Wal since(Wal before) {
            return new Wal(syncs - before.syncs, bytes - before.bytes);
        }
    }

    /** Begins to count statements, from zero. */
    public void watch() {
        database.execute("create extension if not exists pg_stat_statements");
        database.execute("alter system set pg_stat_statements.track = 'top'");
        database.execute("select pg_reload_conf()");
        pause(SETTLED);
        database.execute("select pg_stat_statements_reset()");
    }

    /** Stops counting statements; what was counted stays. */
    public void rest() {
        database.execute("alter system set pg_stat_statements.track = 'none'");
        database.execute("select pg_reload_conf()");
        pause(SETTLED);
    }

    public Statements statements(String role) {
        return database.rows(
                        STATEMENTS, row -> new Statements(row.getLong(1), row.getLong(2)), role)
                .getFirst();
    }

    /** The most frequent ones, for whoever wonders. */
    public List<Statement> frequent(String role, int atMost) {
        return database.rows(
                """
                select s.query, s.calls, s.shared_blks_hit + s.shared_blks_read
                from pg_stat_statements s join pg_roles r on r.oid = s.userid
                where r.rolname = ? order by s.calls desc limit ?
                """,
                row -> new Statement(row.getString(1), row.getLong(2), row.getLong(3)),
                role,
                atMost);
    }

    /** As far as the sessions have reported; those that ended have. */
    public Wal wal() {
        return new Wal(database.number(SYNCS), database.number(WAL_BYTES));
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
