package dev.usher.bench.journey.bare;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Executes statements, each of which is a transaction of its own and durable when it returns. */
final class Sql implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final String DUPLICATE = "23505";

    private final HikariDataSource connections;

    /** Reads a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A row with this key is there already; the statement changed nothing. */
    static final class Duplicate extends RuntimeException {
        private Duplicate(SQLException cause) {
            super(cause);
        }
    }

    /** Connects with the settings of the services. */
    Sql(String url, String user) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername(user);
        settings.setPassword(user);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.addDataSourceProperty("prepareThreshold", "1");
        settings.addDataSourceProperty(
                "options", "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
        this.connections = new HikariDataSource(settings);
    }

    int update(String sql, Object... parameters) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    <T> List<T> rows(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(reader.read(found));
            }
            return rows;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** Collections become arrays of UUIDs or texts. */
    private static PreparedStatement prepared(
            Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Collection<?> many) {
                boolean texts = many.stream().allMatch(String.class::isInstance);
                statement.setArray(
                        i + 1, connection.createArrayOf(texts ? "text" : "uuid", many.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    private static RuntimeException failure(SQLException failed) {
        return DUPLICATE.equals(failed.getSQLState())
                ? new Duplicate(failed)
                : new IllegalStateException(failed);
    }

    @Override
    public void close() {
        connections.close();
    }
}
