package dev.usher.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database with the roles and schemas of Usher; the password of each role is its name. */
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

    /** The role that migrates the schema. */
    public static String ownerOf(String schema) {
        return schema + "_owner";
    }

    /** Connects as the owner of the schema, who may create and change tables. */
    public Connection connectAsOwner(String schema) throws SQLException {
        return DriverManager.getConnection(url(schema), ownerOf(schema), ownerOf(schema));
    }

    /** Connects as the service that works in the schema. */
    public Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(url(schema), schema, schema);
    }

    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url, superuser, superuserPassword);
    }
}
