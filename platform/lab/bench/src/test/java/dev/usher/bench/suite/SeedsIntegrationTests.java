package dev.usher.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.platform.testing.Infrastructure;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SeedsIntegrationTests {

    @Test
    void keepsTheRowByWhichStripesListOfEventsIsRead() {
        URI address = URI.create(Infrastructure.freshDatabase().url().substring("jdbc:".length()));
        try (BenchDatabase database =
                BenchDatabase.open(address.getPort(), address.getPath().substring(1))) {
            database.execute(
                    """
                    create table payment.stripe_cursor (only_row boolean default true);
                    create table payment.flyway_schema_history (version text);
                    create table payment.orders (id integer);
                    insert into payment.stripe_cursor default values;
                    insert into payment.flyway_schema_history values ('9');
                    insert into payment.orders values (1), (2);
                    """);

            new Seeds(database).deleteAll();

            assertThat(database.number("select count(*) from payment.orders")).isZero();
            assertThat(database.number("select count(*) from payment.stripe_cursor")).isOne();
            assertThat(database.number("select count(*) from payment.flyway_schema_history"))
                    .isOne();
        }
    }
}
