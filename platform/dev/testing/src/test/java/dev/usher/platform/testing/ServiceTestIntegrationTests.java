package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "ticket")
class ServiceTestIntegrationTests {

    private final Api api;
    private final TestIssuer issuer;
    private final MutableClock clock;
    private final Database database;

    ServiceTestIntegrationTests(Api api, TestIssuer issuer, MutableClock clock, Database database) {
        this.api = api;
        this.issuer = issuer;
        this.clock = clock;
        this.database = database;
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void runsTheServiceAsItsOwnRoleInItsOwnSchema() {
        ApiResponse mirror = api.get("/mirror", null).expect(200);

        assertThat(mirror.string("/role")).isEqualTo("ticket");
        assertThat(mirror.string("/schema")).isEqualTo("ticket");
        assertThat(mirror.string("/issuer")).isEqualTo(issuer.issuer());
    }

    @Test
    void lendsTheServiceTheClockOfTheTest() {
        clock.advance(Duration.ofDays(400));

        assertThat(Instant.parse(api.get("/mirror", null).string("/now")))
                .isCloseTo(clock.instant(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void givesEachContextADatabaseOfItsOwn() throws SQLException {
        try (Connection here = database.connectAsOwner("ticket");
                Connection elsewhere = Infrastructure.freshDatabase().connect("ticket")) {
            here.createStatement().execute("CREATE TABLE only_here (id int)");

            try (ResultSet rows =
                    elsewhere
                            .createStatement()
                            .executeQuery(
                                    "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }
}
