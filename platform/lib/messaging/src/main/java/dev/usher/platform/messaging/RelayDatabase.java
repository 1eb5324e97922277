package dev.usher.platform.messaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Opens the relay's own connection, so that an exhausted pool never stops messages. */
final class RelayDatabase {

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String applicationName;
    private final OutboxProperties settings;

    RelayDatabase(
            String url,
            @Nullable String user,
            @Nullable String password,
            String applicationName,
            OutboxProperties settings) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.applicationName = applicationName;
        this.settings = settings;
    }

    RelaySession open() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        // The URL overrides these.
        properties.setProperty(
                "connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty(
                "socketTimeout", Long.toString(settings.socketTimeout().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            connection.setClientInfo("ApplicationName", applicationName + "-relay");
            return new RelaySession(connection, settings.batchSize(), settings.hangTimeout());
        } catch (SQLException | RuntimeException unusable) {
            connection.close();
            throw unusable;
        }
    }
}
