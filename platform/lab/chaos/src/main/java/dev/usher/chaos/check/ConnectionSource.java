package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens the superuser's connections to the suite's database, without a proxy. */
public interface ConnectionSource {

    Connection open() throws SQLException;

    /** The source for a local suite, whose superuser's password is its name. */
    static ConnectionSource local(String jdbcUrl) {
        String separator = jdbcUrl.contains("?") ? "&" : "?";
        String url = jdbcUrl + separator + "ApplicationName=usher-check&connectTimeout=5";
        return () -> DriverManager.getConnection(url, "postgres", "postgres");
    }
}
