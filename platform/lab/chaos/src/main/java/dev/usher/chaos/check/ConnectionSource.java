package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens connections of the superuser to the suite's database, past every proxy. */
public interface ConnectionSource {

    Connection open() throws SQLException;

    /** As the local suite has it, where the superuser's password is its name. */
    static ConnectionSource local(String jdbcUrl) {
        String separator = jdbcUrl.contains("?") ? "&" : "?";
        String url = jdbcUrl + separator + "ApplicationName=usher-check&connectTimeout=5";
        return () -> DriverManager.getConnection(url, "postgres", "postgres");
    }
}
