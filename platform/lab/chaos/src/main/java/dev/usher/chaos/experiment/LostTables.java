package dev.usher.chaos.experiment;

import dev.usher.chaos.check.ConnectionSource;
import dev.usher.chaos.lab.Lab;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes ticket-service's tables again while people buy, then loses all of them and makes them
 * again from the topics, with the operator's commands. Every ticket sold before must still admit.
 */
record LostTables() implements Experiment {

    private static final String SERVICE = "ticket-service";

    /** The inbox is lost with the other tables, so both read all messages again. */
    private static final List<String> GROUPS =
            List.of("ticket-service.payments", "ticket-service.events");

    private static final Duration SALES = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofSeconds(15);
    private static final Duration LEFT_WITHIN = Duration.ofSeconds(40);

    /** All but the history of migrations. */
    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
             where schemaname = 'ticket' and tablename <> 'flyway_schema_history'
            """;

    @Override
    public String name() {
        return "lost-tables";
    }

    @Override
    public String sentence() {
        return "ticket-service publishes its tables again, loses them, and makes them again from"
                + " the topics.";
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        course.wait(SALES);
        lab.processes().operate(SERVICE, "publish-tables");
        course.wait(AFTER);
        lab.processes().end(SERVICE);
        if (!Course.waitUntil(() -> !lab.processes().ready().contains(SERVICE), LEFT_WITHIN)) {
            course.failed(SERVICE + " did not end");
            return;
        }
        course.count("tickets lost", lose(lab.database()));
        lab.processes().operate(SERVICE, "rebuild-tables");
        course.count("tickets made again", tickets(lab.database()));
        for (String group : GROUPS) {
            if (!Course.waitUntil(() -> lab.groups().readAgain(group), LEFT_WITHIN)) {
                course.failed("the group " + group + " could not be moved back");
            }
        }
        lab.processes().start(SERVICE);
        course.wait(AFTER);
        long lost = course.figures().getOrDefault("tickets lost", 0L);
        long again = course.figures().getOrDefault("tickets made again", 0L);
        if (lost == 0 || again < lost) {
            course.failed("%d tickets were lost, %d made again".formatted(lost, again));
        }
    }

    /** Empties the tables; returns the number of tickets that were in them. */
    private static long lose(ConnectionSource database) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            long unsent = number(statement, "select count(*) from ticket.outbox");
            if (unsent > 0) {
                throw new IllegalStateException(
                        unsent + " messages were not sent before the service ended");
            }
            long tickets = number(statement, "select count(*) from ticket.ticket");
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(TABLES)) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            statement.execute("truncate " + String.join(", ", tables));
            return tickets;
        } catch (SQLException failed) {
            throw new IllegalStateException("the tables could not be emptied", failed);
        }
    }

    private static long tickets(ConnectionSource database) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            return number(statement, "select count(*) from ticket.ticket");
        } catch (SQLException failed) {
            throw new IllegalStateException("the tickets could not be counted", failed);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
