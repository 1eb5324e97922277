package dev.usher.bench.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A superuser's connection to the suite's PostgreSQL, for one thread at a time. */
public final class BenchDatabase implements AutoCloseable {

    /** The role of the references, which owns the schema of the same name. */
    public static final String REFERENCE = "bench";

    /** A role whose password is its name. */
    public static final String SUPERUSER = "postgres";

    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 5;

    private final int port;
    private final String name;
    private final Connection connection;

    private BenchDatabase(int port, String name, Connection connection) {
        this.port = port;
        this.name = name;
        this.connection = connection;
    }

    public static BenchDatabase open(int port, String name) {
        try {
            return new BenchDatabase(port, name, connect(url(port, name)));
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, SUPERUSER, SUPERUSER);
    }

    /** The address for {@link #connect} in another program. */
    public String url() {
        return url(port, name);
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?ApplicationName=bench";
    }

    /**
     * The connection string of libpq for {@link #REFERENCE}, whose password is cheap to check, so
     * that connecting adds little to a burst.
     */
    String connectionText() {
        return "host=127.0.0.1 port=%d dbname=%s user=%s password=%s application_name=pgbench"
                .formatted(port, name, REFERENCE, REFERENCE);
    }

    /** Creates an empty schema for the references. */
    public void prepareReferences() {
        execute(
                """
                drop schema if exists %1$s cascade;
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s;
                    end if;
                end $$;
                set scram_iterations = 1;
                alter role %1$s login password '%1$s';
                reset scram_iterations;
                alter role %1$s set search_path = %1$s;
                create schema %1$s authorization %1$s;
                """
                        .formatted(REFERENCE));
        execute("grant connect on database %s to %s".formatted(name, REFERENCE));
    }

    /**
     * Executes one or more statements without parameters, all or none. At most five attempts: a
     * truncation of many tables can deadlock with a service.
     */
    public void execute(String sql) {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return;
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS || !DEADLOCK.equals(failed.getSQLState())) {
                    throw new DatabaseFailed(failed);
                }
            }
        }
    }

    public int update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    public long number(String sql, Object... parameters) {
        return rows(sql, row -> row.getLong(1), parameters).getFirst();
    }

    /** Reads a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> rows(String sql, Reader<T> reader, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** A statement of the bench failed. */
    static final class DatabaseFailed extends RuntimeException {
        DatabaseFailed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
