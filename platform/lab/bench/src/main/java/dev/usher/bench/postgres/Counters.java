package dev.usher.bench.postgres;

import dev.usher.bench.machine.Waiting;
import java.time.Duration;

/**
 * PostgreSQL's own counters: statements and buffers by role, and syncs of the write-ahead log.
 * Statements are counted only in passes that are not timed, because counting costs time.
 */
public final class Counters {

    /** The library that the server must load at its start. */
    public static final String LIBRARY = "pg_stat_statements";

    /**
     * A session reports its counters at the end of a transaction, but not more often than this.
     * After a pause of this length a few requests over all sessions make the counters complete.
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

    private final BenchDatabase database;

    public Counters(BenchDatabase database) {
        this.database = database;
    }

    /** Statements without begin, commit and the relay's, and the buffers they touched. */
    public record Statements(long calls, long buffers) {

        public Statements since(Statements before) {
            return new Statements(calls - before.calls, buffers - before.buffers);
        }
    }

    /** Syncs and bytes of the write-ahead log. */
    public record Wal(long syncs, long bytes) {

        public Wal since(Wal before) {
            return new Wal(syncs - before.syncs, bytes - before.bytes);
        }
    }

    /** Starts to count statements, from zero. */
    public void watch() {
        database.execute("create extension if not exists pg_stat_statements");
        database.execute("alter system set pg_stat_statements.track = 'top'");
        database.execute("select pg_reload_conf()");
        Waiting.pause(SETTLED);
        database.execute("select pg_stat_statements_reset()");
    }

    /** Stops counting statements and keeps the counts. */
    public void rest() {
        database.execute("alter system set pg_stat_statements.track = 'none'");
        database.execute("select pg_reload_conf()");
        Waiting.pause(SETTLED);
    }

    public Statements statements(String role) {
        return database.rows(
                        STATEMENTS, row -> new Statements(row.getLong(1), row.getLong(2)), role)
                .getFirst();
    }

    /** Counts of the sessions that have reported; a session that ended has. */
    public Wal wal() {
        return new Wal(database.number(SYNCS), database.number(WAL_BYTES));
    }
}
