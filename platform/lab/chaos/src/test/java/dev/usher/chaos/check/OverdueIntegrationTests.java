package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class OverdueIntegrationTests {

    private static final Instant PAID = Instant.parse("2030-01-01T11:00:00Z");

    @Test
    void findsMoneyThatIsOwedForTooLong() throws Exception {
        Database database = Infrastructure.freshDatabase();
        Migrations.apply(database);
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into payment.orders (id, reservation_id, holder_id, buyer_name,
                        buyer_email, phase, closed_as, event_id, organizer_id, event_title,
                        total_amount, currency, quantity, expires_at, session_id, created_at,
                        paid_at, closed_at, message_sequence)
                    values (gen_random_uuid(), gen_random_uuid(), 'ada', 'Ada', 'ada@example.com',
                        'REFUND_PENDING', 'EXPIRED', gen_random_uuid(), 'o', 'Show', 2500, 'EUR', 1,
                        '2030-01-01 10:59Z', 'cs_1', '2030-01-01 10:00Z', '2030-01-01 11:00Z',
                        '2030-01-01 10:59Z', 2)
                    """);
        }

        assertThat(Overdue.find(database::connectAsSuperuser, PAID.plusSeconds(60))).isEmpty();
        assertThat(Overdue.find(database::connectAsSuperuser, PAID.plusSeconds(3600)))
                .singleElement()
                .asString()
                .startsWith("1 refunds are owed for longer than 15 minutes, 2500 in all");
    }
}
