package dev.usher.platform.web.deadline;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Waits for a connection no longer than the caller of the current request does. The pool's own
 * timeout stays the longest wait.
 */
class DeadlineDataSource extends DelegatingDataSource {

    private final HikariDataSource pool;

    DeadlineDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Deadline deadline = Deadline.current();
        if (!deadline.isSet()) {
            return pool.getConnection();
        }
        Duration left = deadline.left();
        if (left.isZero()) {
            throw new SQLTransientConnectionException(
                    "the caller waits for no connection any more");
        }
        boolean enough = left.toMillis() >= pool.getConnectionTimeout();
        return !enough && pool.getHikariPoolMXBean() instanceof HikariPool started
                ? started.getConnection(left.toMillis())
                : pool.getConnection();
    }
}
