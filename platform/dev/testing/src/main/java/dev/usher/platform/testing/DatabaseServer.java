package dev.usher.platform.testing;

import dev.usher.platform.infrastructure.PostgresRoles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A running PostgreSQL on a port of this machine, with its superuser. */
record DatabaseServer(String host, int port, String superuser, String password) {

    Database create(String name) {
        try {
            try (Connection server = connect("postgres");
                    Statement statement = server.createStatement()) {
                statement.execute("create database " + name);
            }
            try (Connection database = connect(name)) {
                PostgresRoles.apply(database);
            }
            return new Database(
                    "jdbc:postgresql://" + host + ":" + port + "/" + name, superuser, password);
        } catch (SQLException refused) {
            throw new IllegalStateException("could not create the database " + name, refused);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + database, superuser, password);
    }
}
