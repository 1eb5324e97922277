package dev.usher.payment;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Records the statements and commits of the service's pool while it is on. Work that repeats by
 * itself has a thread with another name and is left out.
 */
public final class StatementLog {

    /** The threads of requests, of notifications and of listeners. */
    private static final Pattern WORKS_FOR_AN_ORDER =
            Pattern.compile("tomcat-handler-.*|kafka-.*|");

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private volatile boolean on;

    /** Begins to record, from nothing. */
    public void begin() {
        log.clear();
        on = true;
    }

    /** Returns what was recorded since the beginning or the last call, in its order. */
    public List<String> drain() {
        List<String> drained = List.copyOf(log);
        log.removeAll(drained);
        return drained;
    }

    public void end() {
        on = false;
    }

    DataSource recording(DataSource pool) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                return recording(super.getConnection());
            }
        };
    }

    private Connection recording(Connection connection) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    if (method.getName().equals("commit")) {
                        add("commit");
                    }
                    return result instanceof PreparedStatement statement
                            ? recording(connection, statement, arguments[0].toString())
                            : result;
                });
    }

    private PreparedStatement recording(
            Connection connection, PreparedStatement statement, String sql) {
        return proxy(
                PreparedStatement.class,
                (_, method, arguments) -> {
                    Object result = call(statement, method, arguments);
                    if (method.getName().startsWith("execute")) {
                        add(sql.strip().replaceAll("\\s+", " "));
                        if (connection.getAutoCommit()) {
                            add("commit");
                        }
                    }
                    return result;
                });
    }

    private void add(String entry) {
        if (on && WORKS_FOR_AN_ORDER.matcher(Thread.currentThread().getName()).matches()) {
            log.add(entry);
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
