package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates the four roles and schemas of Usher in a running PostgreSQL, native or not, from the same
 * file as under docker-compose.
 */
public final class PostgresRoles {

    private PostgresRoles() {}

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * Creates the database if it does not exist and applies the file; doing it again changes
     * nothing.
     */
    static void apply(int port) {
        try {
            try (Connection server = superuser(url(port, "postgres"));
                    Statement statement = server.createStatement();
                    ResultSet found =
                            statement.executeQuery(
                                    "select 1 from pg_database where datname = '"
                                            + NativePostgres.DATABASE
                                            + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + NativePostgres.DATABASE);
                }
            }
            try (Connection database = superuser(url(port, NativePostgres.DATABASE))) {
                apply(database);
            }
        } catch (SQLException refused) {
            throw new ServerFailed(
                    "PostgreSQL refused the roles of Usher: " + refused.getMessage(), refused);
        }
    }

    /** Applies the file on a superuser's connection. */
    public static void apply(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql());
        }
    }

    private static Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, NativePostgres.SUPERUSER, NativePostgres.SUPERUSER);
    }

    private static String sql() {
        try (InputStream stream = PostgresRoles.class.getResourceAsStream("roles.sql")) {
            if (stream == null) {
                throw new IllegalStateException("roles.sql is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
