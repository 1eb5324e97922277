package dev.usher.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database with the four roles and schemas of Usher. */
public record Database(String url, String superuser, String superuserPassword) {

    /** The address that a service gets: names without a schema are in its own schema. */
    public String url(String schema) {
        return url
                + "?currentSchema="
                + schema
                + "&connectTimeout=2&socketTimeout=15&tcpKeepAlive=true&ApplicationName="
                + schema
                + "-test";
    }

    /** Connects as the service that owns the schema; the role's password is its name. */
    public Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(url(schema), schema, schema);
    }

    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url, superuser, superuserPassword);
    }
}
